package org.glassgpt.trace;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TokenRowsTest {
    @Test
    void nearestByAngleNotByLength() {
        Weights weights =
                HeapWeights.matrix("m", new float[][] {{1, 0}, {0, 3}, {100, 100}, {2, 0.1f}, {-5, 0}, {0, 0}});
        NearestTokens near = NearestTokens.of(new TokenRows(weights, "m"), 0, 10);
        assertEquals(1, near.norm());
        assertArrayEquals(
                new int[] {3, 2, 1, 5, 4},
                near.found().stream().mapToInt(NearestTokens.Neighbour::id).toArray());
        assertEquals(100, near.found().get(1).dot());
        assertEquals(Math.sqrt(0.5), near.found().get(1).cosine(), 1e-12);
        assertEquals(-1, near.found().get(4).cosine(), 1e-12);
    }

    @Test
    void everyRowIsReadAlsoBeyondTheFirstChunk() {
        int V = 2500, C = 7;
        TokenRows rows = new TokenRows(HeapWeights.random(Map.of("m", new int[] {V, C}), new Random(1)), "m");
        float[] vector = rows.row(2400);
        double[] dots = rows.dots(vector);
        double[] norms = rows.norms();
        for (int id : new int[] {0, 1023, 1024, 2047, 2048, 2499}) {
            double sum = 0;
            double squares = 0;
            for (int c = 0; c < C; c++) {
                sum += (double) vector[c] * rows.row(id)[c];
                squares += (double) rows.row(id)[c] * rows.row(id)[c];
            }
            assertEquals(sum, dots[id], 1e-12);
            assertEquals(Math.sqrt(squares), norms[id], 1e-12);
        }
        NearestTokens near = NearestTokens.of(rows, 2400, 5);
        double least = near.found().get(4).cosine();
        long better = IntStream.range(0, V)
                .filter(id -> id != 2400 && Vectors.cosine(vector, rows.row(id)) > least + 1e-12)
                .count();
        assertEquals(4, better);
    }

    @Test
    void rankingBreaksTiesByTheLowerIndex() {
        double[] scores = {2, 5, Double.NaN, 5, Double.NEGATIVE_INFINITY, 1};
        assertArrayEquals(new int[] {1, 3, 0}, Ranking.highest(scores, 3));
        assertArrayEquals(new int[] {4, 5}, Ranking.lowest(scores, 2));
        assertEquals(6, Ranking.highest(scores, 99).length);
        assertEquals(0, Ranking.highest(scores, 0).length);
    }

    @Test
    void aVectorWithoutLengthHasNoDirection() {
        assertEquals(0, Vectors.cosine(new float[5], new float[] {1, 2, 3, 4, 5}));
        assertEquals(1, Vectors.cosine(new float[] {3, 0, 0, 0, 4}, new float[] {6, 0, 0, 0, 8}), 1e-12);
        assertTrue(Vectors.norm(new float[] {3, 0, 0, 0, 4}) == 5);
    }

    @Test
    void aHistogramCountsEverythingOnce() {
        Histogram histogram = Histogram.of(new double[] {-9, -1, -0.5, 0, 0.49, 0.5, 1, 9}, -1, 1, 4);
        int[] counts = IntStream.range(0, 4).map(histogram::count).toArray();
        assertArrayEquals(new int[] {2, 1, 2, 3}, counts);
        assertEquals(3, histogram.most());
        assertEquals(-0.5, histogram.edge(1));
        assertEquals(1, histogram.edge(4));
    }
}
