package org.glassgpt.installer;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;

/**
 * How long the start takes, beside a window with one label: whole processes, in turn, both with the package's own Java, the
 * same options, the same jars and a class archive each. Wants a display ({@code xvfb-run}).
 */
public final class StartUp {
    private static final String APPLICATION = "org.glassgpt.app.Launcher";
    private static final List<String> HIDDEN =
            List.of("-Dglass.platform=Monocle", "-Dmonocle.platform=Headless", "-Dprism.order=sw");

    private static final int ROUNDS = 15;
    private static final double WINDOW_BAR = 1.5;
    private static final double PREDICTION_BAR = 2.5;

    private final Path app;
    private final Path java;
    private final Path work;
    private final List<String> options;
    private final String jars;
    private final boolean cache;

    private StartUp(Path folder) throws IOException {
        app = folder.resolve("lib/app");
        java = folder.resolve("lib/runtime/bin/java");
        work = Files.createTempDirectory("glassgpt-start");
        List<String> config = Files.readAllLines(app.resolve("GlassGPT.cfg"));
        cache = config.stream().anyMatch(line -> line.contains("-XX:AOTCache="));
        options = config.stream()
                .filter(line -> line.startsWith("java-options=") && !line.contains("glassgpt.jsa"))
                .map(line -> line.substring("java-options=".length()).replace("$APPDIR", app.toString()))
                .toList();
        jars = String.join(
                ":",
                config.stream()
                        .filter(line -> line.startsWith("app.classpath="))
                        .map(line -> line.substring("app.classpath=".length()).replace("$APPDIR", app.toString()))
                        .toList());
    }

    /** @param arguments the application folder, and perhaps how many rounds */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        int rounds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : ROUNDS;
        StartUp startUp = new StartUp(Path.of(arguments[0]).toAbsolutePath());
        boolean holds;
        try {
            holds = startUp.measure(rounds);
        } finally {
            startUp.clean();
        }
        System.exit(holds ? 0 : 1);
    }

    private boolean measure(int rounds) throws IOException, InterruptedException {
        String ours = jars;
        String plain = jars + ":" + plainJar();
        List<String> us = List.of(APPLICATION, "app", "--probe");
        List<String> label = List.of(PlainLauncher.class.getName());
        List<String> hidden = new ArrayList<>(HIDDEN);
        hidden.addAll(us);
        archive(ours, "ours.jsa", hidden); // as where it is installed, where there may be no display
        archive(plain, "plain.jsa", label);
        Map<String, List<Double>> times = new HashMap<>();
        for (int i = 0; i < rounds; i++) {
            run(plain, "plain.jsa", label).forEach((what, time) -> add(times, "plain", time));
            run(ours, "ours.jsa", us).forEach((what, time) -> add(times, what, time));
        }
        double one = median(times.get("plain"));
        System.out.printf(Locale.ROOT, "plain       %6.0f ms   a window with one label, median of %d%n", one, rounds);
        return say("window", times, one, WINDOW_BAR) & say("prediction", times, one, PREDICTION_BAR);
    }

    private static boolean say(String what, Map<String, List<Double>> times, double plain, double bar) {
        double time = median(times.get(what));
        boolean holds = time / plain <= bar;
        System.out.printf(
                Locale.ROOT, "%-10s  %6.0f ms   ratio %.2f   at most %.1f   %s%n", what, time, time / plain, bar, holds ? "pass" : "MISSED");
        return holds;
    }

    private static void add(Map<String, List<Double>> times, String what, double time) {
        times.computeIfAbsent(what, any -> new ArrayList<>()).add(time);
    }

    private static double median(List<Double> times) {
        double[] sorted = times.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        return sorted[sorted.length / 2];
    }

    private void archive(String classPath, String name, List<String> main) throws IOException, InterruptedException {
        List<String> command = command(classPath, "-XX:" + (cache ? "AOTCacheOutput=" : "ArchiveClassesAtExit=") + work.resolve(name), main);
        Tool.run(command.toArray(String[]::new));
    }

    private List<String> command(String classPath, String archive, List<String> main) {
        List<String> command = new ArrayList<>(List.of(java.toString()));
        command.addAll(options);
        command.addAll(List.of("-Duser.home=" + work, archive, "-cp", classPath));
        command.addAll(main);
        return command;
    }

    /** Milliseconds from the start of the process to each of the lines that it prints. */
    private Map<String, Double> run(String classPath, String archive, List<String> main) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command(classPath, "-XX:" + (cache ? "AOTCache=" : "SharedArchiveFile=") + work.resolve(archive), main))
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().put("HOME", work.toString());
        Map<String, Double> times = new HashMap<>();
        long start = System.nanoTime();
        Process process = builder.start();
        try (BufferedReader out = process.inputReader()) {
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                times.put(line, (System.nanoTime() - start) / 1e6);
            }
        }
        if (process.waitFor() != 0 || times.isEmpty()) throw new IOException(main + " ended with " + process.exitValue());
        return times;
    }

    /** The plain window's classes in a jar, for class archives take nothing else. */
    private Path plainJar() throws IOException {
        Path jar = work.resolve("plain.jar");
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream zip = new JarOutputStream(file)) {
            for (Class<?> type : Arrays.asList(PlainLauncher.class, PlainWindow.class)) {
                String name = type.getName().replace('.', '/') + ".class";
                zip.putNextEntry(new ZipEntry(name));
                zip.write(type.getClassLoader().getResourceAsStream(name).readAllBytes());
                zip.closeEntry();
            }
        }
        return jar;
    }

    private void clean() throws IOException {
        try (Stream<Path> files = Files.walk(work)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) Files.deleteIfExists(file);
        }
    }
}
