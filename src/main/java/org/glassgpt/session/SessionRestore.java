package org.glassgpt.session;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.glassgpt.session.SavedSession.SavedStep;
import org.glassgpt.trace.Edits;

/**
 * Makes a session again from what was saved: finds its model by fingerprint, and runs the pass before every step, so that
 * each step stands in the distribution that it was taken from.
 */
public final class SessionRestore {
    private final ModelOpener opener;
    private final Snapshots snapshots;

    public SessionRestore(ModelOpener opener, Snapshots snapshots) {
        this.opener = opener;
        this.snapshots = snapshots;
    }

    /**
     * A session made again.
     *
     * @param inputs that determine it; the model is open
     * @param rival what it was compared with, where that is here
     * @param note what is not as it was when the session was saved, if anything
     */
    public record Restored(Inputs inputs, Snapshot snapshot, Optional<Rival> rival, Optional<Problem> note) {
        private Restored(Inputs inputs, Snapshot snapshot, Optional<Problem> note) {
            this(inputs, snapshot, Optional.empty(), note);
        }

        private Restored with(RivalRestore.Found found) {
            Optional<Problem> both = note.map(
                            first -> found.note().map(first::and).orElse(first))
                    .or(found::note);
            return new Restored(inputs, snapshot, found.rival(), both);
        }
    }

    /** A model, and whether its weights are those that the session was made with. */
    private record Found(OpenModel model, boolean same) {}

    /**
     * Without a model with those weights, the session is opened on another one, as far as it goes.
     *
     * @param folders where the models may be
     * @param current the model that is open, which stays open
     * @param stale asked now and then; hearing true stops the work
     * @throws ProblemException when nothing of it can be opened
     */
    public Restored restore(
            SavedSession saved, SessionFolders folders, Optional<OpenModel> current, BooleanSupplier stale)
            throws ProblemException {
        Found found = find(saved, folders.model(), current);
        try {
            Restored made = found.same() ? same(saved, found.model(), stale) : onAnother(saved, found.model(), stale);
            return saved.beside().isEmpty()
                    ? made
                    : made.with(new RivalRestore(opener).find(saved.beside().get(), folders.beside()));
        } catch (ProblemException | RuntimeException | Error e) {
            if (current.filter(found.model()::equals).isEmpty()) found.model().close();
            throw e;
        }
    }

    private Found find(SavedSession saved, List<Path> folders, Optional<OpenModel> current) throws ProblemException {
        if (current.isPresent() && Fingerprint.of(current.get()).equals(saved.fingerprint())) {
            return new Found(current.get(), true);
        }
        Optional<OpenModel> another = Optional.empty();
        String why = "";
        for (Path folder : folders) {
            try {
                OpenModel model = opener.open(folder);
                boolean same = Fingerprint.of(model).equals(saved.fingerprint());
                if (!same && another.isEmpty()) {
                    another = Optional.of(model);
                    continue;
                }
                if (!same) {
                    model.close();
                    continue;
                }
                another.ifPresent(OpenModel::close);
                return new Found(model, true);
            } catch (IOException e) {
                why = e.getMessage();
            }
        }
        Optional<OpenModel> fallback = another;
        if (another.isPresent() && current.isPresent() && !another.get().name().equals(saved.model())) {
            another.get().close();
            fallback = current;
        }
        OpenModel model = fallback.or(() -> current).orElse(null);
        if (model != null) return new Found(model, false);
        if (!why.isEmpty()) throw new ProblemException("problem.open", why);
        throw new ProblemException("problem.session-no-model", saved.model());
    }

    private Restored same(SavedSession saved, OpenModel model, BooleanSupplier stale) throws ProblemException {
        Inputs inputs = withSteps(first(saved, model), saved, stale).withEdits(saved.edits());
        check(saved.edits(), inputs);
        return new Restored(inputs, snapshots.make(inputs, Optional.empty(), stale), Optional.empty());
    }

    private static Inputs first(SavedSession saved, OpenModel model) {
        return Inputs.first(model, saved.prompt(), saved.settings()).withMarkStart(saved.markStart());
    }

    /** What a model with other weights can take of it: the prompt; the edits and the steps where they fit. */
    private Restored onAnother(SavedSession saved, OpenModel model, BooleanSupplier stale) throws ProblemException {
        Inputs inputs = first(saved, model);
        boolean left = false;
        try {
            inputs = withSteps(inputs, saved, stale);
        } catch (ProblemException e) {
            left = true;
        }
        try {
            Inputs edited = inputs.withEdits(saved.edits());
            check(saved.edits(), edited);
            inputs = edited;
        } catch (ProblemException e) {
            left = true;
        }
        Snapshot snapshot = snapshots.make(inputs, Optional.empty(), stale);
        boolean named = model.name().equals(saved.model());
        String key = named ? "problem.session-other-weights" : "problem.session-other-model";
        Problem note = Problem.of(key, saved.model(), model.name(), left ? 1 : 0);
        return new Restored(inputs, snapshot, Optional.of(note));
    }

    /** The tree of steps, each taken again from where it was taken. */
    private Inputs withSteps(Inputs first, SavedSession saved, BooleanSupplier stale) throws ProblemException {
        Inputs inputs = first;
        for (SavedStep step : saved.steps()) {
            if (!TokenViews.known(inputs.model(), step.id(), step.text()))
                throw new ProblemException("session-file.token", step.id(), step.text());
            Inputs before =
                    inputs.withNode(step.after()).withEdits(step.edits()).withSettings(step.settings());
            check(step.edits(), before);
            Snapshot snapshot = snapshots.make(before, Optional.empty(), stale);
            inputs = before.withStep(again(step, before, snapshot));
        }
        return inputs.withNode(saved.leaf())
                .withNode(saved.at())
                .withEdits(Edits.NONE)
                .withSettings(saved.settings());
    }

    /** Drawn where the seed draws it still; else, whatever the file says, it was put there by hand. */
    private static Step again(SavedStep step, Inputs before, Snapshot snapshot) {
        if (step.drawn()) {
            Step drawn = Snapshots.draw(before, snapshot);
            if (drawn.token().id() == step.id()) return drawn;
        }
        return Snapshots.byHand(before, snapshot, step.id());
    }

    /** Whether the places that edits name exist in this model and this text. */
    static void check(Edits edits, Inputs inputs) throws ProblemException {
        if (edits.isEmpty()) return;
        int T = PromptIds.of(inputs).length;
        try {
            edits.check(inputs.model().shape(), T);
        } catch (IllegalArgumentException e) {
            throw new ProblemException("session-file.edits-fit", e.getMessage());
        }
    }
}
