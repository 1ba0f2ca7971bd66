package org.glassgpt.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UserFoldersTest {
    @TempDir
    Path temp;

    @Test
    void everySystemHasItsPlaces() throws IOException {
        Path home = Files.createDirectories(temp.resolve("家"));
        UserFolders linux = folders(Map.of(), "Linux", home);
        assertEquals(home.resolve(".local/state/glassgpt"), linux.logs());
        assertEquals(home.resolve(".cache/glassgpt"), linux.cache());
        assertEquals(home.resolve("GlassGPT"), linux.documents());
        UserFolders xdg = folders(
                Map.of("XDG_STATE_HOME", temp.resolve("s").toString(), "XDG_CACHE_HOME", "not/absolute"),
                "Linux",
                home);
        assertEquals(temp.resolve("s/glassgpt"), xdg.logs());
        assertEquals(home.resolve(".cache/glassgpt"), xdg.cache());
        assertEquals(
                home.resolve("Library/Logs/glassgpt"),
                folders(Map.of(), "Mac OS X", home).logs());
        UserFolders windows =
                folders(Map.of("LOCALAPPDATA", temp.resolve("local").toString()), "Windows 11", home);
        assertEquals(temp.resolve("local/glassgpt/cache"), windows.cache());
        Files.createDirectory(home.resolve("Documents"));
        assertEquals(home.resolve("Documents/GlassGPT"), windows.documents());
    }

    @Test
    void withoutAHomeTheTemporaryFolderServes() throws IOException {
        Path noHome = Files.writeString(temp.resolve("file"), "not a folder");
        Path logs = folders(Map.of(), "Linux", noHome).logs();
        assertTrue(logs.startsWith(temp.resolve("tmp")) && Files.isDirectory(logs), logs.toString());
    }

    private UserFolders folders(Map<String, String> environment, String system, Path home) {
        return new UserFolders(environment::get, system, home, temp.resolve("tmp"));
    }
}
