package org.glassgpt.trace;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The largest eigenvalues of a symmetric matrix without negative ones, and their vectors. */
final class SubspaceIteration {
    private final double[] values;
    private final double[][] vectors;

    private SubspaceIteration(double[] values, double[][] vectors) {
        this.values = values;
        this.vectors = vectors;
    }

    double[] values() {
        return values;
    }

    /** Each of length 1. */
    double[][] vectors() {
        return vectors;
    }

    /**
     * @param a symmetric, positive semidefinite, (n, n)
     * @param count of eigenvalues, at most n
     * @param guards vectors beyond those
     * @param tolerance of each residual |a·v − λ·v|, as a share of the largest eigenvalue
     * @param most rounds
     * @throws ArithmeticException when the residuals are still too large after that many rounds
     */
    static SubspaceIteration run(double[][] a, int count, int guards, double tolerance, int most) {
        int n = a.length;
        double[][] q = start(Math.min(n, count + guards), n);
        orthonormalize(q);
        for (int round = 0; round < most; round++) {
            double[][] product = times(a, q); // (k, n)
            double[][] small = new double[q.length][q.length];
            for (int i = 0; i < q.length; i++) {
                for (int j = 0; j < q.length; j++) small[i][j] = dot(q[i], product[j]);
            }
            Jacobi ritz = Jacobi.of(small);
            q = ritz.combine(q);
            product = ritz.combine(product);
            if (converged(q, product, ritz.values(), count, tolerance)) {
                return new SubspaceIteration(Arrays.copyOf(ritz.values(), count), Arrays.copyOf(q, count));
            }
            q = product;
            orthonormalize(q);
        }
        throw new ArithmeticException("no eigenvectors after " + most + " rounds");
    }

    /** Numbers without a pattern, the same every time. */
    private static double[][] start(int k, int n) {
        double[][] q = new double[k][n];
        long state = 0x9E3779B97F4A7C15L;
        for (double[] row : q) {
            for (int c = 0; c < n; c++) {
                state = state * 6364136223846793005L + 1442695040888963407L;
                row[c] = (state >> 11) * 0x1.0p-52;
            }
        }
        return q;
    }

    /** Row by row of the matrix, which is read once for all vectors. */
    private static double[][] times(double[][] a, double[][] q) {
        double[][] out = new double[q.length][a.length];
        for (int i = 0; i < a.length; i++) {
            for (int k = 0; k < q.length; k++) add(q[k][i], a[i], out[k]);
        }
        return out;
    }

    private static void add(double share, double[] row, double[] sum) {
        for (int j = 0; j < row.length; j++) sum[j] += share * row[j];
    }

    /** Gram–Schmidt, twice over; what depends on the others becomes an axis that does not. */
    private static void orthonormalize(double[][] q) {
        for (int k = 0; k < q.length; k++) {
            double before = Math.sqrt(dot(q[k], q[k]));
            removeOthers(q, k);
            removeOthers(q, k);
            double norm = Math.sqrt(dot(q[k], q[k]));
            for (int axis = 0; norm <= 1e-12 * Math.max(before, Double.MIN_NORMAL) && axis < q[k].length; axis++) {
                Arrays.fill(q[k], 0);
                q[k][axis] = 1;
                before = 1;
                removeOthers(q, k);
                removeOthers(q, k);
                norm = Math.sqrt(dot(q[k], q[k]));
                if (norm < 1e-3) norm = 0;
            }
            for (int c = 0; c < q[k].length; c++) q[k][c] /= norm;
        }
    }

    private static void removeOthers(double[][] q, int k) {
        for (int j = 0; j < k; j++) {
            double along = dot(q[k], q[j]);
            for (int c = 0; c < q[k].length; c++) q[k][c] -= along * q[j][c];
        }
    }

    private static boolean converged(double[][] q, double[][] product, double[] values, int count, double tolerance) {
        for (int k = 0; k < count; k++) {
            double sum = 0;
            for (int c = 0; c < q[k].length; c++) {
                double r = product[k][c] - values[k] * q[k][c];
                sum += r * r;
            }
            if (Math.sqrt(sum) > tolerance * Math.abs(values[0])) return false;
        }
        return true;
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) sum += a[i] * b[i];
        return sum;
    }

    /** Eigenvalues of a small symmetric matrix by Jacobi's rotations (Golub and Van Loan 2013, section 8.5). */
    private static final class Jacobi {
        private final double[][] a;
        private final double[][] v;
        private final List<Integer> order = new ArrayList<>();

        private Jacobi(double[][] a) {
            this.a = a;
            v = new double[a.length][a.length];
            for (int i = 0; i < a.length; i++) {
                v[i][i] = 1;
                order.add(i);
            }
        }

        static Jacobi of(double[][] matrix) {
            Jacobi made = new Jacobi(matrix);
            for (int sweep = 0; sweep < 30 && made.off() > 0; sweep++) {
                for (int p = 0; p < matrix.length; p++) {
                    for (int q = p + 1; q < matrix.length; q++) made.rotate(p, q);
                }
            }
            made.order.sort((i, j) -> Double.compare(matrix[j][j], matrix[i][i]));
            return made;
        }

        private double off() {
            double largest = 0;
            double diagonal = 0;
            for (int i = 0; i < a.length; i++) {
                diagonal = Math.max(diagonal, Math.abs(a[i][i]));
                for (int j = i + 1; j < a.length; j++) largest = Math.max(largest, Math.abs(a[i][j]));
            }
            return largest > 1e-16 * diagonal ? largest : 0;
        }

        private void rotate(int p, int q) {
            if (a[p][q] == 0) return;
            double theta = (a[q][q] - a[p][p]) / (2 * a[p][q]);
            double t = (theta < 0 ? -1 : 1) / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
            double c = 1 / Math.sqrt(t * t + 1);
            double s = t * c;
            for (int k = 0; k < a.length; k++) {
                double akp = a[k][p], akq = a[k][q];
                a[k][p] = c * akp - s * akq;
                a[k][q] = s * akp + c * akq;
            }
            for (int k = 0; k < a.length; k++) {
                double apk = a[p][k], aqk = a[q][k];
                a[p][k] = c * apk - s * aqk;
                a[q][k] = s * apk + c * aqk;
                double vkp = v[k][p], vkq = v[k][q];
                v[k][p] = c * vkp - s * vkq;
                v[k][q] = s * vkp + c * vkq;
            }
        }

        /** Falling. */
        double[] values() {
            return order.stream().mapToDouble(i -> a[i][i]).toArray();
        }

        /** Each eigenvector as a mixture of rows. */
        double[][] combine(double[][] rows) {
            double[][] out = new double[rows.length][rows[0].length];
            for (int k = 0; k < rows.length; k++) {
                int at = order.get(k);
                for (int i = 0; i < rows.length; i++) {
                    double share = v[i][at];
                    for (int c = 0; c < rows[i].length; c++) out[k][c] += share * rows[i][c];
                }
            }
            return out;
        }
    }
}
