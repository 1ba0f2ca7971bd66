package org.glassgpt.ui.panel.residual;

import org.glassgpt.figure.Matrix;
import org.glassgpt.trace.ActivationName;
import org.glassgpt.trace.ResidualWrites;
import org.glassgpt.trace.Trace;

/** Length of every write at every token: two rows a block, attention then MLP. */
final class NormGrid {
    private final double[][] norms;
    private final int T;
    private final double largest;

    NormGrid(Trace trace) {
        int layers = trace.model().layers();
        T = trace.tokens();
        norms = new double[2 * layers][];
        double most = 0;
        for (int row = 0; row < norms.length; row++) {
            ActivationName name = row % 2 == 0 ? ActivationName.attnOut(row / 2) : ActivationName.mlpOut(row / 2);
            norms[row] = ResidualWrites.norms(trace, name);
            for (double norm : norms[row]) most = Math.max(most, norm);
        }
        largest = most == 0 ? 1 : most;
    }

    int rows() {
        return norms.length;
    }

    double largest() {
        return largest;
    }

    double at(int row, int token) {
        return norms[row][token];
    }

    /** The token with the largest norm among those that a column stands for. */
    int peak(int row, int column, int block) {
        int best = column * block;
        for (int t = best; t < Math.min(T, (column + 1) * block); t++) if (norms[row][t] > norms[row][best]) best = t;
        return best;
    }

    Matrix matrix(int block) {
        return Matrix.of(
                norms.length, (T + block - 1) / block, (row, column) -> (float) norms[row][peak(row, column, block)]);
    }
}
