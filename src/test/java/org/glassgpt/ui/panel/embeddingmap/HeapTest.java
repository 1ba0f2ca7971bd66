package org.glassgpt.ui.panel.embeddingmap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.glassgpt.trace.HeapWeights;
import org.glassgpt.trace.Pca;
import org.glassgpt.trace.TokenRows;
import org.junit.jupiter.api.Test;

class HeapTest {
    private static final int C = 6;
    private static final int V = 100;

    /** Spread rows; the first so many all alike, and far away. */
    private static Pca pca(int alike) {
        Random random = new Random(4);
        float[][] rows = new float[V][C];
        for (int id = 0; id < V; id++) {
            for (int c = 0; c < C; c++) {
                float noise = (float) random.nextGaussian();
                rows[id][c] = id < alike ? 8 + 0.01f * noise : noise;
            }
        }
        return Pca.of(new TokenRows(HeapWeights.matrix("wte.weight", rows), "wte.weight"), 2);
    }

    @Test
    void rowsAllAlikeAndFarAwayAreOne() {
        var heap = Heap.of(pca(40));
        assertEquals(40, heap.cardinality());
        assertEquals(40, heap.nextClearBit(0));
    }

    @Test
    void spreadRowsAndAFewFarOnesAreNone() {
        assertTrue(Heap.of(pca(0)).isEmpty());
        assertTrue(Heap.of(pca(2)).isEmpty());
    }
}
