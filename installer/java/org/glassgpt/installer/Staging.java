package org.glassgpt.installer;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import javafx.css.Stylesheet;

/**
 * The folder that goes into a package: the jars, with the folders of files (models, lessons, licences) beside them rather
 * than inside; on Linux the natives too, and the libraries in one jar.
 */
final class Staging {
    /** Shared libraries, with or without a version behind. */
    private static final Pattern NATIVE = Pattern.compile(".*\\.so(\\.\\d+)*");
    /** Checkpoints are read from files, and fonts faster so. */
    private static final Pattern ASSET = Pattern.compile("assets/.+[^/]");
    /** What only a compiler or another system wants. */
    private static final Pattern UNWANTED =
            Pattern.compile(".*/include/.*|.*/lib/(cmake|pkgconfig)/.*|META-INF/native-image/.*|javafx-swt\\.jar");

    private static final Pattern OWN_STYLE = Pattern.compile("org/glassgpt/.+\\.css");

    private static final Pattern JNA = Pattern.compile("com/sun/jna/([a-z0-9]+-[-a-z0-9]+)/.*");

    private final Path stage;
    private final boolean unpackNatives;
    private final String jnaFolder;

    /** Where what stays in a jar goes. */
    @FunctionalInterface
    interface Target extends AutoCloseable {
        void put(ZipEntry entry, byte[] content) throws IOException;

        @Override
        default void close() throws IOException {}
    }

    /** @param unpackNatives on Linux: puts the natives beside the jars, and the libraries into one */
    Staging(Path stage, boolean unpackNatives) {
        this.stage = stage;
        this.unpackNatives = unpackNatives;
        this.jnaFolder = System.getProperty("os.arch").equals("aarch64") ? "linux-aarch64" : "linux-x86-64";
    }

    /** @param dist {@code target/glassgpt} */
    void fill(Path dist, Path licences) throws IOException {
        Files.createDirectories(stage);
        List<Path> jars = jars(dist.resolve("lib"));
        if (unpackNatives) {
            merge(jars.stream().filter(jar -> !own(jar)).toList());
            split(jars.stream().filter(Staging::own).findFirst().orElseThrow());
            Files.move(
                    stage.resolve("libopenblas.so.0"),
                    stage.resolve("libopenblas_nolapack.so.0"),
                    StandardCopyOption.REPLACE_EXISTING);
        } else {
            for (Path jar : jars) split(jar);
        }
        Trees.copy(dist.resolve("lessons"), stage.resolve("lessons"));
        for (String file : List.of("LICENSE", "NOTICE")) Files.copy(dist.resolve(file), stage.resolve(file));
        new Licences(licences).collect(jars, stage.resolve("licences"));
    }

    private static List<Path> jars(Path lib) throws IOException {
        try (Stream<Path> files = Files.list(lib)) {
            return files.filter(file -> file.toString().endsWith(".jar")).sorted().toList();
        }
    }

    /** Whether a jar is the application's own. */
    private static boolean own(Path jar) {
        return jar.getFileName().toString().startsWith("glassgpt-");
    }

    /** The libraries as one jar, in the order of a class path, each file as the Java that goes along wants it. */
    private void merge(List<Path> jars) throws IOException {
        try (MergedJar to = new MergedJar(stage.resolve("libraries.jar"))) {
            for (Path jar : jars) {
                try (JarFile from = new JarFile(jar.toFile(), false, ZipFile.OPEN_READ, Runtime.version())) {
                    split(from, from.versionedStream(), to);
                }
            }
        }
    }

    private void split(Path jar) throws IOException {
        try (JarFile from = new JarFile(jar.toFile());
                OutputStream file = Files.newOutputStream(stage.resolve(jar.getFileName()));
                ZipOutputStream to = new ZipOutputStream(file)) {
            split(from, from.stream(), (entry, content) -> {
                to.putNextEntry(entry);
                to.write(content);
                to.closeEntry();
            });
        }
    }

    private void split(JarFile from, Stream<JarEntry> entries, Target to) throws IOException {
        for (JarEntry entry : (Iterable<JarEntry>) entries::iterator) {
            if (unwanted(entry.getName())) continue;
            try (InputStream content = from.getInputStream(entry)) {
                Optional<Path> beside = beside(entry.getName());
                if (beside.isPresent()) {
                    Files.createDirectories(beside.get().getParent());
                    Files.copy(content, beside.get(), StandardCopyOption.REPLACE_EXISTING);
                } else {
                    byte[] bytes = content.readAllBytes();
                    to.put(dated(entry.getName(), entry), bytes);
                    if (OWN_STYLE.matcher(entry.getName()).matches()) {
                        to.put(dated(entry.getName().replaceFirst("css$", "bss"), entry), compiled(bytes));
                    }
                }
            }
        }
    }

    private static ZipEntry dated(String name, ZipEntry like) {
        ZipEntry entry = new ZipEntry(name);
        entry.setTime(like.getTime());
        return entry;
    }

    /** A style sheet as JavaFX reads it without parsing: it looks for one beside each. */
    private static byte[] compiled(byte[] sheet) throws IOException {
        Path css = Files.write(Files.createTempFile("sheet", ".css"), sheet);
        Path bss = Files.createTempFile("sheet", ".bss");
        try {
            Stylesheet.convertToBinary(css.toFile(), bss.toFile());
            return Files.readAllBytes(bss);
        } finally {
            Files.delete(css);
            Files.delete(bss);
        }
    }

    private boolean unwanted(String name) {
        if (UNWANTED.matcher(name).matches()) return true;
        Matcher jna = JNA.matcher(name);
        return unpackNatives && jna.matches() && !jna.group(1).equals(jnaFolder);
    }

    private Optional<Path> beside(String name) {
        if (ASSET.matcher(name).matches()) return Optional.of(stage.resolve(name));
        if (!unpackNatives || !NATIVE.matcher(name).matches()) return Optional.empty();
        return Optional.of(stage.resolve(name.substring(name.lastIndexOf('/') + 1)));
    }
}
