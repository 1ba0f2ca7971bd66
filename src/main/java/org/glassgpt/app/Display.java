package org.glassgpt.app;

import com.sun.jna.Function;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Pointer;
import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Whether a window can be shown here. */
final class Display {
    /** Where it lies on the usual systems. */
    private static final List<Path> GTK = List.of(
            Path.of("/usr/lib/x86_64-linux-gnu/libgtk-3.so.0"),
            Path.of("/usr/lib/aarch64-linux-gnu/libgtk-3.so.0"),
            Path.of("/usr/lib64/libgtk-3.so.0"),
            Path.of("/usr/lib/libgtk-3.so.0"));

    private Display() {}

    /** Whether a display of this machine does: that is soon known. For others Xlib is asked. */
    private static boolean answers(String display) {
        Matcher local = Pattern.compile("(?:unix)?:(\\d+)(?:\\.\\d+)?").matcher(display);
        if (!local.matches()) return false;
        Path socket = Path.of("/tmp/.X11-unix/X" + local.group(1));
        try (SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(socket))) {
            return channel.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    /**
     * Why not, in a few words; empty when it can. Asked before JavaFX starts: a toolkit that failed to start with a window
     * cannot be started again without one. A platform chosen on Java's command line is taken as there.
     */
    static Optional<String> problem() {
        if (!System.getProperty("os.name", "").startsWith("Linux") || System.getProperty("glass.platform") != null)
            return Optional.empty();
        String display = System.getenv("DISPLAY");
        // On Wayland JavaFX is a guest of XWayland, which sets this too.
        if (display == null || display.isBlank()) return Optional.of("DISPLAY is not set");
        if (answers(display) && GTK.stream().anyMatch(Files::exists)) return Optional.empty();
        try {
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
