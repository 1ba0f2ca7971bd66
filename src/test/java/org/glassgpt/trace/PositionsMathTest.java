package org.glassgpt.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class PositionsMathTest {
    @Test
    void thePrintedFormulaIsOneWave() {
        for (int d : new int[] {2, 16, 128, 768}) {
            for (int position = 0; position < 1024; position++) {
                double sum = SinePositions.article(position, d);
                assertEquals(SinePositions.articleAsOneWave(position, d), sum, 1e-9);
                double base = Math.exp(Math.log(10_000) * 2 / d);
                assertEquals(Math.sin(position / base) + Math.cos(position / base), sum, 1e-9);
            }
        }
    }

    @Test
    void theOriginalHasAFrequencyForEachPairOfDimensions() {
        int C = 128;
        for (int pair = 0; pair < C / 2; pair++) {
            double sine = SinePositions.value(37, 2 * pair, C);
            double cosine = SinePositions.value(37, 2 * pair + 1, C);
            assertEquals(1, sine * sine + cosine * cosine, 1e-12);
            if (pair > 0) {
                assertTrue(SinePositions.angle(37, 2 * pair, C) < SinePositions.angle(37, 2 * pair - 2, C));
            }
        }
        assertEquals(37, SinePositions.angle(37, 0, C));
        assertEquals(37 / Math.pow(10_000, 126 / 128.0), SinePositions.angle(37, 127, C), 1e-12);
    }

    @Test
    void similarityOfRows() {
        float[] a = {3, 4};
        assertEquals(25, Similarity.DOT.of(a, a));
        assertEquals(1, Similarity.COSINE.of(a, new float[] {6, 8}), 1e-12);
        assertEquals(-1, Similarity.COSINE.of(a, new float[] {-3, -4}), 1e-12);
        assertEquals(0, Similarity.COSINE.of(a, new float[] {-4, 3}), 1e-12);
        assertEquals(0, Similarity.COSINE.of(a, new float[] {0, 0}));
    }

    /** By sine and cosine only the distance of two positions counts. */
    @Test
    void theOriginalsDotProductDependsOnTheDistanceAlone() {
        int C = 32;
        assertEquals(dot(3, 10, C), dot(40, 47, C), 1e-5);
        assertEquals(C / 2.0, dot(9, 9, C), 1e-5);
    }

    private static double dot(int p, int q, int C) {
        float[] a = new float[C];
        float[] b = new float[C];
        for (int d = 0; d < C; d++) {
            a[d] = (float) SinePositions.value(p, d, C);
            b[d] = (float) SinePositions.value(q, d, C);
        }
        return Similarity.DOT.of(a, b);
    }
}
