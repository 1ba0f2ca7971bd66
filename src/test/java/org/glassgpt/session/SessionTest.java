package org.glassgpt.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.glassgpt.sampling.SamplingSettings;
import org.glassgpt.trace.ActivationName;
import org.glassgpt.trace.Edit;
import org.glassgpt.trace.Edits;
import org.glassgpt.trace.HeadProbe;
import org.glassgpt.trace.Keep;
import org.glassgpt.trace.ModelShape;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SessionTest {
    private static final Path LETTERS = Rig.LETTERS;
    private static final Path BROKEN = Path.of("broken");
    private static final Path IDS = Path.of("ids");
    private static final Path SMALL = Path.of("small");

    private final Rig rig = new Rig();
    private final ManualExecutor work = rig.work;
    private final ManualExecutor screen = rig.screen;
    private final FakeModel letters = rig.letters;
    private final List<String> heard = new ArrayList<>();
    private final Session session = rig.session;

    @BeforeEach
    void begin() {
        FakeModel ids = FakeModel.withoutTokenizer(8, 5);
        FakeModel small = FakeModel.letters(1);
        rig.folders.put(IDS, () -> ids);
        rig.folders.put(SMALL, () -> small);
        session.listen(new SessionListener() {
            @Override
            public void changed(Inputs inputs, Snapshot snapshot) {
                heard.add(Rig.text(snapshot));
            }

            @Override
            public void failed(Problem problem) {
                heard.add(problem.key());
            }
        });
    }

    private void settle() {
        rig.settle();
    }

    private void opened() {
        session.open(LETTERS);
        settle();
        heard.clear();
    }

    private String shown() {
        return Rig.text(session.snapshot().orElseThrow());
    }

    @Test
    void openingRunsThePrompt() {
        session.open(LETTERS);
        assertEquals(Optional.of(Activity.OPENING), session.activity());
        assertEquals(Optional.empty(), session.snapshot());
        settle();
        assertEquals(List.of("ab"), heard);
        assertEquals(Optional.empty(), session.activity());
    }

    @Test
    void whatIsTypedWhileAModelOpensRunsWhenItIsThere() {
        session.open(LETTERS);
        session.setPrompt("c");
        session.setPrompt("cd");
        session.setSettings(new SamplingSettings(0, 0, 1, 3));
        session.step();
        settle();
        assertEquals("cd", shown().substring(0, 2));
        assertEquals(3, session.snapshot().orElseThrow().settings().seed());
        assertEquals(3, shown().length());
        assertEquals(List.of(2, 3), letters.passes.get(0));
        assertEquals(2, letters.passes.size(), "neither ab nor c ever ran: a pass and the step");
    }

    @Test
    void whatIsTypedWhenTheModelHasItsTextRunsAfterIt() {
        session.open(LETTERS);
        work.runAll(); // its result is on the way to the screen
        session.setPrompt("cd");
        settle();
        assertEquals(List.of("ab", "cd"), heard);
        assertEquals("cd", shown());
    }

    @Test
    void aStaleResultNeverOverwritesANewerOne() {
        opened();
        session.setPrompt("a");
        work.runAll(); // the run for a is finished, its result is on the way to the screen
        session.setPrompt("b");
        work.runAll();
        screen.runAll();
        assertEquals(List.of("b"), heard);
        assertEquals("b", shown());
    }

    @Test
    void aStaleRunThatIsStillWaitingIsNotEvenStarted() {
        opened();
        int before = letters.passes.size();
        for (String text : List.of("a", "ab", "abc", "abcd")) session.setPrompt(text);
        settle();
        assertEquals(before + 1, letters.passes.size());
        assertEquals(List.of("abcd"), heard);
    }

    @Test
    void aStalePassHearsThatItIsCancelled() {
        opened();
        int before = letters.passes.size();
        letters.beforePass = () -> {
            letters.beforePass = () -> {};
            session.setPrompt("h"); // as if typed while the pass runs
        };
        session.setPrompt("g");
        settle();
        assertEquals(List.of("h"), heard);
        assertEquals(before + 1, letters.passes.size(), "the pass over g stopped");
    }

    @Test
    void stepAppendsTheTokenDrawn() {
        opened();
        Snapshot before = session.snapshot().orElseThrow();
        session.step();
        settle();
        Snapshot after = session.snapshot().orElseThrow();
        assertEquals(3, after.tokens().size());
        assertEquals(1, after.taken());
        assertEquals(2, after.promptTokens());
        Step step = after.steps().get(0);
        assertEquals(before.next(), step.from());
        assertEquals(step.chosen().id(), after.trace().id(2));
    }

    @Test
    void stepsAskedForAtOnceAllHappen() {
        opened();
        session.step();
        session.step();
        session.step();
        settle();
        assertEquals(3, session.snapshot().orElseThrow().taken());
        assertEquals(3, heard.size());
    }

    @Test
    void goingBackAndSteppingAgainDrawsTheSame() {
        opened();
        for (int i = 0; i < 3; i++) session.step();
        settle();
        String all = shown();
        List<Step> steps = session.snapshot().orElseThrow().steps();
        session.back();
        settle();
        Snapshot gone = session.snapshot().orElseThrow();
        assertEquals(all.substring(0, 4), Rig.text(gone));
        assertEquals(steps, gone.steps(), "the step ahead is still known");
        assertEquals(steps.get(2).draw(), gone.draw());
        session.step();
        settle();
        assertEquals(all, shown());
        assertEquals(steps, session.snapshot().orElseThrow().steps());
    }

    @Test
    void anotherTokenBeginsABranchAndTheOldOneIsKept() {
        opened();
        for (int i = 0; i < 4; i++) session.step();
        settle();
        String old = shown();
        GenerationTree before = session.snapshot().orElseThrow().tree();
        session.goTo(1);
        settle();
        session.choose(otherThan(before.step(1).token().id()));
        settle();
        Snapshot fork = session.snapshot().orElseThrow();
        assertEquals(old.substring(0, 3), shown().substring(0, 3));
        assertEquals(2, fork.taken());
        assertEquals(List.of(0, 4), fork.tree().branch());
        assertEquals(2, fork.tree().leaves());
        assertEquals(Optional.empty(), fork.steps().get(1).draw());
        session.step();
        settle();
        assertEquals(3, session.snapshot().orElseThrow().taken());
        session.goToNode(3);
        settle();
        assertEquals(old, shown());
        assertEquals(before.branch(), session.snapshot().orElseThrow().tree().branch());
        assertEquals(6, session.snapshot().orElseThrow().tree().size());
    }

    @Test
    void choosingTheTokenThatStoodThereGoesOnAlongItsBranch() {
        opened();
        for (int i = 0; i < 3; i++) session.step();
        settle();
        GenerationTree before = session.snapshot().orElseThrow().tree();
        session.goTo(0);
        settle();
        session.choose(before.step(0).token().id());
        settle();
        GenerationTree after = session.snapshot().orElseThrow().tree();
        assertEquals(before.size(), after.size());
        assertEquals(before.branch(), after.branch());
        assertEquals(0, after.at());
    }

    @Test
    void aTokenThatWasCutMayBeChosenAndHasNoProbability() {
        opened();
        session.setSettings(new SamplingSettings(0.7, 1, 1, 1));
        settle();
        Snapshot before = session.snapshot().orElseThrow();
        int best = before.next().kept().get(0).id();
        session.choose(otherThan(best));
        settle();
        Step step = session.snapshot().orElseThrow().steps().get(0);
        assertEquals(otherThan(best), step.chosen().id());
        assertEquals(0, step.chosen().p());
        double whole = 0;
        float[] logits = before.trace().get(ActivationName.logits()).slice(1);
        for (float logit : logits) whole += Math.exp(logit / 0.7);
        assertEquals(
                Math.exp(logits[step.chosen().id()] / 0.7) / whole,
                step.chosen().fullP(),
                1e-6);
    }

    @Test
    void whatIsChosenWhileARunIsUnderWayOrIsNoTokenIsNotAppended() {
        opened();
        session.setPrompt("abc");
        session.choose(1);
        settle();
        session.choose(-1);
        session.choose(1000);
        settle();
        assertEquals("abc", shown());
        assertEquals(0, session.snapshot().orElseThrow().tree().size());
    }

    @Test
    void aStaleBranchNeverOverwritesANewerChoice() {
        opened();
        session.step();
        settle();
        session.goToNode(GenerationTree.ROOT);
        work.runAll(); // its result is on the way to the screen
        session.setPrompt("g");
        settle();
        assertEquals("g", shown());
        assertEquals(GenerationTree.EMPTY, session.snapshot().orElseThrow().tree());
    }

    private static int otherThan(int id) {
        return id == 0 ? 1 : 0;
    }

    @Test
    void anotherSeedDrawsOtherNumbersAndTheSameSeedTheSame() {
        opened();
        List<Double> first = drawsWithSeed(5);
        List<Double> other = drawsWithSeed(6);
        assertNotEquals(first, other);
        assertEquals(first, drawsWithSeed(5));
    }

    private List<Double> drawsWithSeed(long seed) {
        session.goTo(0);
        session.setSettings(new SamplingSettings(1, 0, 1, seed));
        for (int i = 0; i < 3; i++) session.step();
        settle();
        return session.snapshot().orElseThrow().steps().stream()
                .limit(3)
                .map(step -> step.draw().orElseThrow().u())
                .toList();
    }

    @Test
    void otherSettingsNeedNoOtherPass() {
        opened();
        int before = letters.passes.size();
        session.setSettings(new SamplingSettings(1, 2, 1, 1));
        settle();
        assertEquals(before, letters.passes.size());
        assertEquals(2, session.snapshot().orElseThrow().next().kept().size());
    }

    @Test
    void editsReachThePassAndComeBackInTheTrace() {
        opened();
        Edits edits = Edits.of(new Edit.ZeroHead(0, 0));
        session.edit(before -> edits);
        settle();
        assertEquals(edits, session.snapshot().orElseThrow().trace().edits());
    }

    @Test
    void editsAreUndoneAndRedone() {
        opened();
        session.edit(now -> Editing.toggleHead(now, 0, 0));
        session.edit(now -> Editing.toggleMlp(now, 0)); // while the first is under way
        settle();
        Edits both = Edits.of(new Edit.ZeroHead(0, 0), new Edit.ZeroMlp(0));
        assertEquals(both, session.snapshot().orElseThrow().trace().edits());
        session.undoEdit();
        settle();
        assertEquals(
                Edits.of(new Edit.ZeroHead(0, 0)),
                session.snapshot().orElseThrow().trace().edits());
        session.redoEdit();
        settle();
        assertEquals(both, session.snapshot().orElseThrow().trace().edits());
        session.edit(now -> Edits.NONE);
        settle();
        assertEquals(Edits.NONE, session.snapshot().orElseThrow().trace().edits());
        session.undoEdit();
        settle();
        assertEquals(both, session.snapshot().orElseThrow().trace().edits(), "putting everything back is undone too");
    }

    @Test
    void whatMightComeNextWithoutTheEditsIsKnown() {
        opened();
        Snapshot plain = session.snapshot().orElseThrow();
        assertEquals(Optional.empty(), plain.unedited());
        int passes = letters.passes.size();
        session.edit(now -> Editing.toggleHead(now, 0, 0));
        settle();
        assertEquals(Optional.of(plain.next()), session.snapshot().orElseThrow().unedited());
        assertEquals(passes + 1, letters.passes.size(), "it was shown before");
        session.setPrompt("abc");
        settle();
        assertEquals(passes + 3, letters.passes.size(), "of another text it takes a pass");
    }

    @Test
    void anEditOfAPlaceThatIsGoneWaitsForIt() {
        opened();
        session.setPrompt("abcd");
        settle();
        Edits edits = Edits.of(new Edit.Overwrite(ActivationName.embed(), new int[] {3}, new float[] {0}));
        session.edit(before -> edits);
        settle();
        assertEquals(edits, session.snapshot().orElseThrow().trace().edits());
        session.setPrompt("ab");
        settle();
        assertEquals(Edits.NONE, session.snapshot().orElseThrow().trace().edits());
        assertEquals(edits, session.inputs().orElseThrow().edits());
        session.setPrompt("abc");
        session.step();
        settle();
        session.step();
        settle();
        assertEquals(edits, session.snapshot().orElseThrow().trace().edits());
    }

    @Test
    void aLessonsEditsLeadNowhereBack() {
        opened();
        session.edit(now -> Editing.toggleHead(now, 0, 0));
        settle();
        Inputs learners = session.inputs().orElseThrow();
        session.show("ab", Edits.of(new Edit.NoMask()), SamplingSettings.DEFAULT);
        settle();
        assertFalse(session.inputs().orElseThrow().history().canUndo());
        session.goBackTo(learners);
        settle();
        assertEquals(learners, session.inputs().orElseThrow());
        assertTrue(session.inputs().orElseThrow().history().canUndo());
    }

    @Test
    void aFolderThatIsNoModelLeavesWhatWasOpen() {
        opened();
        session.step();
        settle();
        Snapshot before = session.snapshot().orElseThrow();
        heard.clear();
        List<Problem> problems = new ArrayList<>();
        session.listen(new SessionListener() {
            @Override
            public void failed(Problem problem) {
                problems.add(problem);
            }
        });
        session.open(BROKEN);
        settle();
        assertEquals(List.of(Problem.of("problem.open", "broken is no model")), problems);
        assertSame(before, session.snapshot().orElseThrow());
        session.step();
        settle();
        assertEquals(before.tokens().size() + 1, shown().length());
    }

    @Test
    void aPromptThatDoesNotFitLeavesWhatWasOpen() {
        opened();
        session.setPrompt("abcdefgha");
        settle();
        session.setPrompt("abX");
        settle();
        session.setPrompt("");
        settle();
        assertEquals(
                List.of("problem.prompt-too-long", "problem.prompt-unknown-character", "problem.prompt-empty"), heard);
        assertEquals("ab", shown());
        session.setPrompt("abc");
        settle();
        assertEquals("abc", shown());
    }

    @Test
    void aPromptPutRightAgainIsNoProblemAnyMore() {
        opened();
        List<String> recovered = new ArrayList<>();
        session.listen(new SessionListener() {
            @Override
            public void recovered() {
                recovered.add("recovered");
            }
        });
        session.setPrompt("abX");
        settle();
        assertEquals(List.of(), recovered);
        session.setPrompt("ab");
        settle();
        assertEquals(List.of("recovered"), recovered);
    }

    @Test
    void aFullContextStopsTheSteps() {
        opened();
        for (int i = 0; i < 9; i++) session.step();
        settle();
        assertEquals(8, shown().length());
        assertEquals("problem.context-full", heard.get(heard.size() - 1));
        assertEquals(7, heard.size(), "six steps and one problem; the others are not tried");
    }

    @Test
    void aFailedRunIsAProblemAndNotTheEnd() {
        opened();
        letters.failure = Optional.of(new IllegalStateException("the engine stopped"));
        session.setPrompt("c");
        settle();
        letters.failure = Optional.empty();
        assertEquals(List.of("problem.run"), heard);
        assertEquals("ab", shown());
        session.setPrompt("cd");
        settle();
        assertEquals("cd", shown());
    }

    @Test
    void withoutATokenizerThePromptIsIds() {
        session.setPrompt("1, 2 4");
        session.open(IDS);
        settle();
        assertEquals("#1#2#4", shown());
        session.setPrompt("1,5");
        settle();
        assertEquals("problem.prompt-no-id", heard.get(1));
    }

    @Test
    void aModelThatCannotTakeThePromptOpensAllTheSame() {
        opened();
        session.open(IDS);
        settle();
        assertEquals(List.of("#0", "problem.prompt-no-id"), heard);
        assertEquals("ids", session.snapshot().orElseThrow().modelName());
        session.open(SMALL);
        settle();
        assertEquals("letters", session.snapshot().orElseThrow().modelName());
        assertEquals("problem.prompt-too-long", heard.get(3));
    }

    @Test
    void theStartTokenGoesBeforeThePromptUnlessTurnedOffOrTyped() {
        letters.startToken = OptionalInt.of(8);
        opened();
        assertEquals("<|endoftext|>ab", shown());
        session.setPrompt("<|endoftext|>c");
        settle();
        assertEquals("<|endoftext|>c", shown());
        session.setPrompt("");
        settle();
        assertEquals("<|endoftext|>", shown());
        session.setPrompt("c");
        session.setMarkStart(false);
        settle();
        assertEquals("c", shown());
    }

    @Test
    void theModelBeforeIsClosedOnceAnotherIsShown() {
        opened();
        session.open(BROKEN);
        settle();
        assertFalse(letters.closed);
        session.open(IDS);
        work.runNext();
        assertFalse(letters.closed, "still on screen");
        settle();
        assertTrue(letters.closed);
    }

    @Test
    void aModelThatOpensTooLateIsClosed() {
        session.setPrompt("1");
        session.open(IDS);
        settle();
        session.open(LETTERS);
        work.runAll();
        session.cancel();
        settle();
        assertTrue(letters.closed);
        assertEquals("#1", shown());
    }

    @Test
    void cancellingLeavesWhatWasOpen() {
        opened();
        session.setPrompt("c");
        session.cancel();
        settle();
        assertEquals(List.of(), heard);
        assertEquals("ab", shown());
        assertEquals(Optional.empty(), session.activity());
        session.step();
        settle();
        assertTrue(shown().startsWith("ab"));
    }

    @Test
    void aLongContextIsKeptWithoutWhatIsQuadratic() {
        var shape = new ModelShape(12, 12, 768, 3072, 1024, 50257);
        KeepPolicy policy = new KeepPolicy(900L << 20);
        assertEquals(Keep.all(), policy.keep(shape, 64));
        assertEquals(Keep.linear(), policy.keep(shape, 1024));
        assertTrue(KeepPolicy.size(Keep.linear(), shape, 1024) < 900L << 20);
    }

    @Test
    void aModelsHeadsAreMeasuredOnceInAQuietMoment() {
        session.open(LETTERS);
        work.runNext();
        screen.runNext();
        assertEquals(Optional.empty(), session.snapshot().orElseThrow().probe());
        session.setPrompt("abc"); // the measurement that waits is cancelled, and begun again behind this run
        settle();
        HeadProbe probe = session.snapshot().orElseThrow().probe().orElseThrow();
        assertEquals("abc", shown());
        session.setPrompt("abcd");
        settle();
        assertSame(probe, session.snapshot().orElseThrow().probe().orElseThrow());
    }
}
