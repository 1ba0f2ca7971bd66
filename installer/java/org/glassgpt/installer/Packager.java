package org.glassgpt.installer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The application folder and the packages of the system that this runs on: {@code target/glassgpt} goes in, a folder with
 * its own Java and deb, rpm, msi or dmg come out.
 */
public final class Packager {
    private static final String NAME = "GlassGPT";
    private static final String MAIN = "org.glassgpt.app.Launcher";
    /** What the application and its libraries use of Java; naming and management are ND4J's wish, the charsets hold GB18030. */
    private static final String MODULES = String.join(
            ",",
            "java.base",
            "java.desktop",
            "java.instrument",
            "java.logging",
            "java.management",
            "java.naming",
            "java.scripting",
            "java.sql",
            "java.xml",
            "jdk.charsets",
            "jdk.localedata",
            "jdk.unsupported",
            "jdk.zipfs");

    /** Classes as they lie in memory (AppCDS, or the AOT cache of Java 25): made where the application is installed. */
    private static final String ARCHIVE = "glassgpt.jsa";

    private static final List<String> JAVA_OPTIONS = List.of(
            "-Xlog:disable",
            "-XX:-UsePerfData",
            "-XX:MaxRAMPercentage=35",
            // Java compiles less at the start, when everything wants the processor, and as much as ever soon after.
            "-XX:CompileThresholdScaling=4",
            "-XX:Tier3DelayOn=0",
            "-XX:Tier3DelayOff=0",
            "-Dorg.bytedeco.javacpp.maxbytes=200%",
            "-Dorg.bytedeco.javacpp.maxphysicalbytes=250%",
            "-Dfile.encoding=UTF-8");

    /** Natives are found beside the jars; nothing is unpacked, nothing linked in the user's home. */
    private static final List<String> UNPACKED_OPTIONS = List.of(
            "-Djava.library.path=$APPDIR",
            "-Dorg.bytedeco.javacpp.pathsFirst=true",
            "-Dorg.bytedeco.javacpp.canCreateSymbolicLink=false",
            "-Dorg.bytedeco.javacpp.cachedir=$APPDIR",
            "-Dorg.bytedeco.javacpp.cachedir.nosubdir=true",
            "-Djna.nounpack=true",
            "-Djna.boot.library.path=$APPDIR");

    private static final List<String> MODERN_OPTIONS =
            List.of("--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow");

    private final Path dist;
    private final String version;
    private final Path out;
    private final Path sources;
    private final boolean linux;
    private final boolean windows;

    private Packager(Path dist, String version, Path out, Path sources) {
        this.dist = dist;
        this.version = version;
        this.out = out;
        this.sources = sources;
        String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        this.linux = system.contains("linux");
        this.windows = system.contains("windows");
    }

