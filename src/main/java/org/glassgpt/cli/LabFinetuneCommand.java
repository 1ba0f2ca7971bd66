package org.glassgpt.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.glassgpt.lab.LabResult;
import org.glassgpt.lab.LabState;
import org.glassgpt.training.TrainConfig;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
        name = "finetune",
        description = {
            "Tune the bundled model for a task: all its weights, or by low-rank additions (LoRA).",
            "Prints the result as JSON: answers right before and after on held-out exercises, what was forgotten of the",
            "stories, and how many numbers were changed."
        },
        footer = {"", "Presets: translate, summary, answer, mood."},
        mixinStandardHelpOptions = true)
final class LabFinetuneCommand implements Callable<Integer> {
    @Mixin
    private LabRunOptions options;

    @Option(names = "--lora", paramLabel = "R", description = "Rank of low-rank additions; all weights without it.")
    private int lora;

    @Option(names = "--seed", paramLabel = "N", description = "Of the held-out exercises. Default: ${DEFAULT-VALUE}")
    private long seed = 1;

    @Option(names = "--n", paramLabel = "N", description = "Of them per language. Default: ${DEFAULT-VALUE}")
    private int n = 200;

    @Spec
    private CommandSpec spec;

    private final BundledAssets assets;
    private final Console console;

    LabFinetuneCommand(BundledAssets assets, Console console) {
        this.assets = assets;
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        if (n < 1) throw new ParameterException(spec.commandLine(), "--n is a count from 1 up, not " + n);
        if (lora < 0) throw new ParameterException(spec.commandLine(), "--lora is a rank from 1 up, not " + lora);
        try (Interruption interruption = new Interruption()) {
            LabState state = LabRuns.run(options, true, lora, assets, console, spec.commandLine(), interruption);
            if (interruption.requested()) return CommandLines.ERROR;
            options.writeHalf();
            console.err().println("measuring on held-out exercises");
            Path before = state.config().base().equals(TrainConfig.BUNDLED)
                    ? PromptOptions.folder(null, assets)
                    : Path.of(state.config().base());
            console.out()
                    .println(LabResult.ofTuning(state, before, seed, n)
                            .with("preset", options.preset())
                            .json());
            return 0;
        }
    }
}
