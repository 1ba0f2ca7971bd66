package org.glassgpt.app;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/**
 * What a window on a Linux desktop loads and a hidden one does not. The archive of classes is made with a hidden one, for
 * where the application is installed there may be no display; these are to be in it all the same.
 */
final class DesktopClasses {
    private static final String LIST = "desktop-classes.txt";

    private DesktopClasses() {}

    /** Loads them without beginning their work; what another JavaFX does not have is passed over. */
    static void load() {
        try (var list = Objects.requireNonNull(DesktopClasses.class.getResourceAsStream(LIST), LIST);
                var lines = new BufferedReader(new InputStreamReader(list, StandardCharsets.UTF_8))) {
            for (String name = lines.readLine(); name != null; name = lines.readLine()) load(name);
        } catch (IOException e) {
            throw new UncheckedIOException(LIST, e);
        }
    }

    private static void load(String name) {
        try {
            Class.forName(name, false, DesktopClasses.class.getClassLoader());
        } catch (ClassNotFoundException | LinkageError e) {
            // Not in this Java or this JavaFX.
        }
    }
}