    /** @param arguments target/glassgpt, the version, where to write, the folder {@code installer} */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        String version = arguments[1].replaceFirst("-.*", "");
        if (System.getProperty("os.name").startsWith("Mac")) version = version.replaceFirst("^0", "1"); // macOS refuses a leading 0
        new Packager(Path.of(arguments[0]), version, Path.of(arguments[2]), Path.of(arguments[3])).run();
    }

    private void run() throws IOException, InterruptedException {
        Trees.delete(out);
        Path stage = out.resolve("stage");
        new Staging(stage, linux).fill(dist, sources.resolve("licences"));
        Path image = image(stage);
        say(image, "the application folder, started by " + (linux ? "bin/" + NAME : NAME));
        if (linux) {
            LinuxPackage made = new LinuxPackage(new LinuxTree(image, sources.resolve("linux")), out, version);
            if (Tool.exists("dpkg-deb")) say(DebPackage.build(made), "deb");
            else System.out.println("no deb: there is no dpkg-deb here");
            if (Tool.exists("rpmbuild")) say(RpmPackage.build(made), "rpm");
            else System.out.println("no rpm: there is no rpmbuild here");
        } else {
            say(jpackage(windows ? "msi" : "dmg", image), windows ? "msi" : "dmg");
        }
        Trees.delete(stage);
    }

    private Path image(Path stage) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Tool.ofThisJdk("jpackage"),
                "--type", "app-image",
                "--name", NAME,
                "--app-version", version,
                "--vendor", "GlassGPT",
                "--description", "A small GPT, every number of it visible",
                "--input", stage.toString(),
                "--main-jar", mainJar(stage),
                "--main-class", MAIN,
                "--add-modules", MODULES,
                "--jlink-options", "--strip-debug --no-man-pages --no-header-files --compress=" + compression()
                        + " --include-locales=en,zh",
                "--icon", icon().toString(),
                "--dest", out.toString()));
        if (windows) command.addAll(List.of("--add-launcher", "glassgpt-cli=" + consoleLauncher()));
        List<String> options = new ArrayList<>(JAVA_OPTIONS);
        if (linux) options.addAll(UNPACKED_OPTIONS);
        int java = Runtime.version().feature();
        options.add("-XX:" + (java >= 25 ? "AOTCache" : "SharedArchiveFile") + "=$APPDIR/" + ARCHIVE);
        if (java >= 24) options.addAll(MODERN_OPTIONS);
        for (String option : options) command.addAll(List.of("--java-options", option));
        Tool.run(command.toArray(String[]::new));
        if (linux) {
            Path runtime = out.resolve(NAME + "/lib/runtime");
            // Sound and splash screens: not used, and they would want libraries that nothing else does.
            for (String unused : List.of("libjsound.so", "libsplashscreen.so")) {
                Files.deleteIfExists(runtime.resolve("lib").resolve(unused));
            }
            Tool.run(runtime.resolve("bin/java").toString(), "-Xshare:dump");
        }
        return out.resolve(windows || linux ? NAME : NAME + ".app");
    }

    /** The window's launcher has no console on Windows; commands want one. */
    private Path consoleLauncher() throws IOException {
        return Files.writeString(out.resolve("console.properties"), "win-console=true\nwin-menu=false\nwin-shortcut=false\n");
    }

    private static String compression() {
        return Runtime.version().feature() >= 21 ? "zip-6" : "2";
    }

    private static String mainJar(Path stage) throws IOException {
        try (Stream<Path> files = Files.list(stage)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.matches("glassgpt-.*\\.jar"))
                    .findFirst()
                    .orElseThrow(() -> new IOException(stage + " has no glassgpt-*.jar; mvn package makes it"));
        }
    }

    private Path icon() throws IOException {
        Path icons = out.resolve("icons");
        if (windows) Icon.ico(icons.resolve(NAME + ".ico"), 16, 32, 48, 256);
        else if (!linux) Icon.icns(icons.resolve(NAME + ".icns"));
        else Icon.png(icons.resolve(NAME + ".png"), 256);
        return icons.resolve(NAME + (windows ? ".ico" : linux ? ".png" : ".icns"));
    }

    /** What jpackage does itself: msi, dmg. */
    private Path jpackage(String type, Path image) throws IOException, InterruptedException {
        Path association = out.resolve("session.properties");
        Files.writeString(
                association, "extension=glassgpt\nmime-type=application/x-glassgpt\ndescription=GlassGPT session\n");
        List<String> command = new ArrayList<>(List.of(
                Tool.ofThisJdk("jpackage"),
                "--type", type,
                "--name", NAME,
                "--app-version", version,
                "--vendor", "GlassGPT",
                "--app-image", image.toString(),
                "--file-associations", association.toString(),
                "--dest", out.toString()));
        Map<String, List<String>> special = Map.of(
                "msi", List.of("--win-menu", "--win-shortcut", "--win-per-user-install", "--win-dir-chooser"),
                "dmg", List.of());
        command.addAll(special.get(type));
        Tool.run(command.toArray(String[]::new));
        try (Stream<Path> files = Files.list(out)) {
            return files.filter(file -> file.toString().endsWith("." + type)).findFirst().orElseThrow();
        }
    }

    private static void say(Path made, String what) throws IOException {
        System.out.printf(Locale.ROOT, "%s: %s, %.1f MB%n", what, made, Trees.bytes(made) / 1e6);
    }
}
