package org.glassgpt.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.glassgpt.model.GoldenComparison;
import org.glassgpt.model.GoldenComparison.Tolerance;
import org.glassgpt.model.GoldenFixture;
import org.glassgpt.model.Gpt;
import org.glassgpt.tokenizer.Tokenizer;
import org.glassgpt.tokenizer.TokenizerFiles;
import org.glassgpt.training.WorldCheck;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
        name = "check",
        description = {
            "Compare reference numbers with this machine's.",
            "A line per activation: NAME SHAPE max_error tolerance ok|FAIL; exit 1 if one fails. The reference is a",
            "program of its own in double precision. Without --model: two small fixtures and the bundled model."
        },
        footer = {
            "",
            "With --world, a line per figure and language: NAME LANG value bar pass|fail detail; exit 1 if one fails.",
            "excess: the loss above the generator's exact -ln p, as a share of it; way: how much of the way from token",
            "frequencies to -ln p is done; wellformed: sampled stories that the grammar accepts; distinct: those that",
            "training did not have; facts: words fetched from far back, in combinations withheld from training; recent:",
            "what guessing the most recent candidate gets."
        },
        mixinStandardHelpOptions = true)
final class CheckCommand implements Callable<Integer> {
    @Option(
            names = "--model",
            paramLabel = "DIR",
            description = "Checkpoint folder with " + GoldenFixture.EXPECTED + " in it.")
    private Path model;

    @ArgGroup(exclusive = false)
    private World world;

    /** What belongs to the measurement against the story world. */
    static final class World {
        @Option(
                names = "--world",
                required = true,
                description = "Measure the model on stories that are generated now.")
        private boolean wanted;

        @Option(names = "--seed", paramLabel = "N", description = "Seed of the stories. Default: ${DEFAULT-VALUE}")
        private long seed = 1;

        @Option(names = "--n", paramLabel = "N", description = "Stories per language. Default: ${DEFAULT-VALUE}")
        private int n = 200;
    }

    @Spec
    private CommandSpec spec;

    private final BundledAssets assets;
    private final Console console;
    private final List<String> failures = new ArrayList<>();

    CheckCommand(BundledAssets assets, Console console) {
        this.assets = assets;
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        if (world != null && world.wanted) return measure();
        if (model != null) {
            compare(model.toString(), model, Tolerance.TENSOR);
        } else {
            compareOwn();
        }
        if (failures.isEmpty()) return 0;
        console.err().println("check: off by more than the tolerance: " + String.join(", ", failures));
        return CommandLines.ERROR;
    }

    private int measure() throws IOException {
        if (world.n < 1) throw new ParameterException(spec.commandLine(), "--n is a count from 1 up, not " + world.n);
        Path folder = PromptOptions.folder(model, assets);
        Tokenizer tokenizer = TokenizerFiles.load(folder)
                .orElseThrow(() -> new IOException(folder + ": no tokenizer files there, so no stories can be read"));
        try (Gpt gpt = Gpt.load(folder)) {
            int[] told = {0};
            List<WorldCheck.Line> lines = WorldCheck.of(gpt, tokenizer, folder).run(world.seed, world.n, share -> {
                int percent = (int) (100 * share);
                if (percent < told[0] + 10) return;
                told[0] = percent;
                console.err().println("measuring: " + percent + " %");
            });
            for (WorldCheck.Line line : lines) {
                console.out().println(text(line));
                if (!line.pass())
                    failures.add(line.name() + " " + line.language().code());
            }
        }
        if (failures.isEmpty()) return 0;
        console.err().println("check: bars missed: " + String.join(", ", failures));
        return CommandLines.ERROR;
    }

    private static String text(WorldCheck.Line line) {
        return String.format(
                Locale.ROOT,
                "%s %s %.4f %s%.2f %s %s",
                line.name(),
                line.language().code(),
                line.value(),
                line.atLeast() ? ">=" : "<=",
                line.bar(),
                line.pass() ? "pass" : "fail",
                line.detail());
    }

    private void compareOwn() throws IOException {
        for (GoldenFixture fixture : GoldenFixture.values()) {
            Path folder = Files.createTempDirectory("glassgpt-check-");
            try {
                compare(fixture.id(), fixture.unpack(folder), Tolerance.FIXTURE);
            } finally {
                BundledAssets.delete(folder);
            }
        }
        Optional<Path> bundled = assets.model();
        if (bundled.isPresent()) compare("bundled model", bundled.get(), Tolerance.TENSOR);
    }

    private void compare(String what, Path folder, Tolerance tolerance) throws IOException {
        Path expected = folder.resolve(GoldenFixture.EXPECTED);
        if (Files.isDirectory(folder) && !Files.exists(expected)) {
            throw new IOException(expected + ": there is no such file, so there is nothing to compare with;"
                    + " the reference program writes it");
        }
        console.err().println("checking " + what);
        try (Gpt gpt = Gpt.load(folder)) {
            for (GoldenComparison.Row row : GoldenComparison.run(gpt, expected, tolerance)) {
                console.out().println(row);
                if (!row.ok()) failures.add(what + " " + row.name());
            }
        }
    }
}
