package org.glassgpt.figure;

import java.nio.FloatBuffer;
import org.glassgpt.trace.ActivationName;
import org.glassgpt.trace.Derived;
import org.glassgpt.trace.Trace;

/**
 * The weights of one head over a text, from the trace, or worked out again from its q and k where the trace left the
 * pattern out. Immutable.
 */
public final class Pattern {
    private final Trace trace;
    private final int layer;
    private final int head;
    private final int T;
    private final FloatBuffer weights; // (T, T)

    private Pattern(Trace trace, int layer, int head, FloatBuffer weights) {
        this.trace = trace;
        this.layer = layer;
        this.head = head;
        this.T = trace.tokens();
        this.weights = weights;
    }

    public static Pattern of(Trace trace, int layer, int head) {
        int T = trace.tokens();
        FloatBuffer weights = trace.find(ActivationName.pattern(layer))
                .map(kept -> kept.values().slice(head * T * T, T * T))
                .orElseGet(() -> derived(trace, layer, head));
        return new Pattern(trace, layer, head, weights);
    }

    /** Whether the trace holds the pattern of a layer. */
    public static boolean kept(Trace trace, int layer) {
        return trace.has(ActivationName.pattern(layer));
    }

    private static FloatBuffer derived(Trace trace, int layer, int head) {
        int T = trace.tokens();
        FloatBuffer weights = FloatBuffer.allocate(T * T);
        for (int query = 0; query < T; query++) {
            for (double p : Derived.softmax(Derived.scores(trace, layer, head, query))) weights.put((float) p);
        }
        return weights.asReadOnlyBuffer();
    }

    public int layer() {
        return layer;
    }

    public int head() {
        return head;
    }

    /** T. */
    public int tokens() {
        return T;
    }

    public float weight(int query, int key) {
        return weights.get(query * T + key);
    }

    /** Whether the mask hides the key from the query. */
    public boolean hidden(int query, int key) {
        return trace.edits().masked() && key > query;
    }

    public Address address(int query, int key) {
        return Address.of(ActivationName.pattern(layer), head, query, key);
    }

    /** The key a query looks at most. */
    public int strongest(int query) {
        int best = 0;
        for (int key = 1; key < tokens(); key++) if (weight(query, key) > weight(query, best)) best = key;
        return best;
    }

    /** One cell per weight, or one per block of block × block weights, the largest of them. */
    public Matrix matrix(int block) {
        int cells = (tokens() + block - 1) / block;
        if (block == 1) return Matrix.of(cells, cells, this::weight, this::hidden);
        return Matrix.of(
                cells,
                cells,
                (row, column) -> largest(row, column, block),
                (row, column) -> hidden(Math.min(tokens(), (row + 1) * block) - 1, column * block));
    }

    private float largest(int row, int column, int block) {
        float largest = 0;
        int lastKey = Math.min(T, (column + 1) * block);
        for (int query = row * block; query < Math.min(T, (row + 1) * block); query++) {
            for (int key = column * block; key < lastKey; key++) largest = Math.max(largest, weight(query, key));
        }
        return largest;
    }

    /** Query and key of the largest weight in a block. */
    public int[] peak(int row, int column, int block) {
        int[] best = {row * block, column * block};
        for (int query = row * block; query < Math.min(T, (row + 1) * block); query++) {
            for (int key = column * block; key < Math.min(T, (column + 1) * block); key++) {
                if (weight(query, key) > weight(best[0], best[1])) best = new int[] {query, key};
            }
        }
        return best;
    }

    /** Where the number of a cell of {@link #matrix} comes from. */
    public Address addressOf(int row, int column, int block) {
        if (block == 1) return address(row, column);
        int[] place = peak(row, column, block);
        return address(place[0], place[1]).as(Address.MAXIMUM);
    }
}
