package org.glassgpt.trace;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Principal components of the rows of a matrix (Pearson 1901; Hotelling 1933): the directions along which they differ
 * most, from the covariance in double precision. The eigenvectors come from subspace iteration with a Rayleigh–Ritz step
 * (Saad, “Numerical methods for large eigenvalue problems”, 2011, algorithm 5.3), carried on until the residual of each
 * one asked for is below 1e-9 of the largest eigenvalue. The entry of largest magnitude of each is positive. Immutable.
 */
public final class Pca {
    private static final double RESIDUAL = 1e-9;
    private static final int MOST_ROUNDS = 20_000;

    /** Vectors iterated beyond those asked for: what follows them in size then dies out quickly. */
    private static final int GUARDS = 10;

    /** Rows read before their products are added: enough for all processors, few enough for their caches. */
    private static final int BLOCK = 64;

    private final double[] mean;
    private final double[][] components;
    private final double[] variances;
    private final double total;
    private final float[][] scores;

    private Pca(double[] mean, double[][] components, double[] variances, double total, float[][] scores) {
        this.mean = mean;
        this.components = components;
        this.variances = variances;
        this.total = total;
        this.scores = scores;
    }

    /**
     * @param rows V of them, C wide
     * @param count of components, at most C
     */
    public static Pca of(TokenRows rows, int count) {
        int C = rows.width();
        double[] mean = mean(rows);
        double[][] covariance = covariance(rows, mean); // (C, C)
        double total = 0;
        for (int c = 0; c < C; c++) total += covariance[c][c];
        SubspaceIteration found = SubspaceIteration.run(covariance, count, GUARDS, RESIDUAL, MOST_ROUNDS);
        double[][] components = found.vectors();
        for (double[] component : components) fixSign(component);
        return new Pca(mean, components, found.values(), total, scores(rows, mean, components));
    }

    private static double[] mean(TokenRows rows) {
        double[] mean = new double[rows.width()];
        rows.each((id, values, from) -> {
            for (int c = 0; c < mean.length; c++) mean[c] += values[from + c];
        });
        for (int c = 0; c < mean.length; c++) mean[c] /= rows.count();
        return mean;
    }

    /** Mean product of deviations, (C, C). Each row of it is summed apart, so that the order of the sums is fixed. */
    private static double[][] covariance(TokenRows rows, double[] mean) {
        int C = mean.length;
        double[][] sum = new double[C][C];
        double[][] block = new double[BLOCK][C];
        int[] filled = {0};
        rows.each((id, values, from) -> {
            double[] d = block[filled[0]++];
            for (int c = 0; c < C; c++) d[c] = values[from + c] - mean[c];
            if (filled[0] == BLOCK) {
                addProducts(sum, block);
                filled[0] = 0;
            }
        });
        for (int r = filled[0]; r < BLOCK; r++) Arrays.fill(block[r], 0);
        addProducts(sum, block);
        for (int i = 0; i < C; i++) {
            for (int j = i; j < C; j++) sum[j][i] = sum[i][j] /= rows.count();
        }
        return sum;
    }

    private static void addProducts(double[][] sum, double[][] block) {
        IntStream.range(0, sum.length).parallel().forEach(i -> {
            for (int r = 0; r < BLOCK; r += 4) addRow(sum[i], block[r], block[r + 1], block[r + 2], block[r + 3], i);
        });
    }

    /** Only j ≥ i, four rows at a time, in a loop that becomes vector instructions. */
    private static void addRow(double[] sum, double[] a, double[] b, double[] c, double[] d, int i) {
        double ai = a[i], bi = b[i], ci = c[i], di = d[i];
        for (int j = i; j < sum.length; j++) sum[j] += ai * a[j] + bi * b[j] + (ci * c[j] + di * d[j]);
    }

    private static void fixSign(double[] vector) {
        int largest = 0;
        for (int c = 1; c < vector.length; c++) if (Math.abs(vector[c]) > Math.abs(vector[largest])) largest = c;
        if (vector[largest] >= 0) return;
        for (int c = 0; c < vector.length; c++) vector[c] = -vector[c];
    }

    private static float[][] scores(TokenRows rows, double[] mean, double[][] components) {
        float[][] scores = new float[components.length][rows.count()];
        rows.each((id, values, from) -> {
            for (int k = 0; k < components.length; k++) {
                double sum = 0;
                for (int c = 0; c < mean.length; c++) sum += (values[from + c] - mean[c]) * components[k][c];
                scores[k][id] = (float) sum;
            }
        });
        return scores;
    }

    /** How many components. */
    public int count() {
        return components.length;
    }

    /** How many rows there were. */
    public int rows() {
        return scores[0].length;
    }

    /** A copy of the mean row. (C) */
    public double[] mean() {
        return mean.clone();
    }

    /** A copy of a component, of length 1 and at right angles to the others. (C) */
    public double[] component(int k) {
        return components[k].clone();
    }

    /** Variance along a component; they fall. */
    public double variance(int k) {
        return variances[k];
    }

    /** Share of the whole variance that lies along a component. */
    public double share(int k) {
        return total == 0 ? 0 : variances[k] / total;
    }

    /** Where a row lies along a component, from the mean. */
    public float score(int row, int k) {
        return scores[k][row];
    }
}
