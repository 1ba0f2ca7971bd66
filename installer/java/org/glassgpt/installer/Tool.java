package org.glassgpt.installer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Runs the tools that make packages. */
final class Tool {
    private Tool() {}

    /** @throws IOException with the command's own words when it fails */
    static void run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes());
        int exit = process.waitFor();
        if (exit != 0) throw new IOException(String.join(" ", command) + " ended with " + exit + ":\n" + said);
    }

    static boolean exists(String name) {
        return Stream.of(System.getenv("PATH").split(java.io.File.pathSeparator))
                .flatMap(folder -> List.of(name, name + ".exe").stream().map(file -> Path.of(folder, file)))
                .anyMatch(Files::isExecutable);
    }

    /** One of the JDK that runs this. */
    static String ofThisJdk(String name) {
        return Path.of(System.getProperty("java.home"), "bin", name).toString();
    }
}
