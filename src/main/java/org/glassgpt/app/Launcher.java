package org.glassgpt.app;

import java.io.IOException;
import org.glassgpt.cli.CommandLines;
import org.glassgpt.cli.Console;
import org.glassgpt.cli.StandardStreams;
import org.glassgpt.cli.WindowOptions;

/**
 * Where the process begins and ends.
 *
 * <p>It does not extend {@code Application}: Java refuses to start such a class when JavaFX is on the class path.
 */
public final class Launcher {
    private Launcher() {}

    public static void main(String[] arguments) {
        System.setProperty("java.awt.headless", "true");
        Console console = StandardStreams.keepForCommands();
        System.exit(CommandLines.run(arguments, console, Launcher::show));
    }

    private static void show(WindowOptions options, Console console) throws IOException {
        throw new IOException("this build has no window yet; see glassgpt --help for the commands");
    }
}
