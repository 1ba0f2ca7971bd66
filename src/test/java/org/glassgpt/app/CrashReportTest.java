package org.glassgpt.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CrashReportTest {
    @TempDir
    Path temp;

    @Test
    void saysWhatHappenedWhere() throws IOException {
        Path file = CrashReport.write(temp, Thread.currentThread(), new IllegalStateException("这里"));
        String text = Files.readString(file);
        assertTrue(text.contains("IllegalStateException: 这里"), text);
        assertTrue(text.contains("CrashReportTest.saysWhatHappenedWhere"), text);
        assertTrue(text.contains(Thread.currentThread().getName()), text);
    }

    @Test
    void onlyTheNewestStay() throws IOException {
        for (int i = 0; i < 9; i++) Files.createFile(temp.resolve("crash-2000010" + i + ".txt"));
        Path last = CrashReport.write(temp, Thread.currentThread(), new IllegalStateException());
        try (Stream<Path> files = Files.list(temp)) {
            List<Path> left = files.sorted().toList();
            assertEquals(5, left.size());
            assertEquals(last, left.get(4));
        }
    }
}
