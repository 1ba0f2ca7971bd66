package org.glassgpt.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.glassgpt.lab.Preset;
import org.glassgpt.lab.TaskCheck;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
        name = "check",
        description = {
            "Measure the shipped results of tuning, on exercises made now that none was trained on.",
            "A line per task and language: TASK LANG METRIC before B after A chance C bar R n N pass|fail; exit 1 if one",
            "fails. An answer counts when it is right to its last character."
        },
        mixinStandardHelpOptions = true)
final class LabCheckCommand implements Callable<Integer> {
    @Option(names = "--seed", paramLabel = "N", description = "Seed of the exercises. Default: ${DEFAULT-VALUE}")
    private long seed = 1;

    @Option(names = "--n", paramLabel = "N", description = "Exercises per language. Default: ${DEFAULT-VALUE}")
    private int n = 500;

    @Option(
            names = "--run",
            paramLabel = "DIR",
            description = "A tuned model of your own, instead of the shipped ones.")
    private Path run;

    @Spec
    private CommandSpec spec;

    private final BundledAssets assets;
    private final Console console;

    LabCheckCommand(BundledAssets assets, Console console) {
        this.assets = assets;
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        if (n < 1) throw new ParameterException(spec.commandLine(), "--n is a count from 1 up, not " + n);
        Path before = PromptOptions.folder(null, assets);
        List<String> failures = new ArrayList<>();
        for (Path tuned : folders()) {
            console.err().println("measuring " + tuned.getFileName());
            for (TaskCheck.Line line : TaskCheck.run(tuned, before, seed, n)) {
                console.out().println(line);
                if (!line.pass())
                    failures.add(line.task().name().toLowerCase(java.util.Locale.ROOT) + " "
                            + line.language().code());
            }
        }
        if (failures.isEmpty()) return 0;
        console.err().println("lab check: bars missed: " + String.join(", ", failures));
        return CommandLines.ERROR;
    }

    private List<Path> folders() throws IOException {
        if (run != null) return List.of(run);
        List<Path> folders = new ArrayList<>();
        for (Preset preset : Preset.all(true)) {
            String name = "labs/" + preset.id();
            folders.add(
                    assets.folder(name).orElseThrow(() -> new IOException("this build has no shipped result " + name)));
        }
        return folders;
    }
}
