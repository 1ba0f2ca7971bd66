package org.glassgpt.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import org.glassgpt.trace.ActivationName;
import org.glassgpt.trace.Cell;
import org.glassgpt.trace.Edit;
import org.glassgpt.trace.Edits;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EditHistoryTest {
    private static Edits changed(Edits edits, SplittableRandom random) {
        int layer = random.nextInt(3);
        int head = random.nextInt(4);
        return switch (random.nextInt(7)) {
            case 0 -> Editing.toggleHead(edits, layer, head);
            case 1 -> Editing.toggleMlp(edits, layer);
            case 2 -> Editing.mask(edits, random.nextBoolean());
            case 3 -> Editing.positions(edits, random.nextBoolean());
            case 4 -> Editing.divisor(edits, OptionalDouble.of(1 + random.nextInt(3)));
            case 5 -> Editing.embedScale(edits, random.nextInt(3));
            default -> Editing.overwriteValue(edits, Cell.of(ActivationName.z(layer), 0, head, 1), random.nextInt(2));
        };
    }

    /** Undoing as often as it can be leads through what was there, to where it began; redoing, to where it ended. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void undoLeadsBackAndRedoOn(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        EditHistory history = EditHistory.NONE;
        for (int i = 0; i < 60; i++) history = history.then(changed(history.now(), random));
        Edits end = history.now();
        Deque<Edits> ahead = new ArrayDeque<>();
        while (history.canUndo()) {
            ahead.push(history.now());
            EditHistory before = history.undo();
            assertFalse(before.now().equals(history.now()), "each undo changes something");
            assertEquals(history, before.redo(), "redo takes back one undo");
            history = before;
        }
        assertEquals(Edits.NONE, history.now());
        assertSame(history, history.undo());
        while (history.canRedo()) {
            history = history.redo();
            assertEquals(ahead.pop(), history.now());
        }
        assertEquals(end, history.now());
        assertTrue(ahead.isEmpty());
    }

    @Test
    void whatWasUndoneIsForgottenWhenSomethingElseIsDone() {
        EditHistory history = EditHistory.NONE
                .then(Editing.toggleHead(Edits.NONE, 0, 0))
                .undo()
                .then(Editing.toggleMlp(Edits.NONE, 1));
        assertFalse(history.canRedo());
        assertEquals(Edits.of(new Edit.ZeroMlp(1)), history.now());
    }

    @Test
    void turningADialFurtherIsOneEdit() {
        EditHistory history = EditHistory.NONE.then(Editing.toggleHead(Edits.NONE, 0, 0));
        for (double value : new double[] {2, 3, 4.5}) {
            history = history.then(Editing.divisor(history.now(), OptionalDouble.of(value)));
        }
        assertEquals(4.5, history.now().scoreDivisor().orElseThrow());
        assertEquals(Edits.of(new Edit.ZeroHead(0, 0)), history.undo().now());
        EditHistory back = history.then(Editing.divisor(history.now(), OptionalDouble.empty()));
        assertEquals(1, back.past().size(), "turned back, it is as if it had not been touched");
        EditHistory other = history.then(Editing.embedScale(history.now(), 2));
        assertEquals(4.5, other.undo().now().scoreDivisor().orElseThrow(), "another dial is another edit");
    }

    @Test
    void itForgetsTheOldest() {
        EditHistory history = EditHistory.NONE;
        for (int i = 0; i < EditHistory.LONGEST + 20; i++) {
            history = history.then(Editing.toggleHead(history.now(), 0, i));
        }
        assertEquals(EditHistory.LONGEST, history.past().size());
        assertEquals(20, history.past().get(0).list().size());
    }

    @Test
    void aPlaceIsWrittenOnce() {
        ActivationName pattern = ActivationName.pattern(1);
        Edits one = Editing.overwriteValue(Edits.NONE, Cell.of(pattern, 0, 2, 1), 0.5f);
        Edits again = Editing.overwriteValue(one, Cell.of(pattern, 0, 2, 1), 0.25f);
        assertEquals(1, again.list().size());
        Edits row = Editing.overwriteRow(again, 1, 0, 2, new float[] {1, 0, 0});
        assertEquals(Edits.of(new Edit.Overwrite(pattern, new int[] {0, 2}, new float[] {1, 0, 0})), row);
        Edits inside = Editing.overwriteValue(row, Cell.of(pattern, 0, 2, 0), 0.5f);
        assertEquals(2, inside.list().size(), "one number of a row that was written");
        assertEquals(Edits.NONE, Editing.restore(inside, pattern, List.of(0, 2)));
        assertEquals(
                inside.without(row.list().get(0)::equals),
                Editing.restore(inside, pattern, List.of(0, 2, 1)),
                "the row around it, and no other number of it");
        assertEquals(inside, Editing.restore(inside, pattern, List.of(0, 1)));
    }

    @Test
    void aSwitchPressedTwiceIsAsItWas() {
        Edits edits = Edits.of(new Edit.NoMask());
        assertEquals(edits, Editing.toggleHead(Editing.toggleHead(edits, 1, 1), 1, 1));
        assertEquals(edits, Editing.toggleMlp(Editing.toggleMlp(edits, 1), 1));
        assertEquals(edits, Editing.mask(edits, false));
        assertEquals(Edits.NONE, Editing.mask(edits, true));
        assertEquals(edits, Editing.positions(Editing.positions(edits, false), true));
        assertEquals(edits, Editing.embedScale(Editing.embedScale(edits, 3), 1));
    }
}
