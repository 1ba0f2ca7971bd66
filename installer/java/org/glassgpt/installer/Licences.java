package org.glassgpt.installer;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * The texts of the licences of everything inside: what a jar carries of them, and for jars that carry none the text that
 * {@code index.txt} names. A jar with neither is an error: nothing is packed whose licence is not.
 */
final class Licences {
    private static final Pattern TEXT = Pattern.compile(
            ".*(licen[cs]e|notice|copying|copyright|ofl)[^/]*(\\.(txt|md))?", Pattern.CASE_INSENSITIVE);

    private static final Pattern VERSION = Pattern.compile("-\\d[^/]*$");
    private static final String OWN = "glassgpt";

    private final Path texts;
    private final Map<String, List<String>> index = new LinkedHashMap<>();

    /** @param texts the folder {@code installer/licences} */
    Licences(Path texts) throws IOException {
        this.texts = texts;
        for (String line : Files.readAllLines(texts.resolve("index.txt"))) {
            if (line.isBlank() || line.startsWith("#")) continue;
            List<String> words = Arrays.asList(line.trim().split("\\s+"));
            index.put(words.get(0), words.subList(1, words.size()));
        }
    }

    void collect(List<Path> jars, Path folder) throws IOException {
        Files.createDirectories(folder);
        for (Path jar : jars) {
            String work = VERSION.matcher(jar.getFileName().toString().replaceFirst("\\.jar$", ""))
                    .replaceFirst("");
            boolean carried = carried(jar, folder.resolve(work));
            List<String> named = index.getOrDefault(work, List.of());
            if (!carried && named.isEmpty() && !work.equals(OWN)) {
                throw new IOException(jar.getFileName() + " carries no licence, and " + texts.resolve("index.txt")
                        + " names none for " + work);
            }
            for (String text : named) copy(text, folder.resolve(work));
        }
    }

    private void copy(String text, Path folder) throws IOException {
        Files.createDirectories(folder);
        Files.copy(texts.resolve(text), folder.resolve(text), StandardCopyOption.REPLACE_EXISTING);
    }

    private static boolean carried(Path jar, Path folder) throws IOException {
        boolean found = false;
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            for (Enumeration<? extends ZipEntry> entries = zip.entries(); entries.hasMoreElements(); ) {
                ZipEntry entry = entries.nextElement();
                String name = entry.getName();
                if (entry.isDirectory() || name.endsWith(".class") || !TEXT.matcher(name).matches()) continue;
                Files.createDirectories(folder);
                try (InputStream content = zip.getInputStream(entry)) {
                    Path file = folder.resolve(name.substring(name.lastIndexOf('/') + 1));
                    Files.copy(content, file, StandardCopyOption.REPLACE_EXISTING);
                }
                found = true;
            }
        }
        return found;
    }
}
