package org.glassgpt.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ComparisonTest {
    private static final Path OTHER = Path.of("other");
    private static final Path SHORT = Path.of("short");
    private static final Path BROKEN = Path.of("broken");

    private final Rig rig = new Rig();
    private final ManualExecutor work = rig.work;
    private final ManualExecutor screen = rig.screen;
    private final FakeModel letters = rig.letters;
    private final List<FakeModel> made = rig.opened;
    private final List<String> heard = new ArrayList<>();
    private final Session session = rig.session;

    @BeforeEach
    void begin() {
        rig.folders.put(OTHER, () -> FakeModel.letters(8));
        rig.folders.put(SHORT, () -> FakeModel.letters(2));
        session.open(Rig.LETTERS);
        settle();
        session.listen(new SessionListener() {
            @Override
            public void compared(Optional<Comparison> comparison) {
                heard.add(comparison.map(ComparisonTest::text).orElse("ended"));
            }

            @Override
            public void failed(Problem problem) {
                heard.add(problem.key());
            }
        });
    }

    private static String text(Comparison comparison) {
        return (comparison.working() ? "working on " : "")
                + comparison.snapshot().map(ComparisonTest::text).orElse("nothing");
    }

    private static String text(Snapshot snapshot) {
        return Rig.text(snapshot);
    }

    private void settle() {
        rig.settle();
    }

    private Snapshot second() {
        return session.comparison().orElseThrow().snapshot().orElseThrow();
    }

    private Rival rival() {
        return session.comparison().orElseThrow().rival();
    }

    @Test
    void anotherPromptStandsBesideTheFirst() {
        session.compare(new Rival.OtherPrompt("cd"));
        settle();
        assertEquals(List.of("working on nothing", "cd"), heard);
        assertEquals("ab", text(session.snapshot().orElseThrow()));
        session.endComparison();
        assertEquals(Optional.empty(), session.comparison());
        assertEquals("ended", heard.get(2));
        settle();
        assertFalse(letters.closed);
    }

    @Test
    void otherSettingsNeedNoOtherPass() {
        int before = letters.passes.size();
        session.compare(new Rival.OtherSettings(new SamplingSettings(0.2, 0, 1, 1)));
        settle();
        assertEquals(before, letters.passes.size());
        assertSame(session.snapshot().orElseThrow().trace(), second().trace());
        assertEquals(0.2, second().settings().temperature());
    }

    @Test
    void withoutEditsTheSameTokensRunAsTheyWere() {
        session.setSettings(new SamplingSettings(0, 0, 1, 1));
        settle();
        session.step();
        settle();
        session.edit(before -> Edits.of(new Edit.ZeroHead(0, 0)));
        session.compare(new Rival.WithoutEdits());
        settle();
        assertTrue(second().trace().edits().isEmpty());
        assertFalse(session.snapshot().orElseThrow().trace().edits().isEmpty());
        assertEquals(text(session.snapshot().orElseThrow()), text(second()));
        assertEquals(1, second().taken());
    }

    @Test
    void theSecondSideFollowsTheFirst() {
        session.compare(new Rival.OtherModel(OTHER));
        settle();
        assertEquals("ab", text(second()));
        session.setPrompt("gh");
        settle();
        assertEquals("gh", text(second()));
        assertEquals(2, made.size(), "the folder was opened once");
        session.step();
        settle();
        assertEquals(text(session.snapshot().orElseThrow()), text(second()), "the step too");
    }

    @Test
    void aRivalThatComesTooLateIsDroppedAndItsModelClosed() {
        session.compare(new Rival.OtherModel(OTHER));
        work.runAll(); // its result is on the way to the screen
        session.compare(new Rival.OtherPrompt("cd"));
        settle();
        assertEquals("cd", text(second()));
        assertTrue(made.get(1).closed);
        assertEquals(List.of("working on nothing", "working on nothing", "cd"), heard);
    }

    @Test
    void aRunForAFirstSideThatChangesIsGivenUp() {
        session.compare(new Rival.OtherModel(OTHER));
        settle();
        FakeModel other = made.get(1);
        int before = other.passes.size();
        session.setPrompt("c");
        work.runAll();
        screen.runAll(); // c is shown, and the second side's run for c waits
        session.setPrompt("d");
        settle();
        assertEquals("d", text(second()));
        assertEquals(before + 1, other.passes.size(), "c never ran on the second side");
    }

    @Test
    void theModelIsClosedWhenItIsNoLongerNeeded() {
        session.compare(new Rival.OtherModel(OTHER));
        settle();
        FakeModel other = made.get(1);
        session.compare(new Rival.Moment(SHORT, 300));
        settle();
        assertTrue(other.closed);
        FakeModel moment = made.get(2);
        assertFalse(moment.closed);
        session.endComparison();
        settle();
        assertTrue(moment.closed);
        assertFalse(letters.closed);
    }

    @Test
    void whatCannotBeOpenedLeavesWhatWasThere() {
        Rival before = new Rival.OtherPrompt("cd");
        session.compare(before);
        settle();
        Snapshot was = second();
        heard.clear();
        session.compare(new Rival.OtherModel(BROKEN));
        settle();
        assertEquals(List.of("working on cd", "cd", "problem.open"), heard);
        assertEquals(before, rival());
        assertSame(was, second());
        session.setPrompt("h");
        settle();
        assertNotSame(was, second(), "and goes on following the first side");
        assertEquals("cd", text(second()));
    }

    @Test
    void whereThereWasNothingNothingIsLeft() {
        session.compare(new Rival.OtherPrompt("xyz"));
        settle();
        assertEquals(List.of("working on nothing", "ended", "problem.prompt-unknown-character"), heard);
        assertEquals(Optional.empty(), session.comparison());
        session.compare(new Rival.OtherPrompt("xyz"));
        settle();
        assertEquals(6, heard.size(), "asked for again, said again");
    }

    @Test
    void aTextThatTheSecondModelCannotTakeIsSaidAndTheNextOneTriedAgain() {
        session.compare(new Rival.OtherModel(SHORT));
        settle();
        FakeModel small = made.get(1);
        heard.clear();
        session.setPrompt("abc");
        settle();
        assertEquals(List.of("working on ab", "nothing", "problem.prompt-too-long"), heard);
        session.setPrompt("abcd");
        settle();
        assertEquals(new Rival.OtherModel(SHORT), rival());
        session.setPrompt("g");
        settle();
        assertEquals("g", text(second()));
        assertFalse(small.closed);
        assertEquals(2, made.size());
    }

    @Test
    void anotherFirstModelTakesTheSecondSideAlong() {
        session.compare(new Rival.OtherPrompt("cd"));
        settle();
        heard.clear();
        session.open(OTHER);
        settle();
        assertTrue(letters.closed);
        assertEquals(
                List.of("nothing", "working on nothing", "cd", "cd"),
                heard,
                "nothing is read from a closed model; the heads are measured last");
        assertSame(session.snapshot().orElseThrow().weights(), second().weights());
    }

    @Test
    void cancellingStopsTheSecondSideToo() {
        session.compare(new Rival.OtherPrompt("cd"));
        settle();
        session.compare(new Rival.OtherModel(OTHER));
        session.cancel();
        settle();
        assertEquals(new Rival.OtherPrompt("cd"), rival());
        assertFalse(session.comparison().orElseThrow().working());
        assertEquals(1, made.size(), "what waited was not begun");
        session.compare(new Rival.OtherModel(OTHER));
        work.runAll();
        session.cancel();
        settle();
        assertTrue(made.get(1).closed);
    }

    @Test
    void editsThatHaveNoPlaceInTheOtherTextAreSaid() {
        session.edit(before ->
                Edits.of(new Edit.Overwrite(ActivationName.pattern(0), new int[] {0, 1, 0}, new float[] {1})));
        settle();
        heard.clear();
        session.compare(new Rival.OtherPrompt("c"));
        settle();
        assertEquals(List.of("working on nothing", "ended", "problem.compare-edits"), heard);
        session.compare(new Rival.OtherPrompt("cd"));
        settle();
        assertFalse(second().trace().edits().isEmpty(), "edits are part of the inputs");
    }

    /** One that has no place in the first text either tells the sides apart no more than before. */
    @Test
    void editsThatWaitOnBothSidesAreNoHindrance() {
        session.edit(before ->
                Edits.of(new Edit.Overwrite(ActivationName.pattern(0), new int[] {0, 1, 0}, new float[] {1})));
        session.setPrompt("c");
        settle();
        assertTrue(session.snapshot().orElseThrow().trace().edits().isEmpty(), "it waits");
        session.compare(new Rival.OtherPrompt("d"));
        settle();
        assertEquals("d", text(second()));
        heard.clear();
        session.compare(new Rival.OtherPrompt("de")); // where it would act
        settle();
        assertEquals(List.of("working on d", "d", "problem.compare-edits"), heard);
    }

    /** As those of the first side are, once nothing else is to be done. */
    @Test
    void theHeadsOfTheSecondModelAreMeasuredToo() {
        rig.folders.put(OTHER, () -> FakeModel.letters(64));
        session.compare(new Rival.OtherModel(OTHER));
        settle();
        assertTrue(second().probe().isPresent());
        session.setPrompt("gh");
        settle();
        assertTrue(second().probe().isPresent(), "and are known from then on");
        assertFalse(session.comparison().orElseThrow().working());
    }

    @Test
    void ofTheSameModelTheyAreMeasuredOnce() {
        FakeModel long64 = FakeModel.letters(64);
        rig.folders.put(OTHER, () -> long64);
        session.compare(new Rival.OtherPrompt("cd"));
        session.open(OTHER);
        settle();
        assertTrue(session.snapshot().orElseThrow().probe().isPresent());
        assertTrue(second().probe().isPresent());
    }

    @Test
    void theStartIsMarkedAsEachModelDoes() {
        FakeModel marked = FakeModel.letters(8);
        marked.startToken = OptionalInt.of(7);
        rig.folders.put(OTHER, () -> marked);
        session.compare(new Rival.OtherModel(OTHER));
        settle();
        assertEquals("hab", text(second()));
    }
}
