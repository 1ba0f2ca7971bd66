package org.glassgpt.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.glassgpt.training.RunReport;
import org.glassgpt.training.TrainConfig;
import org.glassgpt.training.Training;
import org.glassgpt.training.TrainingRecord;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
        name = "train",
        description = {
            "Train a small GPT and write it as a checkpoint folder.",
            "A run can be ended with Ctrl-C and gone on with; it then gives the same numbers, bit for bit."
        },
        footer = {
            "",
            "The configuration is a JSON object: layers, heads, width, context, vocab, corpus, stories, data_seed, seed,",
            "batch, learning_rate, min_learning_rate, warmup, horizon, steps, beta1, beta2, weight_decay, clip,",
            "validation_share, evaluate_every, save_every, moments. What is left out has a default; without a corpus the",
            "data is the story world."
        },
        mixinStandardHelpOptions = true)
final class TrainCommand implements Callable<Integer> {
    @ArgGroup(multiplicity = "0..1")
    private Source source;

    /** One of the two. */
    static final class Source {
        @Option(names = "--config", paramLabel = "FILE", required = true, description = "The run's configuration.")
        private Path config;

        @Option(
                names = "--corpus",
                paramLabel = "FILE",
                required = true,
                arity = "1..*",
                description = "Text files (UTF-8) to learn from; all else as it is by default.")
        private List<Path> corpus;
    }

    @Option(names = "--out", paramLabel = "DIR", required = true, description = "Folder for the checkpoint.")
    private Path out;

    @Option(names = "--steps", paramLabel = "N", description = "How far to go, in all; the configuration's without it.")
    private Integer steps;

    @Option(
            names = "--resume",
            paramLabel = "DIR",
            description =
                    "Go on with the run saved there, with the configuration saved with it; --config may give another schedule.")
    private Path resume;

    @Spec
    private CommandSpec spec;

    private final Console console;

    TrainCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        if (steps != null && steps < 0) throw usage("--steps is a count from 0 up, not " + steps);
        if (source == null && resume == null) {
            throw usage("missing what to train on: --config FILE, --corpus FILE… or --resume DIR");
        }
        try (Interruption interruption = new Interruption()) {
            RunReport report = resume == null ? start(interruption) : goOn(interruption);
            console.err().println("saved after " + report.step() + " steps in " + out);
            return interruption.requested() ? CommandLines.ERROR : 0;
        }
    }

    private RunReport start(Interruption interruption) throws IOException {
        TrainConfig config = wanted();
        return Training.start(config, out, new TrainProgress(console.err()), interruption::requested);
    }

    private RunReport goOn(Interruption interruption) throws IOException {
        TrainConfig saved = TrainingRecord.read(resume)
                .map(TrainingRecord::config)
                .orElseThrow(() -> new IOException(resume.resolve(TrainingRecord.FILE)
                        + ": there is no such file, so there is no run to go on with"));
        TrainConfig config = source == null ? saved.withSteps(steps == null ? saved.steps() : steps) : wanted();
        if (!config.canGoOnFrom(saved)) {
            throw new IOException(
                    resume + ": the run saved there has another configuration; only the schedule may change"
                            + " (learning rates, warmup, horizon, steps, moments, how often to save)");
        }
        return Training.resume(resume, config, out, new TrainProgress(console.err()), interruption::requested);
    }

    private TrainConfig wanted() throws IOException {
        TrainConfig config = source.config != null
                ? TrainConfig.read(source.config)
                : TrainConfig.defaults()
                        .withCorpus(source.corpus.stream()
                                .map(file -> file.toAbsolutePath().normalize().toString())
                                .toList());
        return steps == null ? config : config.withSteps(steps);
    }

    private ParameterException usage(String what) {
        return new ParameterException(spec.commandLine(), what);
    }
}
