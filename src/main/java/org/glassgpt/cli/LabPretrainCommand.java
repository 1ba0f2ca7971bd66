package org.glassgpt.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import org.glassgpt.lab.LabResult;
import org.glassgpt.lab.LabState;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "pretrain",
        description = {
            "Train a new model on the story world or on text files (UTF-8 or GB18030).",
            "Prints the result as JSON: losses, what they can be held against, and how many of the sentences that the",
            "model writes the grammar of the story world accepts."
        },
        footer = {
            "",
            "Presets: tiny (seconds), small (under three minutes on two cores), medium (as the bundled model)."
        },
        mixinStandardHelpOptions = true)
final class LabPretrainCommand implements Callable<Integer> {
    @Mixin
    private LabRunOptions options;

    @Option(
            names = "--sentences",
            paramLabel = "N",
            description = "Sentences to sample at the end. Default: ${DEFAULT-VALUE}")
    private int sentences = 200;

    @Option(names = "--seed", paramLabel = "N", description = "Of these samples. Default: ${DEFAULT-VALUE}")
    private long seed = 1;

    @Spec
    private CommandSpec spec;

    private final BundledAssets assets;
    private final Console console;

    LabPretrainCommand(BundledAssets assets, Console console) {
        this.assets = assets;
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        try (Interruption interruption = new Interruption()) {
            LabState state = LabRuns.run(options, false, 0, assets, console, spec.commandLine(), interruption);
            if (interruption.requested()) return CommandLines.ERROR;
            options.writeHalf();
            console.err().println("sampling " + sentences + " sentences");
            console.out()
                    .println(LabResult.ofPretraining(state, sentences, seed, share -> {})
                            .with("preset", options.preset())
                            .json());
            return 0;
        }
    }
}
