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

    private final Desk desk;

    AppCommand(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Integer call() throws IOException {
        return Opening.run(options, desk);
    }
}
