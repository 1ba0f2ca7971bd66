package org.glassgpt.ui.control;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.text.Font;

/**
 * The fonts that come with the application. Where the system has no font at all every control fails, so they are loaded
 * before the first one is made.
 */
public final class Fonts {
    /** For words, in both languages. */
    public static final String WORDS = "Noto Sans SC";

    /** For numbers: all digits equally wide. It has no Chinese characters. */
    public static final String NUMBERS = "JetBrains Mono";

    private static final String FOLDER = "assets/fonts";
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
            if (beside(file) == null && packed(file) == null) {
                throw new IllegalStateException("the font " + file + " is not packed with the application");
            }
        }
        return true;
    }

    /** A font that is a file is read where it lies; one in a jar is copied first, which takes longer. */
    private static Font beside(String file) {
        Path font = code().resolveSibling(FOLDER).resolve(file);
        return Files.isRegularFile(font) ? Font.loadFont("file:" + font, SIZE) : null;
    }

    private static Path code() {
        try {
            return Path.of(Fonts.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException("the place of the application's own code cannot be told", e);
        }
    }

    private static Font packed(String file) {
        try (InputStream in = Fonts.class.getResourceAsStream("/" + FOLDER + "/" + file)) {
            return in == null ? null : Font.loadFont(in, SIZE);
        } catch (IOException e) {
            throw new UncheckedIOException(file, e);
        }
    }
}
