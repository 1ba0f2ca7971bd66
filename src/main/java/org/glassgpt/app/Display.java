package org.glassgpt.app;

import java.util.Locale;

/** Whether there is a screen to show a window on. */
final class Display {
    private Display() {}

    /**
     * Asks before JavaFX starts, which fails for good where there is none: X11 or Wayland name their display in the
     * environment; other systems have one. A platform chosen on the command line is taken as there.
     */
    static boolean present() {
        String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        boolean named = System.getenv("DISPLAY") != null || System.getenv("WAYLAND_DISPLAY") != null;
        boolean chosen = System.getProperty("glass.platform") != null;
        return named || chosen || system.contains("mac") || system.contains("windows");
    }
}
