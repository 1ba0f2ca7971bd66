package org.glassgpt.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Mixin;

/** The command without a name: the window. */
@Command(
        name = "glassgpt",
        description = "GlassGPT 琉璃: a small GPT that runs for real, so that people understand it.",
        versionProvider = GlassGptCommand.Version.class,
        mixinStandardHelpOptions = true,
        footer = {"", "Without a command the window opens. Exit codes: 0; 1 for an error; 2 for wrong usage."})
final class GlassGptCommand implements Callable<Integer> {
    @Mixin
    private WindowOptions options;

    private final Desk desk;

    GlassGptCommand(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Integer call() throws IOException {
        return Opening.run(options, desk);
    }

    /** From the jar's manifest. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = GlassGptCommand.class.getPackage().getImplementationVersion();
            return new String[] {"GlassGPT " + (version == null ? "(from source)" : version)};
        }
    }
}
