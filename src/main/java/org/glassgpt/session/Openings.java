package org.glassgpt.session;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;
import org.glassgpt.sampling.SamplingSettings;

/** How a session begins: with a checkpoint folder and a text, or with what was saved. Off the screen's thread. */
final class Openings {
    private final ModelOpener opener;
    private final Snapshots snapshots;

    Openings(ModelOpener opener, Snapshots snapshots) {
        this.opener = opener;
        this.snapshots = snapshots;
    }

    /** @throws ProblemException when it is no folder of a model */
    OpenModel model(Path folder) throws ProblemException {
        try {
            return opener.open(folder);
        } catch (IOException e) {
            throw new ProblemException("problem.open", FileProblem.of(e));
        }
    }

    /**
     * Reads a folder and runs a text on it; a text that the model cannot take gives way to one that it can.
     *
     * @param typed asked for the text when the model is there
     * @param stale asked now and then; hearing true stops the work
     * @throws ProblemException when it is no folder of a model, or the model runs on no text at all
     */
    Finished open(Path folder, Supplier<String> typed, SamplingSettings settings, BooleanSupplier stale)
            throws ProblemException {
        return run(folder, model -> Inputs.first(model, typed.get(), settings), stale);
    }

    /**
     * Reads a folder and runs on it what runs on another model.
     *
     * @throws ProblemException as {@link #open} does
     */
    Finished exchange(Path folder, Inputs now, BooleanSupplier stale) throws ProblemException {
        return run(folder, now::on, stale);
    }

    private Finished run(Path folder, Function<OpenModel, Inputs> how, BooleanSupplier stale) throws ProblemException {
        OpenModel model = model(folder);
        try {
            return first(how.apply(model), stale);
        } catch (ProblemException | RuntimeException | Error e) {
            model.close();
            throw e;
        }
    }

    private Finished first(Inputs first, BooleanSupplier stale) throws ProblemException {
        try {
            return Finished.of(first, snapshots.make(first, Optional.empty(), stale));
        } catch (ProblemException e) {
            Inputs other = first.withAnyText();
            Snapshot snapshot = snapshots.make(other, Optional.empty(), stale);
            return new Finished(other, snapshot, Optional.of(e.problem()), Optional.empty());
        }
    }

    /**
     * Makes again what was saved.
     *
     * @param current the model that is open, which stays open
     * @throws ProblemException when nothing of it can be opened
     */
    Finished restore(SavedSession saved, SessionFolders folders, Optional<OpenModel> current, BooleanSupplier stale)
            throws ProblemException {
        var made = new SessionRestore(opener, snapshots).restore(saved, folders, current, stale);
        return new Finished(
                made.inputs(), made.snapshot(), made.note(), Optional.of(new Finished.FromFile(saved, made.rival())));
    }
}
