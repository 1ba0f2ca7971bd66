package org.glassgpt.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.glassgpt.i18n.Language;
import org.glassgpt.lab.HalfCopy;
import org.glassgpt.lab.LabRun;
import org.glassgpt.lab.LabState;
import org.glassgpt.lab.Preset;
import org.glassgpt.training.TrainConfig;
import org.glassgpt.training.TrainingException;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** What both kinds of run are given. */
final class LabRunOptions {
    @ArgGroup(multiplicity = "1")
    private Source source;

    /** One of the three. */
    static final class Source {
        @Option(names = "--config", paramLabel = "FILE", description = "The run's configuration, as train takes it.")
        private Path config;

        @Option(names = "--preset", paramLabel = "NAME", description = "A run that is ready to be started.")
        private String preset;

        @Option(names = "--resume", description = "Go on with the run in DIR where it stopped.")
        private boolean resume;
    }

    @Option(names = "--from", paramLabel = "STEP", description = "With --resume: go back to this step first.")
    private Integer from;

    @Option(names = "--out", paramLabel = "DIR", required = true, description = "Folder of the run and its model.")
    private Path out;

    @Option(names = "--steps", paramLabel = "N", description = "How far to go; the configuration's without it.")
    private Integer steps;

    @Option(
            names = "--half",
            paramLabel = "DIR",
            description = "Write the model there too, in half precision, as the shipped results are.")
    private Path half;

    /** The copy that was asked for, once the run is over. */
    void writeHalf() throws IOException {
        if (half != null) HalfCopy.write(out, half);
    }

    Path out() {
        return out;
    }

    String preset() {
        return source.preset == null ? "" : source.preset;
    }

    /** The run these options ask for. */
    LabRun run(boolean tunes, int lora, BundledAssets assets, picocli.CommandLine command, Consumer<LabState> told)
            throws IOException {
        Optional<Path> bundled = assets.model();
        if (source.resume) {
            OptionalInt step = from == null ? OptionalInt.empty() : OptionalInt.of(from);
            return LabRun.again(out, step, bundled, Language.EN, told);
        }
        if (from != null) throw new ParameterException(command, "--from belongs to --resume");
        TrainConfig config = config(tunes, command);
        if (steps != null) config = config.withSteps(steps);
        if (lora > 0) config = config.with("lora", lora);
        if (config.tunedFor().isPresent() != tunes)
            throw new TrainingException(
                    "this configuration is for another laboratory" + ": lab " + (tunes ? "pretrain" : "finetune"));
        return LabRun.fresh(config, out, bundled, Language.EN, told);
    }

    private TrainConfig config(boolean tunes, picocli.CommandLine command) throws IOException {
        if (source.config != null) return TrainConfig.read(source.config);
        return Preset.named(source.preset)
                .filter(preset -> preset.tunes() == tunes)
                .orElseThrow(() -> new ParameterException(
                        command,
                        "there is no preset " + source.preset + "; there are "
                                + Preset.all(tunes).stream().map(Preset::id).collect(Collectors.joining(", "))))
                .config();
    }
}
