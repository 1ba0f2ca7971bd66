package org.glassgpt.ui.panel.embeddingmap;

import java.util.BitSet;
import java.util.stream.IntStream;
import org.glassgpt.trace.Pca;

/**
 * Tokens that lie far from all others and on one spot: rows that training hardly told apart, since their tokens hardly
 * ever occurred. They would leave most of a map empty. Pure functions.
 */
final class Heap {
    /** Of the whole length of the first component: the gap beside the spot, and the longest it may be itself. */
    private static final double GAP = 0.2;

    private static final double SPOT = 0.05;

    /** With fewer, in parts of all, they are a few tokens of their own kind. */
    private static final double LEAST = 0.05;

    private Heap() {}

    /** Its ids; none where the rows lie otherwise. */
    static BitSet of(Pca pca) {
        int[] order = IntStream.range(0, pca.rows())
                .boxed()
                .sorted((a, b) -> Double.compare(pca.score(a, 0), pca.score(b, 0)))
                .mapToInt(id -> id)
                .toArray();
        BitSet heap = new BitSet();
        int n = order.length;
        if (n < 3) return heap;
        double whole = pca.score(order[n - 1], 0) - pca.score(order[0], 0);
        int at = 1;
        for (int i = 2; i < n; i++) if (gap(pca, order, i) > gap(pca, order, at)) at = i;
        if (gap(pca, order, at) < GAP * whole) return heap;
        boolean low = spot(pca, order, 0, at) < SPOT * whole && at >= LEAST * n;
        boolean high = spot(pca, order, at, n) < SPOT * whole && n - at >= LEAST * n;
        if (low == high) return heap;
        for (int i = low ? 0 : at; i < (low ? at : n); i++) heap.set(order[i]);
        return heap;
    }

    private static double gap(Pca pca, int[] order, int i) {
        return pca.score(order[i], 0) - pca.score(order[i - 1], 0);
    }

    private static double spot(Pca pca, int[] order, int from, int to) {
        return pca.score(order[to - 1], 0) - pca.score(order[from], 0);
    }
}
