package org.glassgpt.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFileTest {
    /** Every write to it fails for want of room. */
    private static final Path FULL = Path.of("/dev/full");

    @TempDir
    private Path folder;

    private List<Path> left() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }

    @Test
    void aFullDiskIsReportedWithTheFile() throws IOException {
        assumeTrue(Files.exists(FULL), "there is such a device");
        Path file = folder.resolve("trace.csv");
        try (FileChannel full = FileChannel.open(FULL, StandardOpenOption.WRITE)) {
            AtomicFile.Named named = new AtomicFile.Named(file, full);
            FileSystemException failure =
                    assertThrows(FileSystemException.class, () -> named.write(ByteBuffer.allocate(10)));
            assertEquals(file.toString(), failure.getFile());
            assertNotNull(failure.getReason());
        }
    }

    @Test
    void whatCannotBeFinishedLeavesWhatWasThere() throws IOException {
        Path file = Files.writeString(folder.resolve("trace.csv"), "before");
        IOException failure = new IOException("no more");
        AtomicFile.Body body = out -> {
            AtomicFile.writeFully(out, ByteBuffer.wrap(new byte[100]));
            throw failure;
        };
        assertEquals(failure, assertThrows(IOException.class, () -> AtomicFile.write(file, body)));
        assertEquals("before", Files.readString(file));
        assertEquals(List.of(file), left());
    }

    @Test
    void aMissingFolderIsNamed() {
        Path nowhere = folder.resolve("nowhere");
        NoSuchFileException missing = assertThrows(
                NoSuchFileException.class, () -> AtomicFile.write(nowhere.resolve("trace.csv"), "contents"));
        assertEquals(nowhere.toString(), missing.getFile());
    }

    @Test
    void whatCannotBeBegunIsSaidOfTheFileItself() throws IOException {
        Path inAFile = Files.writeString(folder.resolve("lesson.txt"), "text").resolve("session.glassgpt");
        FileSystemException failure =
                assertThrows(FileSystemException.class, () -> AtomicFile.write(inAFile, "contents"));
        assertEquals(inAFile.toString(), failure.getFile());
    }

    /** Two that are in the middle of the same file do not write into each other's. */
    @Test
    void theLastToBeReadyStandsThereWhole() throws IOException {
        Path file = folder.resolve("session.glassgpt");
        try (AtomicFile first = AtomicFile.prepare(file, AtomicFile.textBody("a".repeat(100)));
                AtomicFile second = AtomicFile.prepare(file, AtomicFile.textBody("b".repeat(50)))) {
            first.commit();
            assertEquals("a".repeat(100), Files.readString(file));
            second.commit();
        }
        assertEquals("b".repeat(50), Files.readString(file));
        assertEquals(List.of(file), left());
    }

    @Test
    void manyAtTheSameTimeLeaveOneWholeFile() throws Exception {
        Path file = folder.resolve("session.glassgpt");
        ExecutorService writers = Executors.newFixedThreadPool(4);
        try {
            List<Callable<Void>> all = new ArrayList<>();
            for (char letter = 'a'; letter < 'u'; letter++) {
                String text = String.valueOf(letter).repeat(10_000 + 100 * letter);
                all.add(() -> {
                    AtomicFile.write(file, text);
                    return null;
                });
            }
            for (Future<Void> written : writers.invokeAll(all)) written.get();
        } finally {
            writers.shutdown();
        }
        String text = Files.readString(file);
        assertEquals(10_000 + 100 * text.charAt(0), text.length());
        assertEquals(1, text.chars().distinct().count());
        assertEquals(List.of(file), left());
    }

    /** As long as a file system takes it. */
    @Test
    void aLongNameIsNoHindrance() throws IOException {
        Path file = folder.resolve("狐".repeat(80) + ".glassgpt"); // 249 bytes
        AtomicFile.write(file, "before");
        AtomicFile.write(file, "after");
        assertEquals("after", Files.readString(file));
        assertEquals(List.of(file), left());
    }

    @Test
    void whatAKilledProcessLeftIsClearedAway() throws IOException {
        Path file = folder.resolve("model.safetensors");
        String name = "123456ab.part";
        Path dead = Files.createFile(folder.resolve(".model.safetensors." + Long.MAX_VALUE / 10 + "-" + name));
        Path ours = Files.createFile(
                folder.resolve(".model.safetensors." + ProcessHandle.current().pid() + "-" + name));
        Path others = Files.createFile(folder.resolve(".model.safetensors.mine.part"));
        AtomicFile.write(file, "contents");
        assertFalse(Files.exists(dead));
        assertTrue(Files.exists(ours), "somebody is writing it");
        assertTrue(Files.exists(others), "this is none of ours");
    }
}
