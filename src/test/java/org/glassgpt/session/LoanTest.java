package org.glassgpt.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.glassgpt.trace.Edit;
import org.glassgpt.trace.Edits;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A model that runs in the place of the reader's own for a while. */
class LoanTest {
    private static final Path OTHER = Path.of("other");
    private static final Path THIRD = Path.of("third");
    private static final Path BROKEN = Path.of("broken");
    private static final Edits HEAD_OFF = Edits.of(new Edit.ZeroHead(0, 0));

    private final Rig rig = new Rig();
    private final Session session = rig.session;

    @BeforeEach
    void openStepAndEdit() {
        rig.folders.put(OTHER, () -> FakeModel.letters(8));
        rig.folders.put(THIRD, () -> FakeModel.letters(8));
        session.open(Rig.LETTERS);
        rig.settle();
        session.step();
        rig.settle();
        session.edit(none -> HEAD_OFF);
        rig.settle();
    }

    private Inputs inputs() {
        return session.inputs().orElseThrow();
    }

    private FakeModel opened(int which) {
        return rig.opened.get(which);
    }

    @Test
    void itTakesTextStepsAndEditsAlong() {
        Inputs before = inputs();
        session.borrow(OTHER);
        assertEquals(Optional.of(Activity.OPENING), session.activity());
        rig.settle();
        assertSame(opened(1), inputs().model());
        assertEquals(before.prompt(), inputs().prompt());
        assertEquals(1, inputs().taken());
        assertEquals(HEAD_OFF, session.snapshot().orElseThrow().trace().edits());
        assertEquals(Optional.of(rig.letters), session.own());
        assertFalse(rig.letters.closed, "it is lent out, not given away");
    }

    @Test
    void whatWasThereIsPutBackAsItWas() {
        Inputs before = inputs();
        session.borrow(OTHER);
        rig.settle();
        session.borrow(THIRD);
        rig.settle();
        assertTrue(opened(1).closed);
        assertFalse(rig.letters.closed);
        session.putBack();
        rig.settle();
        assertEquals(before, inputs());
        assertEquals(Optional.empty(), session.own());
        assertTrue(opened(2).closed);
        assertFalse(rig.letters.closed);
    }

    /** What was done meanwhile is not undone. */
    @Test
    void whatWasChangedMeanwhileStays() {
        session.borrow(OTHER);
        rig.settle();
        session.undoEdit();
        session.setPrompt("abc");
        rig.settle();
        session.putBack();
        rig.settle();
        assertSame(rig.letters, inputs().model());
        assertEquals("abc", inputs().prompt());
        assertEquals(Edits.NONE, inputs().edits());
        session.redoEdit();
        rig.settle();
        assertEquals(HEAD_OFF, inputs().edits());
    }

    @Test
    void openingAnotherModelEndsTheLoan() {
        session.borrow(OTHER);
        rig.settle();
        session.open(THIRD);
        rig.settle();
        assertEquals(Optional.empty(), session.own());
        assertEquals(
                List.of(true, true, false),
                rig.opened.stream().map(model -> model.closed).toList());
        session.putBack();
        rig.settle();
        assertSame(opened(2), inputs().model());
    }

    @Test
    void whatIsNoModelLeavesAllAsItWas() {
        Inputs before = inputs();
        session.borrow(BROKEN);
        rig.settle();
        assertEquals(before, inputs());
        assertEquals(Optional.empty(), session.own());
        assertFalse(rig.letters.closed);
    }

    @Test
    void beforeTheOtherIsThereItIsNotWaitedFor() {
        Inputs before = inputs();
        session.borrow(OTHER);
        session.putBack();
        rig.settle();
        assertEquals(before, inputs());
        assertEquals(Optional.empty(), session.own());
        assertEquals(Optional.empty(), session.activity());
        assertFalse(rig.letters.closed);
    }

    /** A run with the own model that nobody waits for any more does not close it. */
    @Test
    void puttingItBackCanBeCancelled() {
        session.borrow(OTHER);
        rig.settle();
        session.putBack();
        rig.work.runAll();
        session.cancel();
        rig.settle();
        assertSame(opened(1), inputs().model());
        assertFalse(rig.letters.closed);
        session.putBack();
        rig.settle();
        assertSame(rig.letters, inputs().model());
        assertTrue(opened(1).closed);
    }
}
