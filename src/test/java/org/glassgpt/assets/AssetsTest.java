package org.glassgpt.assets;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.reflect.InvocationTargetException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.jar.JarOutputStream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AssetsTest {
    private static final String CLASS = Assets.class.getName().replace('.', '/') + ".class";

    @TempDir
    private Path folder;

    @Test
    void outOfAFolderOfClasses() throws IOException {
        try (InputStream in = Assets.open("model/config.json")) {
            assertTrue(new String(in.readAllBytes(), StandardCharsets.UTF_8).contains("gpt2"));
        }
        assertTrue(Files.isDirectory(Assets.code()));
        assertTrue(Assets.beside("model/config.json").isEmpty());
    }

    @Test
    void outOfAJar() throws Exception {
        assertEquals("packed", read(jar(Map.of("assets/a/b.txt", "packed")), "a/b.txt"));
    }

    @Test
    void besideTheJarOfAPackage() throws Exception {
        Files.createDirectories(folder.resolve("app 琉璃/assets/a"));
        Files.writeString(folder.resolve("app 琉璃/assets/a/b.txt"), "beside");
        assertEquals("beside", read(jar(Map.of()), "a/b.txt"));
    }

    @Test
    void whatIsNowhereIsNamed() {
        Exception thrown = assertThrows(InvocationTargetException.class, () -> read(jar(Map.of()), "a/b.txt"));
        Throwable missing = assertInstanceOf(IllegalStateException.class, thrown.getCause());
        assertEquals("assets/a/b.txt is missing from the application", missing.getMessage());
    }

    private Path jar(Map<String, String> files) throws IOException {
        Path jar = Files.createDirectories(folder.resolve("app 琉璃")).resolve("app.jar");
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream zip = new JarOutputStream(file);
                InputStream code = Assets.class.getResourceAsStream("/" + CLASS)) {
            zip.putNextEntry(new ZipEntry(CLASS));
            zip.write(code.readAllBytes());
            for (Map.Entry<String, String> packed : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(packed.getKey()));
                zip.write(packed.getValue().getBytes(StandardCharsets.UTF_8));
            }
        }
        return jar;
    }

    /** By the class as that jar has it. */
    private static String read(Path jar, String name) throws Exception {
        ClassLoader nothing = ClassLoader.getPlatformClassLoader();
        try (URLClassLoader loader = new URLClassLoader(new URL[] {jar.toUri().toURL()}, nothing)) {
            Object in = loader.loadClass(Assets.class.getName())
                    .getMethod("open", String.class)
                    .invoke(null, name);
            try (InputStream stream = (InputStream) in) {
                return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
            }
        }
    }
}
