package org.glassgpt.cli;

import java.io.IOException;
import org.glassgpt.i18n.Language;
import org.glassgpt.i18n.Messages;
import org.glassgpt.lab.LabRun;
import org.glassgpt.lab.LabState;
import org.glassgpt.training.TrainingException;
import picocli.CommandLine;

/** Runs a laboratory to its end, or until the process is told to end. */
final class LabRuns {
    private LabRuns() {}

    /**
     * @throws TrainingException when it failed, with the sentence that says why
     */
    static LabState run(
            LabRunOptions options,
            boolean tunes,
            int lora,
            BundledAssets assets,
            Console console,
            CommandLine command,
            Interruption interruption)
            throws IOException {
        LabProgress progress = new LabProgress(console.err());
        LabRun[] run = new LabRun[1];
        run[0] = options.run(tunes, lora, assets, command, state -> {
            progress.accept(state);
            if (interruption.requested()) run[0].cancel();
        });
        LabState state = run[0].run();
        if (state.phase() == LabState.Phase.FAILED)
            throw state.problem()
                    .map(problem -> new TrainingException(problem.in(Messages.of(Language.EN))))
                    .orElseThrow();
        console.err().println("saved after " + state.step() + " steps in " + options.out());
        return state;
    }
}
