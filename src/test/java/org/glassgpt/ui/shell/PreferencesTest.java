package org.glassgpt.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.glassgpt.figure.Hues;
import org.glassgpt.i18n.Language;
import org.glassgpt.ui.state.Captions;
import org.glassgpt.ui.state.Theme;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PreferencesTest {
    @TempDir
    private Path folder;

    private Path file() {
        return folder.resolve("config").resolve("window.json");
    }

    @Test
    void whatIsWrittenIsRead() throws IOException {
        Preferences one = new Preferences(
                Optional.of(Language.ZH),
                Theme.DARK,
                1.3,
                false,
                Hues.MAGMA,
                Captions.BOTH,
                1500,
                900,
                List.of(Path.of("a", "b")),
                true);
        one.write(file());
        assertEquals(one, Preferences.read(file()));
        Preferences other = new Preferences(
                Optional.empty(), Theme.PROJECTOR, 2, true, Hues.CIVIDIS, Captions.NONE, 1280, 720, List.of(), false);
        other.write(file());
        assertEquals(other, Preferences.read(file()));
        try (Stream<Path> files = Files.list(file().getParent())) {
            assertEquals(List.of(file()), files.toList(), "nothing is left beside it");
        }
    }

    @Test
    void withoutAFileItIsTheFirstTime() {
        assertEquals(Preferences.FIRST, Preferences.read(file()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "{", "[]", "7", "{\"theme\": 3, \"scale\": \"big\", \"width\": -1, \"recent\": [1, {}]}"})
    void whatIsBrokenIsIgnored(String text) throws IOException {
        Files.createDirectories(file().getParent());
        Files.writeString(file(), text);
        assertEquals(Preferences.FIRST, Preferences.read(file()));
    }

    @Test
    void whatIsWholeInABrokenFileCounts() throws IOException {
        Files.createDirectories(file().getParent());
        Files.writeString(file(), "{\"language\": \"en\", \"scale\": 99, \"theme\": \"dark\"}");
        Preferences read = Preferences.read(file());
        assertEquals(Optional.of(Language.EN), read.language());
        assertEquals(Theme.DARK, read.theme());
        assertEquals(1, read.scale());
    }
}
