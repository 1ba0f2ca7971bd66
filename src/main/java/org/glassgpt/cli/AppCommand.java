package org.glassgpt.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "app",
        description = "Open the window (as without a command). Where there is no display, draw the tour instead.",
        mixinStandardHelpOptions = true)
final class AppCommand implements Callable<Integer> {
    @Mixin
    private WindowOptions options;

    private final Console console;
    private final Window window;

    AppCommand(Console console, Window window) {
        this.console = console;
        this.window = window;
    }

    @Override
    public Integer call() throws IOException {
        window.show(options, console);
        return 0;
    }
}
