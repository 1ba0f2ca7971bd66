package org.glassgpt.app;

import java.util.logging.Logger;
import org.glassgpt.cli.Console;
import org.glassgpt.cli.StandardStreams;

/** A program that is not as quiet as it should be; {@link LauncherTest} runs it. */
final class Noise {
    private Noise() {}

    public static void main(String[] arguments) {
        Console console = StandardStreams.keepForCommands();
        System.out.println("stray out");
        System.err.println("stray err");
        Logger.getLogger("library").warning("a warning of java.util.logging");
        console.out().println("the result 琉璃");
        console.err().println("progress");
    }
}
