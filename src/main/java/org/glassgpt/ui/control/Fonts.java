package org.glassgpt.ui.control;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.scene.text.Font;
import org.glassgpt.assets.Assets;

/**
 * The fonts that come with the application. Where the system has no font at all every control fails, so they are loaded
 * before the first one is made.
 */
public final class Fonts {
    /** For words, in both languages. */
    public static final String WORDS = "Noto Sans SC";

    /** For numbers: all digits equally wide. It has no Chinese characters. */
    public static final String NUMBERS = "JetBrains Mono";

    private static final String FOLDER = "fonts/";
    private static final double SIZE = 14;

    private static final List<String> FILES = List.of(
            "NotoSansSC-Regular.ttf", "NotoSansSC-Bold.ttf", "JetBrainsMono-Regular.ttf", "JetBrainsMono-Bold.ttf");

    private Fonts() {}

    /** Loads them, the first time; again does nothing. */
    public static void load() {
        if (!Once.LOADED) throw new IllegalStateException("the fonts could not be loaded");
    }

    /** Does the work at class initialisation, so that it happens once whoever comes first. */
    private static final class Once {
        static final boolean LOADED = read();
    }

    private static boolean read() {
        for (String file : FILES) {
            Optional<Path> beside = Assets.beside(FOLDER + file);
            Font font = beside.map(Fonts::inPlace).orElseGet(() -> packed(file));
            if (font == null) throw new IllegalStateException("the font " + file + " cannot be read");
        }
        return true;
    }

    /** A font that is a file is read where it lies; one in a jar is copied first, which takes longer. */
    private static Font inPlace(Path file) {
        return Font.loadFont("file:" + file, SIZE);
    }

    private static Font packed(String file) {
        try (InputStream in = Assets.open(FOLDER + file)) {
            return Font.loadFont(in, SIZE);
        } catch (IOException e) {
            throw new UncheckedIOException(file, e);
        }
    }
}
