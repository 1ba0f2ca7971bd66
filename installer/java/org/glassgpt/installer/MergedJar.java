package org.glassgpt.installer;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Many jars as one: Java looks through every jar of a class path for what it does not find at once, and a start asks often.
 * Of two files of one name the first is kept, as on a class path; what jars offer as services is put together.
 */
final class MergedJar implements Staging.Target {
    private static final String MANIFEST = "META-INF/MANIFEST.MF";
    private static final String SERVICES = "META-INF/services/";
    /** What speaks of one jar, or of a module. */
    private static final Pattern DROPPED =
            Pattern.compile("META-INF/(MANIFEST\\.MF|INDEX\\.LIST|[^/]+\\.(SF|RSA|DSA|EC))|(.*/)?module-info\\.class");

    private final ZipOutputStream to;
    private final Set<String> names = new HashSet<>();
    private final Map<String, ByteArrayOutputStream> services = new LinkedHashMap<>();

    MergedJar(Path file) throws IOException {
        to = new ZipOutputStream(Files.newOutputStream(file));
        write(new ZipEntry(MANIFEST), "Manifest-Version: 1.0\n\n".getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void put(ZipEntry entry, byte[] content) throws IOException {
        String name = entry.getName();
        if (entry.isDirectory() || DROPPED.matcher(name).matches()) return;
        if (name.startsWith(SERVICES)) {
            ByteArrayOutputStream offers = services.computeIfAbsent(name, first -> new ByteArrayOutputStream());
            offers.write(content);
            offers.write('\n');
        } else if (names.add(name)) {
            write(entry, content);
        }
    }

    private void write(ZipEntry entry, byte[] content) throws IOException {
        to.putNextEntry(entry);
        to.write(content);
        to.closeEntry();
    }

    @Override
    public void close() throws IOException {
        for (Map.Entry<String, ByteArrayOutputStream> service : services.entrySet()) {
            write(new ZipEntry(service.getKey()), service.getValue().toByteArray());
        }
        to.close();
    }
}
