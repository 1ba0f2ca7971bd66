package org.glassgpt.session;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.glassgpt.trace.Activation;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SessionRestoreTest {
    @TempDir
    Path temp;

    private final ManualExecutor work = new ManualExecutor();
    private final ManualExecutor screen = new ManualExecutor();
    private final CheckpointModels models = new CheckpointModels(Optional.empty());
    private final Snapshots snapshots = new Snapshots(new KeepPolicy(1 << 24));
    private Path folder;
    private Inputs before;
    private SavedSession saved;

    @BeforeEach
    void make() throws IOException {
        folder = SavedSamples.letters(temp);
        before = SavedSamples.rich(folder, work, screen);
        saved = SavedSamples.saved(before);
    }

    @Test
    void theSampleForksAfterItsFirstStep() {
        GenerationTree tree = before.tree();
        long children = saved.steps().stream().filter(step -> step.after() == 0).count();
        assertEquals(2, children, tree.toString());
        assertEquals(4, tree.size());
    }

    private static SessionFolders folders(Path... model) {
        return new SessionFolders(List.of(model), List.of());
    }

    private SessionRestore.Restored restore(Path... folders) throws ProblemException {
        return new SessionRestore(models, snapshots).restore(saved, folders(folders), Optional.empty(), () -> false);
    }

    /** Every step in its own distribution, drawn or chosen, under its own settings and edits, to the last bit. */
    @Test
    void onTheSameModelEverythingIsAsItWas() throws Exception {
        var made = restore(temp.resolve("missing"), folder);
        assertEquals(Optional.empty(), made.note());
        assertEquals(before.tree(), made.inputs().tree());
        assertEquals(before.edits(), made.inputs().edits());
        assertEquals(before.settings(), made.inputs().settings());
        assertEquals(saved, SavedSamples.saved(made.inputs()));
        Snapshot then = snapshots.make(before);
        assertEquals(then.next(), made.snapshot().next());
        for (Activation kept : then.trace().activations()) {
            Activation again = made.snapshot().trace().get(kept.name());
            assertArrayEquals(kept.slice(), again.slice(), kept.name().text());
        }
        made.inputs().model().close();
    }

    @Test
    void theModelThatIsOpenIsUsedAgain() throws Exception {
        var made = new SessionRestore(folder -> fail(folder), snapshots)
                .restore(saved, folders(folder), Optional.of(before.model()), () -> false);
        assertSame(before.model(), made.inputs().model());
    }

    private static OpenModel fail(Path folder) throws IOException {
        throw new IOException(folder + " was opened");
    }

    @Test
    void onOtherWeightsItOpensAndSaysSo() throws Exception {
        Path file = folder.resolve("model.safetensors");
        byte[] weights = Files.readAllBytes(file);
        weights[weights.length - 2] ^= 1;
        before.model().close();
        Files.write(file, weights);
        var made = restore(folder);
        assertEquals("problem.session-other-weights", made.note().orElseThrow().key());
        assertEquals(0, made.note().orElseThrow().arguments().get(2), "nothing was left out");
        assertEquals(before.prompt(), made.inputs().prompt());
        assertEquals(before.tree().size(), made.inputs().tree().size());
        assertNotEquals(before.tree(), made.inputs().tree());
        made.inputs().model().close();
    }

    @Test
    void withoutTheModelItOpensOnAnotherAsFarAsItGoes() throws Exception {
        FakeModel other = FakeModel.letters(8);
        var made = new SessionRestore(folder -> fail(folder), snapshots)
                .restore(saved, folders(folder), Optional.of(other), () -> false);
        assertEquals("problem.session-other-model", made.note().orElseThrow().key());
        assertSame(other, made.inputs().model());
        assertEquals("abc", made.inputs().prompt());
        assertFalse(other.closed);
        ProblemException none = assertThrows(ProblemException.class, () -> restore());
        assertTrue(none.getMessage().contains(saved.model()), none.getMessage());
    }

    /** What a file says of itself is not believed: a token that the seed does not draw was put there by hand. */
    @Test
    void aDrawThatDidNotHappenIsNoDraw() throws Exception {
        List<SavedSession.SavedStep> lies = new ArrayList<>();
        for (var step : saved.steps()) {
            lies.add(new SavedSession.SavedStep(
                    step.after(), step.id(), step.text(), true, step.settings(), step.edits()));
        }
        saved = new SavedSession(
                saved.model(),
                saved.fingerprint(),
                saved.prompt(),
                saved.markStart(),
                saved.settings(),
                saved.edits(),
                lies,
                saved.at(),
                saved.leaf(),
                saved.selection(),
                saved.panel(),
                saved.beside());
        assertEquals(before.tree(), restore(folder).inputs().tree());
    }

    @Test
    void aTextThatDoesNotFitIsRefused() throws Exception {
        saved = new SavedSession(
                saved.model(),
                saved.fingerprint(),
                "abcdefgh",
                saved.markStart(),
                saved.settings(),
                saved.edits(),
                saved.steps(),
                saved.at(),
                saved.leaf(),
                saved.selection(),
                saved.panel(),
                saved.beside());
        ProblemException full = assertThrows(ProblemException.class, () -> restore(folder));
        assertEquals("problem.context-full", full.problem().key());
    }

    /** Through the session: saved, changed, opened again; what fails changes nothing. */
    @Test
    void theSessionSavesAndOpensWithoutLosingWhatIsOpen() throws Exception {
        Session session = new Session(models, snapshots, "ab", work, screen);
        List<String> heard = new ArrayList<>();
        session.listen(new SessionListener() {
            @Override
            public void restored(SavedSession what, Inputs inputs) {
                heard.add("restored " + inputs.prompt());
            }

            @Override
            public void saved(Path file, Inputs inputs) {
                heard.add("saved " + file.getFileName());
            }

            @Override
            public void failed(Problem problem) {
                heard.add(problem.key());
            }
        });
        session.open(folder);
        SavedSamples.settle(work, screen);
        session.restore(saved, folders(folder));
        SavedSamples.settle(work, screen);
        assertEquals(before.tree(), session.inputs().orElseThrow().tree());
        assertEquals("abc", session.prompt());
        Path file = temp.resolve("一.glassgpt");
        session.save(file, SavedSamples.selection(), Optional.of("mlp"));
        session.setPrompt("ba");
        SavedSamples.settle(work, screen);
        assertEquals(saved, SessionFile.read(file));
        session.save(temp.resolve("no such folder/x.glassgpt"), SavedSamples.selection(), Optional.empty());
        SavedSamples.settle(work, screen);
        assertEquals("ba", session.inputs().orElseThrow().prompt());
        session.restore(saved, folders());
        SavedSamples.settle(work, screen);
        assertEquals("abc", session.inputs().orElseThrow().prompt());
        assertEquals(List.of("restored abc", "saved 一.glassgpt", "problem.session-save", "restored abc"), heard);
    }
}
