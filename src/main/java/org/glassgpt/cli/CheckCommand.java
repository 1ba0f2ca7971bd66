package org.glassgpt.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.glassgpt.model.GoldenComparison;
import org.glassgpt.model.GoldenComparison.Tolerance;
import org.glassgpt.model.GoldenFixture;
import org.glassgpt.model.Gpt;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "check",
        description = {
            "Compare reference numbers with this machine's.",
            "A line per activation: NAME SHAPE max_error tolerance ok|FAIL; exit 1 if one fails. The reference is a",
            "program of its own in double precision. Without --model: two small fixtures and the bundled model."
        },
        mixinStandardHelpOptions = true)
final class CheckCommand implements Callable<Integer> {
    @Option(
            names = "--model",
            paramLabel = "DIR",
            description = "Checkpoint folder with " + GoldenFixture.EXPECTED + " in it.")
    private Path model;

    private final BundledAssets assets;
    private final Console console;
    private final List<String> failures = new ArrayList<>();

    CheckCommand(BundledAssets assets, Console console) {
        this.assets = assets;
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        if (model != null) {
            compare(model.toString(), model, Tolerance.TENSOR);
        } else {
            compareOwn();
        }
        if (failures.isEmpty()) return 0;
        console.err().println("check: off by more than the tolerance: " + String.join(", ", failures));
        return CommandLines.ERROR;
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
