package org.glassgpt.figure;

import java.util.Optional;
import org.glassgpt.trace.Activation;
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
    private final float[][] rows;

    private Pattern(Trace trace, int layer, int head, float[][] rows) {
        this.trace = trace;
        this.layer = layer;
        this.head = head;
        this.rows = rows;
    }

    public static Pattern of(Trace trace, int layer, int head) {
        Optional<Activation> kept = trace.find(ActivationName.pattern(layer));
        float[][] rows = new float[trace.tokens()][];
        for (int query = 0; query < rows.length; query++) {
            rows[query] = kept.isPresent() ? kept.get().slice(head, query) : derived(trace, layer, head, query);
        }
        return new Pattern(trace, layer, head, rows);
    }

    /** Whether the trace holds the pattern of a layer. */
    public static boolean kept(Trace trace, int layer) {
        return trace.has(ActivationName.pattern(layer));
    }

    private static float[] derived(Trace trace, int layer, int head, int query) {
        double[] p = Derived.softmax(Derived.scores(trace, layer, head, query));
        float[] row = new float[p.length];
        for (int key = 0; key < row.length; key++) row[key] = (float) p[key];
        return row;
    }

    /** T. */
    public int tokens() {
        return rows.length;
    }

    public float weight(int query, int key) {
        return rows[query][key];
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
        for (int key = 1; key < tokens(); key++) if (rows[query][key] > rows[query][best]) best = key;
        return best;
    }

    /** One cell per weight, or one per block of block × block weights, the largest of them. */
    public Matrix matrix(int block) {
        int cells = (tokens() + block - 1) / block;
        if (block == 1) return Matrix.of(cells, cells, this::weight, this::hidden);
        return Matrix.of(
                cells,
                cells,
                (row, column) -> {
                    int[] place = peak(row, column, block);
                    return weight(place[0], place[1]);
                },
                (row, column) -> hidden(Math.min(tokens(), (row + 1) * block) - 1, column * block));
    }

    /** Query and key of the largest weight in a block. */
    public int[] peak(int row, int column, int block) {
        int[] best = {row * block, column * block};
        for (int query = row * block; query < Math.min(tokens(), (row + 1) * block); query++) {
            for (int key = column * block; key < Math.min(tokens(), (column + 1) * block); key++) {
                if (rows[query][key] > rows[best[0]][best[1]]) best = new int[] {query, key};
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
