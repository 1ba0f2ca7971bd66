package org.glassgpt.app;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** What went wrong, in a file on this machine: nothing is sent anywhere. It names no text that was typed. */
final class CrashReport {
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss-SSS", Locale.ROOT);
    private static final int KEPT = 5;

    private CrashReport() {}

    /**
     * Writes the report.
     *
     * @param folder of logs
     * @return the file
     */
    static Path write(Path folder, Thread thread, Throwable failure) throws IOException {
        Files.createDirectories(folder);
        Path file = folder.resolve("crash-" + STAMP.format(LocalDateTime.now()) + ".txt");
        Files.writeString(file, text(thread, failure));
        forget(folder);
        return file;
    }

    private static String text(Thread thread, Throwable failure) {
        Runtime runtime = Runtime.getRuntime();
        StringWriter stack = new StringWriter();
        // Into the report: nothing goes to a stream.
        failure.printStackTrace(new PrintWriter(stack, true));
        String version = CrashReport.class.getPackage().getImplementationVersion();
        return String.format(
                Locale.ROOT,
                "GlassGPT %s%n%s%nJava %s (%s), JavaFX %s%n%s %s %s, %d processors%nmemory: %d of %d MB%nthread: %s%n%n%s",
                version == null ? "(from source)" : version,
                LocalDateTime.now(),
                Runtime.version(),
                System.getProperty("java.vendor"),
                System.getProperty("javafx.runtime.version", "not started"),
                System.getProperty("os.name"),
                System.getProperty("os.version"),
                System.getProperty("os.arch"),
                runtime.availableProcessors(),
                (runtime.totalMemory() - runtime.freeMemory()) >> 20,
                runtime.maxMemory() >> 20,
                thread.getName(),
                stack);
    }

    /** The newest stay. */
    private static void forget(Path folder) throws IOException {
        List<Path> reports;
        try (Stream<Path> files = Files.list(folder)) {
            reports = files.filter(file -> file.getFileName().toString().matches("crash-.*\\.txt"))
                    .sorted()
                    .toList();
        }
        for (Path old : reports.subList(0, Math.max(0, reports.size() - KEPT))) Files.deleteIfExists(old);
    }
}
