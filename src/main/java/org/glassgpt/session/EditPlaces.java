package org.glassgpt.session;

import java.util.List;
import java.util.stream.IntStream;
import org.glassgpt.session.Operation.Kind;
import org.glassgpt.trace.ActivationName;
import org.glassgpt.trace.Edit;
import org.glassgpt.trace.Edits;
import org.glassgpt.trace.ModelShape;

/** Where in the pass an edit acts. Pure functions. */
public final class EditPlaces {
    private EditPlaces() {}

    /** Those that act in an operation, in order. */
    public static List<Edit> in(Edits edits, Operation operation) {
        return edits.list().stream().filter(edit -> acts(edit, operation)).toList();
    }

    /** Those that act in a station of the map; of a half block, in one layer. */
    public static List<Edit> at(Edits edits, Operation.Stop stop, int layer) {
        List<Operation> there = Operation.at(stop).stream()
                .map(kind -> kind.inBlock() ? Operation.in(layer, kind) : Operation.outside(kind))
                .toList();
        return edits.list().stream()
                .filter(edit -> there.stream().anyMatch(operation -> acts(edit, operation)))
                .toList();
    }

    public static boolean acts(Edit edit, Operation operation) {
        if (edit instanceof Edit.ZeroHead zero) return operation.equals(Operation.in(zero.layer(), Kind.WEIGHTED_SUM));
        if (edit instanceof Edit.ZeroMlp zero) return operation.equals(Operation.in(zero.layer(), Kind.MLP_OUT));
        if (edit instanceof Edit.NoMask) return operation.kind() == Kind.MASK;
        if (edit instanceof Edit.NoPositions) return operation.kind() == Kind.POSITION;
        if (edit instanceof Edit.ScoreDivisor) return operation.kind() == Kind.SCALE;
        if (edit instanceof Edit.EmbedScale) return operation.kind() == Kind.EMBED;
        return operation.equals(Operation.writing(((Edit.Overwrite) edit).name()));
    }

    /** Whether nothing is left of what a half block would add: its MLP is off, or every one of its heads. */
    public static boolean off(Edits edits, Operation.Stop stop, int layer, ModelShape model) {
        if (stop == Operation.Stop.MLP) return edits.mlpIsZero(layer);
        if (stop != Operation.Stop.ATTENTION) return false;
        return IntStream.range(0, model.heads()).allMatch(head -> edits.headIsZero(layer, head));
    }

    /** Those that change one head of a layer: what it looks at, or what it adds. */
    public static List<Edit> head(Edits edits, int layer, int head) {
        return edits.list().stream().filter(edit -> ofHead(edit, layer, head)).toList();
    }

    /** Whether it changes every head alike. */
    public static boolean everywhere(Edit edit) {
        return edit instanceof Edit.NoMask || edit instanceof Edit.ScoreDivisor;
    }

    private static boolean ofHead(Edit edit, int layer, int head) {
        if (edit instanceof Edit.ZeroHead zero) return zero.layer() == layer && zero.head() == head;
        if (everywhere(edit)) return true;
        return edit instanceof Edit.Overwrite overwrite && writesHead(overwrite, layer, head);
    }

    private static boolean writesHead(Edit.Overwrite overwrite, int layer, int head) {
        ActivationName name = overwrite.name();
        if (name.layer() != layer) return false;
        int axis = switch (name.kind()) {
            case ATTN_SCORES, PATTERN -> 0;
            case Q, K, V, Z -> 1;
            default -> -1;
        };
        if (axis < 0) return false;
        int[] index = overwrite.index();
        return index.length <= axis || index[axis] == head;
    }
}
