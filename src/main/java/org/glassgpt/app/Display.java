package org.glassgpt.app;

import com.sun.jna.Function;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Platform;
import com.sun.jna.Pointer;
import java.util.Optional;

/** Whether a window can be shown here. */
final class Display {
    private Display() {}

    /**
     * Why not, in a few words; empty when it can. Asked before JavaFX starts: a toolkit that failed to start with a window
     * cannot be started again without one. A platform chosen on Java's command line is taken as there.
     */
    static Optional<String> problem() {
        if (!Platform.isLinux() || System.getProperty("glass.platform") != null) return Optional.empty();
        String display = System.getenv("DISPLAY");
        // On Wayland JavaFX is a guest of XWayland, which sets this too.
        if (display == null || display.isBlank()) return Optional.of("DISPLAY is not set");
        try {
            // getInstance is how JNA loads a library of the system. Xlib is asked itself, for a server may refuse this
            // user.
            NativeLibrary.getInstance("libgtk-3.so.0");
            NativeLibrary x11 = NativeLibrary.getInstance("libX11.so.6");
            Function open = x11.getFunction("XOpenDisplay");
            Pointer connection = open.invokePointer(new Object[] {display});
            if (connection == null) return Optional.of("nothing answers at DISPLAY=" + display);
            x11.getFunction("XCloseDisplay").invokeInt(new Object[] {connection});
            return Optional.empty();
        } catch (UnsatisfiedLinkError e) {
            return Optional.of("the system lacks libgtk-3-0");
        }
    }
}
