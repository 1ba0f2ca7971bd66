package org.glassgpt.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkLockTest {
    @TempDir
    private Path folder;

    private Path right;

    @BeforeEach
    void name() {
        right = folder.resolve(".lock");
    }

    @Test
    void oneAtATime() throws IOException {
        try (WorkLock mine = WorkLock.tryTake(right).orElseThrow()) {
            assertTrue(WorkLock.tryTake(right).isEmpty());
            FileSystemException late =
                    assertThrows(FileSystemException.class, () -> WorkLock.take(right, Duration.ofMillis(1)));
            assertEquals(right.toString(), late.getFile());
        }
        assertFalse(Files.exists(right));
        WorkLock.tryTake(right).orElseThrow().close();
    }

    @Test
    void whatAKilledProcessLeftIsNoHindrance() throws IOException {
        Files.writeString(right, "of a process that is no more, and longer than what is written there now");
        try (WorkLock mine = WorkLock.tryTake(right).orElseThrow()) {
            assertTrue(WorkLock.tryTake(right).isEmpty());
        }
    }

    @Test
    void nobodyReadsBetweenReadingAndWriting() throws Exception {
        Path count = Files.writeString(folder.resolve("count"), "0");
        ExecutorService windows = Executors.newFixedThreadPool(4);
        Callable<Void> increment = () -> {
            try (WorkLock mine = WorkLock.take(right, Duration.ofMinutes(1))) {
                int was = Integer.parseInt(Files.readString(count));
                AtomicFile.write(count, String.valueOf(was + 1));
            }
            return null;
        };
        try {
            for (Future<Void> done : windows.invokeAll(Collections.nCopies(60, increment))) done.get();
        } finally {
            windows.shutdown();
        }
        assertEquals("60", Files.readString(count));
        assertFalse(Files.exists(right));
    }
}
