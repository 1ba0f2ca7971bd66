package org.glassgpt.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.glassgpt.trace.ActivationName;
import org.glassgpt.trace.Edit;
import org.glassgpt.trace.Edits;
import org.glassgpt.trace.ModelShape;
import org.junit.jupiter.api.Test;

class EditPlacesTest {
    private static final ModelShape SHAPE = new ModelShape(3, 2, 8, 32, 16, 10);

    /** Every edit is to be seen somewhere on the map. */
    @Test
    void eachEditActsSomewhere() {
        List<Edit> all = List.of(
                new Edit.ZeroHead(1, 0),
                new Edit.ZeroMlp(2),
                new Edit.NoMask(),
                new Edit.NoPositions(),
                new Edit.ScoreDivisor(2),
                new Edit.EmbedScale(2),
                new Edit.Overwrite(ActivationName.residPre(1), new int[] {0, 0}, new float[] {1}));
        List<String> places = all.stream()
                .map(edit -> Operation.all(SHAPE).stream()
                        .filter(operation -> EditPlaces.acts(edit, operation))
                        .toList()
                        .toString())
                .toList();
        assertEquals(
                List.of(
                        "[blocks.1.weighted-sum]",
                        "[blocks.2.mlp-out]",
                        "[blocks.0.mask, blocks.1.mask, blocks.2.mask]",
                        "[position]",
                        "[blocks.0.scale, blocks.1.scale, blocks.2.scale]",
                        "[embed]",
                        "[blocks.0.add-mlp]"),
                places);
        Edits edits = new Edits(all);
        assertEquals(3, EditPlaces.at(edits, Operation.Stop.ATTENTION, 1).size());
        assertEquals(2, EditPlaces.at(edits, Operation.Stop.ATTENTION, 0).size());
        assertEquals(List.of(all.get(3), all.get(5)), EditPlaces.at(edits, Operation.Stop.EMBEDDING, 1));
    }

    @Test
    void aHeadKnowsWhatChangesIt() {
        Edit off = new Edit.ZeroHead(1, 0);
        Edit weights = new Edit.Overwrite(ActivationName.pattern(1), new int[] {0, 1}, new float[] {1});
        Edit queries = new Edit.Overwrite(ActivationName.q(1), new int[] {2}, new float[] {1});
        Edits edits = Edits.of(off, weights, queries);
        assertEquals(List.of(off, weights, queries), EditPlaces.head(edits, 1, 0));
        assertEquals(List.of(queries), EditPlaces.head(edits, 1, 1));
        assertEquals(List.of(), EditPlaces.head(edits, 0, 0));
    }

    @Test
    void whatNamesAPlaceThatIsNotThereWaits() {
        Edit row = new Edit.Overwrite(ActivationName.pattern(0), new int[] {1, 2}, new float[] {0.5f, 0.5f, 0});
        Edit far = new Edit.Overwrite(ActivationName.z(0), new int[] {7, 0, 0}, new float[] {1});
        Edits edits = Edits.of(row, far, new Edit.ZeroHead(2, 1));
        Edits longer = edits.fitting(SHAPE, 5);
        assertEquals(
                List.of(
                        new Edit.Overwrite(
                                ActivationName.pattern(0), new int[] {1, 2}, new float[] {0.5f, 0.5f, 0, 0, 0}),
                        new Edit.ZeroHead(2, 1)),
                longer.list());
        assertEquals(edits.list().subList(2, 3), edits.fitting(SHAPE, 2).list(), "there is no token 2 that asks");
        assertTrue(edits.fitting(SHAPE, 3).list().contains(row));
        assertFalse(edits.fitting(new ModelShape(1, 2, 8, 32, 16, 10), 3).list().contains(new Edit.ZeroHead(2, 1)));
    }
}
