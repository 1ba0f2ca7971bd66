package org.glassgpt.session;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.glassgpt.model.GoldenFixture;
import org.glassgpt.sampling.SamplingSettings;
import org.glassgpt.tokenizer.CharTokenizer;
import org.glassgpt.trace.ActivationName;
import org.glassgpt.trace.Edit;
import org.glassgpt.trace.Edits;

/** Sessions with a bit of everything, on the small fixture. */
public final class SavedSamples {
    private SavedSamples() {}

    /** The small fixture, context 8, that reads the letters a to j. */
    public static Path letters(Path into) throws IOException {
        Path folder = GoldenFixture.TINY_TIED.unpack(into);
        CharTokenizer.of(List.of("abcdefghij")).save(folder);
        return folder;
    }

    /** Two branches, one of them under other settings and an edit, the reader in the middle of the first. */
    public static Inputs rich(Path folder, ManualExecutor work, ManualExecutor screen) {
        Session session = new Session(
                new CheckpointModels(Optional.empty()), new Snapshots(new KeepPolicy(1 << 24)), "abc", work, screen);
        session.open(folder);
        settle(work, screen);
        for (int i = 0; i < 3; i++) {
            session.step();
            settle(work, screen);
        }
        session.goTo(1);
        settle(work, screen);
        session.setSettings(new SamplingSettings(0.7, 4, 0.9, 5));
        session.edit(before -> Edits.of(
                new Edit.ZeroHead(1, 0),
                new Edit.Overwrite(ActivationName.pattern(0), new int[] {0, 2, 1}, new float[] {0.7f})));
        settle(work, screen);
        // Neither the token that follows already, nor the one that the seed would draw here: a branch made by hand.
        Inputs here = session.inputs().orElseThrow();
        int known = here.steps().get(1).token().id();
        int drawn =
                Snapshots.draw(here, session.snapshot().orElseThrow()).token().id();
        int other = session.snapshot().orElseThrow().next().kept().stream()
                .mapToInt(candidate -> candidate.id())
                .filter(id -> id != known && id != drawn)
                .findFirst()
                .orElseThrow();
        session.choose(other);
        settle(work, screen);
        session.edit(before -> Edits.of(new Edit.ScoreDivisor(3.5)));
        settle(work, screen);
        session.goToNode(1);
        settle(work, screen);
        return session.inputs().orElseThrow();
    }

    static void settle(ManualExecutor work, ManualExecutor screen) {
        while (work.waiting() + screen.waiting() > 0) {
            work.runAll();
            screen.runAll();
        }
    }

    /** A selection with everything set. */
    public static Selection selection() {
        return Selection.START
                .withOperation(Operation.in(1, Operation.Kind.GELU))
                .withHead(1, 1)
                .withCell(2, 1)
                .withPosition(3)
                .withDimension(4)
                .withNeuron(5);
    }

    public static SavedSession saved(Inputs inputs) {
        return SavedSession.of(inputs, Fingerprint.of(inputs.model()), selection(), Optional.of("mlp"));
    }
}
