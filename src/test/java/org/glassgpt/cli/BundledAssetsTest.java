package org.glassgpt.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.jar.JarOutputStream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BundledAssetsTest {
    @TempDir
    Path temp;

    @Test
    void fromClassesTheFolderItselfIsUsed() throws IOException {
        Path model = Files.createDirectories(temp.resolve("target/classes/assets/model"));
        Files.createFile(temp.resolve("pom.xml"));
        BundledAssets assets = assets(temp.resolve("target/classes"));
        assertEquals(Optional.of(model), assets.model());
        assertEquals(Optional.empty(), assets.folder("moments"));
        assertEquals(Optional.of(temp), assets.sourceTree());
    }

    @Test
    void fromAJarItIsUnpackedOnceForEachContent() throws IOException {
        Path jar = temp.resolve("app.jar");
        write(jar, Map.of("assets/model/config.json", "{}", "assets/model/a/b.txt", "b", "assets/models/x", "x"));
        BundledAssets assets = assets(jar);
        Path first = assets.model().orElseThrow();
        assertEquals("{}", Files.readString(first.resolve("config.json")));
        assertEquals("b", Files.readString(first.resolve("a/b.txt")));
        assertEquals(first, assets.model().orElseThrow());
        assertEquals(Optional.empty(), assets.folder("mod"));

        Files.delete(first.resolve("a/b.txt"));
        assertEquals("b", Files.readString(assets.model().orElseThrow().resolve("a/b.txt")));

        write(jar, Map.of("assets/model/config.json", "[]"));
        Path second = assets.model().orElseThrow();
        assertNotEquals(first, second);
        assertTrue(Files.exists(first));
        assertEquals(Optional.empty(), assets.sourceTree());
    }

    @Test
    void besideAJarFoldersAreUsedAsTheyAre() throws IOException {
        Path jar = temp.resolve("app/app.jar");
        Path model = Files.createDirectories(temp.resolve("app/assets/model"));
        Path lessons = Files.createDirectories(temp.resolve("app/lessons"));
        write(jar, Map.of("assets/labs/mood/config.json", "{}"));
        assertEquals(Optional.of(model), assets(jar).model());
        assertEquals(Optional.of(lessons), assets(jar).lessons());
        assertEquals(Optional.empty(), assets(jar).folder("labs/mood"), "a package has all of them beside its jar");
    }

    private BundledAssets assets(Path code) {
        return new BundledAssets(code, new UserFolders(name -> null, "Linux", temp.resolve("home"), temp));
    }

    private static void write(Path jar, Map<String, String> files) throws IOException {
        try (OutputStream out = Files.newOutputStream(jar);
                JarOutputStream zip = new JarOutputStream(out)) {
            for (Map.Entry<String, String> file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue().getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        }
    }
}
