package org.glassgpt.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.glassgpt.session.SessionFile;

/**
 * The arguments that open the window, told apart without the reader of command lines: to get that ready takes longer than
 * a window may wait.
 */
public final class WindowArguments {
    static final String COMMAND = "app";

    private WindowArguments() {}

    /** Whether arguments are the usual ones that open the window, as far as can be told before they are read. */
    public static boolean openWindow(String[] arguments) {
        return arguments.length == 0 || arguments[0].equals(COMMAND) || session(arguments);
    }

    /**
     * What the window opens with where there is nothing to read: no arguments, the command alone, a probe, or a session that
     * was opened by a double-click.
     */
    static Optional<WindowOptions> plain(String[] arguments) {
        List<String> words = List.of(arguments);
        if (words.isEmpty() || words.equals(List.of(COMMAND))) return Optional.of(new WindowOptions());
        if (words.equals(List.of(COMMAND, WindowOptions.PROBE))) return Optional.of(WindowOptions.ofProbe());
        return session(arguments) ? Optional.of(WindowOptions.of(Path.of(arguments[0]))) : Optional.empty();
    }

    private static boolean session(String[] arguments) {
        return arguments.length == 1 && arguments[0].endsWith(SessionFile.ENDING);
    }
}
