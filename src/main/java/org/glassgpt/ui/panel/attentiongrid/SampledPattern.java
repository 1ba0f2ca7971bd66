package org.glassgpt.ui.panel.attentiongrid;

import org.glassgpt.figure.Address;
import org.glassgpt.figure.Cells;
import org.glassgpt.figure.Matrix;
import org.glassgpt.figure.Numbers;
import org.glassgpt.trace.ActivationName;
import org.glassgpt.trace.Derived;
import org.glassgpt.trace.Trace;

/**
 * One head's weights over a long text, worked out from its queries and keys for every n-th query; of each n keys the
 * largest weight. All queries of all heads would take too long. Immutable.
 */
final class SampledPattern implements Cells {
    private final int layer;
    private final int head;
    private final int every;
    private final boolean masked;
    private final float[][] largest;
    private final int[][] keys;

    private SampledPattern(Trace trace, int layer, int head, int every) {
        int T = trace.tokens();
        int cells = (T + every - 1) / every;
        this.layer = layer;
        this.head = head;
        this.every = every;
        this.masked = trace.edits().masked();
        this.largest = new float[cells][cells];
        this.keys = new int[cells][cells];
        for (int row = 0; row < cells; row++) {
            double[] p = Derived.softmax(Derived.scores(trace, layer, head, row * every)); // (T)
            for (int column = 0; column < cells; column++) {
                int best = column * every;
                for (int key = best; key < Math.min(T, (column + 1) * every); key++) if (p[key] > p[best]) best = key;
                keys[row][column] = best;
                largest[row][column] = (float) p[best];
            }
        }
    }

    /** All heads: by layer, then head. */
    static SampledPattern[][] all(Trace trace, int every) {
        int layers = trace.model().layers();
        SampledPattern[][] all = new SampledPattern[layers][trace.model().heads()];
        for (int layer = 0; layer < layers; layer++) {
            for (int head = 0; head < all[layer].length; head++) {
                all[layer][head] = new SampledPattern(trace, layer, head, every);
            }
        }
        return all;
    }

    Matrix matrix() {
        int cells = largest.length;
        return Matrix.of(
                cells,
                cells,
                (row, column) -> largest[row][column],
                (row, column) -> masked && column * every > row * every);
    }

    @Override
    public Address address(int row, int column) {
        return Address.of(ActivationName.pattern(layer), head, row * every, keys[row][column])
                .as(Address.MAXIMUM);
    }

    @Override
    public String words(int row, int column) {
        return Numbers.full(largest[row][column]);
    }
}
