package org.glassgpt.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFileTest {
    /** A device that is always full. */
    private static final Path FULL = Path.of("/dev/full");

    @TempDir
    private Path folder;

    @Test
    void aFullDiskIsReportedWithTheFile() throws IOException {
        assumeTrue(Files.exists(FULL), "there is such a device");
        Path file = Files.writeString(folder.resolve("trace.csv"), "before");
        Files.createSymbolicLink(folder.resolve(".trace.csv.part"), FULL);

        FileSystemException full =
                assertThrows(FileSystemException.class, () -> AtomicFile.write(file, "the new contents"));

        assertEquals(file.toString(), full.getFile());
        assertNotNull(full.getReason());
        assertEquals("before", Files.readString(file));
        try (Stream<Path> left = Files.list(folder)) {
            assertEquals(List.of(file), left.toList());
        }
    }
}
