package org.glassgpt.trace;

import java.util.List;
import java.util.OptionalDouble;

/** Reads single numbers of a trace and its weights; scores and patterns that the trace left out, from q and k. */
final class CellReader {
    private final Trace trace;
    private final Weights weights;
    private HeadPattern head;

    CellReader(Trace trace, Weights weights) {
        this.trace = trace;
        this.weights = weights;
    }

    int[] index(Cell cell) {
        return cell.index().stream().mapToInt(i -> i).toArray();
    }

    double at(Cell cell) {
        if (cell instanceof Cell.OfWeight weight) return at(weight);
        Cell.OfActivation number = (Cell.OfActivation) cell;
        ActivationName name = number.name();
        if (trace.has(name) || !name.kind().quadratic()) return trace.get(name).at(index(number));
        double[] row = name.kind() == ActivationName.Kind.PATTERN
                ? pattern(name.layer(), number.at(0), number.at(1))
                : scores(name.layer(), number.at(0), number.at(1));
        return row[number.at(2)];
    }

    private double at(Cell.OfWeight weight) {
        int[] shape = weights.shape(weight.tensor());
        int from = 0;
        for (int axis = 0; axis < shape.length; axis++) {
            int i = weight.at(axis);
            if (i < 0 || i >= shape[axis]) throw new IndexOutOfBoundsException(weight + " outside its tensor");
            from = from * shape[axis] + i;
        }
        return weights.slice(weight.tensor(), from, 1)[0];
    }

    /** One query's scores, -inf where the mask hides the key. (T) */
    double[] scores(int layer, int headInLayer, int query) {
        ActivationName name = ActivationName.attnScores(layer);
        if (trace.has(name)) return widened(trace.get(name).slice(headInLayer, query));
        if (trace.edits().overwrites(name).isEmpty()) return Derived.scores(trace, layer, headInLayer, query);
        return head(layer, headInLayer).scores(query);
    }

    /** One query's weights. (T) */
    double[] pattern(int layer, int headInLayer, int query) {
        ActivationName name = ActivationName.pattern(layer);
        if (trace.has(name)) return widened(trace.get(name).slice(headInLayer, query));
        if (trace.edits().overwrites(name).isEmpty()) return Derived.softmax(scores(layer, headInLayer, query));
        return head(layer, headInLayer).shares(query);
    }

    private HeadPattern head(int layer, int headInLayer) {
        if (head == null || head.layer() != layer || head.head() != headInLayer) {
            head = HeadPattern.of(trace, layer, headInLayer);
        }
        return head;
    }

    private static double[] widened(float[] row) {
        double[] wide = new double[row.length];
        for (int i = 0; i < row.length; i++) wide[i] = row[i];
        return wide;
    }

    /** What an edit put in a number's place; the last one counts. */
    OptionalDouble overwritten(Cell.OfActivation cell) {
        OptionalDouble last = OptionalDouble.empty();
        Shape shape = cell.name().shape(trace.model(), trace.tokens());
        List<Integer> at = cell.index();
        for (Edit.Overwrite overwrite : trace.edits().overwrites(cell.name())) {
            int[] index = overwrite.index();
            boolean inside = true;
            for (int axis = 0; axis < index.length; axis++) inside &= index[axis] == at.get(axis);
            if (!inside) continue;
            float[] values = overwrite.values();
            int skipped = shape.offset(index(cell)) - shape.offset(index);
            last = OptionalDouble.of(values.length == 1 ? values[0] : values[skipped]);
        }
        return last;
    }
}
