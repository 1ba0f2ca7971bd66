package org.glassgpt.session;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import org.glassgpt.trace.ActivationName;
import org.glassgpt.trace.Cell;
import org.glassgpt.trace.Edit;
import org.glassgpt.trace.Edits;

/** What a reader can change in a pass, as pure functions from edits to edits. Doing one again never makes it twice. */
public final class Editing {
    private Editing() {}

    /** Switches a head off, or on again. */
    public static Edits toggleHead(Edits edits, int layer, int head) {
        return toggle(edits, new Edit.ZeroHead(layer, head));
    }

    /** Switches all heads of a layer off; where they are, on again. */
    public static Edits toggleHeads(Edits edits, int layer, int heads) {
        Edits without = edits.without(edit -> edit instanceof Edit.ZeroHead zero && zero.layer() == layer);
        if (edits.list().size() - without.list().size() >= heads) return without;
        Edits off = without;
        for (int head = 0; head < heads; head++) off = off.plus(new Edit.ZeroHead(layer, head));
        return off;
    }

    /** Switches an MLP off, or on again. */
    public static Edits toggleMlp(Edits edits, int layer) {
        return toggle(edits, new Edit.ZeroMlp(layer));
    }

    public static Edits mask(Edits edits, boolean on) {
        Edits without = edits.without(Edit.NoMask.class::isInstance);
        return on ? without : without.plus(new Edit.NoMask());
    }

    public static Edits positions(Edits edits, boolean on) {
        Edits without = edits.without(Edit.NoPositions.class::isInstance);
        return on ? without : without.plus(new Edit.NoPositions());
    }

    /** @param value finite, not 0; empty for the square root of the head size */
    public static Edits divisor(Edits edits, OptionalDouble value) {
        Edits without = edits.without(Edit.ScoreDivisor.class::isInstance);
        return value.isEmpty() ? without : without.plus(new Edit.ScoreDivisor(value.getAsDouble()));
    }

    /** @param value finite; 1 leaves the embeddings as they are */
    public static Edits embedScale(Edits edits, double value) {
        Edits without = edits.without(Edit.EmbedScale.class::isInstance);
        return value == 1 ? without : without.plus(new Edit.EmbedScale(value));
    }

    /** Writes one number of an activation. */
    public static Edits overwriteValue(Edits edits, Cell.OfActivation cell, float value) {
        int[] index = cell.index().stream().mapToInt(i -> i).toArray();
        return overwrite(edits, new Edit.Overwrite(cell.name(), index, new float[] {value}));
    }

    /**
     * Writes what one query gives to each key.
     *
     * @param weights one for each token of the text
     */
    public static Edits overwriteRow(Edits edits, int layer, int head, int query, float[] weights) {
        return overwrite(edits, new Edit.Overwrite(ActivationName.pattern(layer), new int[] {head, query}, weights));
    }

    /** Takes back what was written there: in that place, around it and inside it. */
    public static Edits restore(Edits edits, ActivationName name, List<Integer> index) {
        int[] at = index.stream().mapToInt(i -> i).toArray();
        return edits.without(edit -> edit instanceof Edit.Overwrite o
                && o.name().equals(name)
                && (startsWith(o.index(), at) || startsWith(at, o.index())));
    }

    /** Without one of them. */
    public static Edits remove(Edits edits, Edit edit) {
        return edits.without(edit::equals);
    }

    private static Edits overwrite(Edits edits, Edit.Overwrite write) {
        return edits.without(edit -> edit instanceof Edit.Overwrite o
                        && o.name().equals(write.name())
                        && startsWith(o.index(), write.index()))
                .plus(write);
    }

    private static Edits toggle(Edits edits, Edit edit) {
        return edits.list().contains(edit) ? remove(edits, edit) : edits.plus(edit);
    }

    private static boolean startsWith(int[] index, int[] begin) {
        return index.length >= begin.length && Arrays.equals(Arrays.copyOf(index, begin.length), begin);
    }
}
