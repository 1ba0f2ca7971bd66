package org.glassgpt.trace;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.Random;
import org.apache.commons.math3.linear.EigenDecomposition;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.stat.correlation.Covariance;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PcaTest {
    private static TokenRows random(int V, int C) {
        return new TokenRows(HeapWeights.random(Map.of("m", new int[] {V, C}), new Random(V + C)), "m");
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) sum += a[i] * b[i];
        return sum;
    }

    @ParameterizedTest
    @CsvSource({"7, 3", "50, 16", "1500, 40", "6, 24", "3000, 2"})
    void theEigenvectorsOfTheCovariance(int V, int C) {
        TokenRows rows = random(V, C);
        Pca pca = Pca.of(rows, 2);
        double[][] data = new double[V][C];
        for (int i = 0; i < V; i++) for (int c = 0; c < C; c++) data[i][c] = rows.row(i)[c];
        double[][] covariance =
                new Covariance(data, false).getCovarianceMatrix().getData();
        EigenDecomposition known = new EigenDecomposition(MatrixUtils.createRealMatrix(covariance));
        double total = 0;
        for (double value : known.getRealEigenvalues()) total += value;
        for (int k = 0; k < 2; k++) {
            assertEquals(known.getRealEigenvalue(k), pca.variance(k), 1e-9);
            assertEquals(known.getRealEigenvalue(k) / total, pca.share(k), 1e-9);
            double[] vector = pca.component(k);
            assertEquals(1, Math.abs(dot(vector, known.getEigenvector(k).toArray())), 1e-6);
            assertEquals(1, dot(vector, vector), 1e-12);
            double largest = 0;
            for (double x : vector) if (Math.abs(x) > Math.abs(largest)) largest = x;
            assertTrue(largest > 0);
        }
        assertEquals(0, dot(pca.component(0), pca.component(1)), 1e-12);
        assertTrue(pca.variance(0) >= pca.variance(1));
    }

    @Test
    void pointsOnALine() {
        float[][] points = new float[9][];
        for (int i = 0; i < 9; i++) points[i] = new float[] {1 + 3 * (i - 4), 2 - 4 * (i - 4), 7};
        Pca pca = Pca.of(new TokenRows(HeapWeights.matrix("m", points), "m"), 2);
        assertArrayEquals(new double[] {1, 2, 7}, pca.mean(), 1e-12);
        assertArrayEquals(new double[] {-0.6, 0.8, 0}, pca.component(0), 1e-9);
        assertEquals(25 * 60 / 9.0, pca.variance(0), 1e-9);
        assertEquals(1, pca.share(0), 1e-12);
        assertEquals(0, pca.variance(1), 1e-9);
        for (int i = 0; i < 9; i++) assertEquals(-5 * (i - 4), pca.score(i, 0), 1e-5);
    }

    @Test
    void scoresHaveMeanZeroAndTheVariance() {
        Pca pca = Pca.of(random(2500, 12), 3);
        for (int k = 0; k < 3; k++) {
            double sum = 0;
            double squares = 0;
            for (int i = 0; i < pca.rows(); i++) {
                sum += pca.score(i, k);
                squares += (double) pca.score(i, k) * pca.score(i, k);
            }
            assertEquals(0, sum / pca.rows(), 1e-6);
            assertEquals(pca.variance(k), squares / pca.rows(), 1e-5);
        }
    }

    @Test
    void rowsAllAlikeHaveNoVariance() {
        float[] row = {1, 2, 3};
        Pca pca = Pca.of(new TokenRows(HeapWeights.matrix("m", row, row, row), "m"), 2);
        assertEquals(0, pca.variance(0));
        assertEquals(0, pca.share(0));
        assertEquals(0, pca.score(1, 1));
    }
}
