package org.glassgpt.installer;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Enumeration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import javafx.css.Stylesheet;

/**
 * The folder that goes into a package: the jars, with the folders of files (models, lessons, licences) beside them rather
 * than inside, and on Linux the natives too.
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

    /** @param unpackNatives puts the natives of Linux beside the jars */
    Staging(Path stage, boolean unpackNatives) {
        this.stage = stage;
        this.unpackNatives = unpackNatives;
        this.jnaFolder = System.getProperty("os.arch").equals("aarch64") ? "linux-aarch64" : "linux-x86-64";
    }

    /** @param dist {@code target/glassgpt} */
    void fill(Path dist, Path licences) throws IOException {
        Files.createDirectories(stage);
        List<Path> jars = jars(dist.resolve("lib"));
        for (Path jar : jars) split(jar);
        if (unpackNatives) {
            Files.move(
                    stage.resolve("libopenblas.so.0"),
                    stage.resolve("libopenblas_nolapack.so.0"),
                    StandardCopyOption.REPLACE_EXISTING);
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

    private void split(Path jar) throws IOException {
        try (ZipFile from = new ZipFile(jar.toFile());
                OutputStream file = Files.newOutputStream(stage.resolve(jar.getFileName()));
                ZipOutputStream to = new ZipOutputStream(file)) {
            for (Enumeration<? extends ZipEntry> entries = from.entries(); entries.hasMoreElements(); ) {
                ZipEntry entry = entries.nextElement();
                if (unwanted(entry.getName())) continue;
                try (InputStream content = from.getInputStream(entry)) {
                    Optional<Path> beside = beside(entry.getName());
                    if (beside.isPresent()) {
                        Files.createDirectories(beside.get().getParent());
                        Files.copy(content, beside.get(), StandardCopyOption.REPLACE_EXISTING);
                    } else {
                        ZipEntry kept = new ZipEntry(entry.getName());
                        kept.setTime(entry.getTime());
                        to.putNextEntry(kept);
                        byte[] bytes = content.readAllBytes();
                        to.write(bytes);
                        to.closeEntry();
                        if (OWN_STYLE.matcher(entry.getName()).matches()) compile(entry, bytes, to);
                    }
                }
            }
        }
    }

    /** A style sheet as JavaFX reads it without parsing: it looks for one beside each. */
    private void compile(ZipEntry sheet, byte[] bytes, ZipOutputStream to) throws IOException {
        Path css = Files.write(Files.createTempFile("sheet", ".css"), bytes);
        Path bss = Files.createTempFile("sheet", ".bss");
        try {
            Stylesheet.convertToBinary(css.toFile(), bss.toFile());
            ZipEntry compiled = new ZipEntry(sheet.getName().replaceFirst("css$", "bss"));
            compiled.setTime(sheet.getTime());
            to.putNextEntry(compiled);
            Files.copy(bss, to);
            to.closeEntry();
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
