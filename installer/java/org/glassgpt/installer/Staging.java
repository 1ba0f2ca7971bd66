package org.glassgpt.installer;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Enumeration;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/** The folder of jars that goes into a package, with the natives beside them rather than inside. */
final class Staging {
    /** Shared libraries, with or without a version behind. */
    private static final Pattern NATIVE = Pattern.compile(".*\\.so(\\.\\d+)*");
    /** What only a compiler or another system wants. */
    private static final Pattern UNWANTED = Pattern.compile(
            ".*/include/.*|META-INF/native-image/.*|com/sun/jna/(?!linux-x86-64/)[^/]*-[^/]*/.*");

    private static final String JNA_LINUX = "com/sun/jna/linux-x86-64/";

    private Staging() {}

    /** Copies the jars as they are. */
    static void copy(Path lib, Path stage) throws IOException {
        Files.createDirectories(stage);
        for (Path jar : jars(lib)) {
            Files.copy(jar, stage.resolve(jar.getFileName()), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** Copies the jars without the natives in them, and puts those of Linux beside them. */
    static void unpacked(Path lib, Path stage) throws IOException {
        Files.createDirectories(stage);
        for (Path jar : jars(lib)) split(jar, stage);
        Files.move(
                stage.resolve("libopenblas.so.0"),
                stage.resolve("libopenblas_nolapack.so.0"),
                StandardCopyOption.REPLACE_EXISTING);
    }

    private static List<Path> jars(Path lib) throws IOException {
        try (Stream<Path> files = Files.list(lib)) {
            return files.filter(file -> file.toString().endsWith(".jar")).sorted().toList();
        }
    }

    private static void split(Path jar, Path stage) throws IOException {
        try (ZipFile from = new ZipFile(jar.toFile());
                OutputStream file = Files.newOutputStream(stage.resolve(jar.getFileName()));
                ZipOutputStream to = new ZipOutputStream(file)) {
            for (Enumeration<? extends ZipEntry> entries = from.entries(); entries.hasMoreElements(); ) {
                ZipEntry entry = entries.nextElement();
                String name = entry.getName();
                if (UNWANTED.matcher(name).matches()) continue;
                try (InputStream content = from.getInputStream(entry)) {
                    if (NATIVE.matcher(name).matches() && (!name.startsWith("com/sun/jna/") || name.startsWith(JNA_LINUX))) {
                        Path library = stage.resolve(name.substring(name.lastIndexOf('/') + 1));
                        Files.copy(content, library, StandardCopyOption.REPLACE_EXISTING);
                    } else {
                        ZipEntry kept = new ZipEntry(name);
                        kept.setTime(entry.getTime());
                        to.putNextEntry(kept);
                        content.transferTo(to);
                        to.closeEntry();
                    }
                }
            }
        }
    }
}
