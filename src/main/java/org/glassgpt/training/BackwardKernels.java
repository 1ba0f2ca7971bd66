package org.glassgpt.training;

/** The backward pass of what is not a matrix product, as plain loops. */
final class BackwardKernels {
    private BackwardKernels() {}

    /** sums[c] += the sum over rows of x[r, c]. */
    static void columnSums(float[] x, int rows, float[] sums) {
        int width = sums.length;
        for (int r = 0; r < rows; r++) {
            int o = r * width;
            for (int c = 0; c < width; c++) sums[c] += x[o + c];
        }
    }

    /**
     * Layer norm: with h = (x − mean) · rstd and dh = dy · weight,
     * dx += rstd · (dh − mean(dh) − h · mean(dh · h)); dWeight += Σ dy · h; dBias += Σ dy.
     *
     * @param x (rows, C) what the norm was given
     * @param dy (rows, C)
     * @param dx (rows, C), added to: the gradient also flows past the norm
     */
    static void layerNorm(
            float[] x,
            float[] mean,
            float[] rstd,
            float[] weight,
            float[] dy,
            int rows,
            float[] dx,
            float[] dWeight,
            float[] dBias) {
        int C = weight.length;
        float[] h = new float[C];
        float[] dh = new float[C];
        for (int r = 0; r < rows; r++) {
            int o = r * C;
            float m = mean[r];
            float s = rstd[r];
            for (int c = 0; c < C; c++) {
                h[c] = (x[o + c] - m) * s;
                dh[c] = dy[o + c] * weight[c];
                dWeight[c] += dy[o + c] * h[c];
                dBias[c] += dy[o + c];
            }
            float meanDh = 0;
            float meanDhH = 0;
            for (int c = 0; c < C; c++) {
                meanDh += dh[c];
                meanDhH += dh[c] * h[c];
            }
            meanDh /= C;
            meanDhH /= C;
            for (int c = 0; c < C; c++) dx[o + c] += s * (dh[c] - meanDh - h[c] * meanDhH);
        }
    }

    /**
     * Softmax and the scale: dScores = pattern · (dPattern − Σ dPattern · pattern) · scale, in place of dPattern; 0
     * where the pattern is (above the diagonal).
     *
     * @param pattern per sequence (nh, T, T)
     */
    static void softmax(Batch batch, int nh, float scale, float[] pattern, float[] dPattern) {
        int from = 0;
        for (int s = 0; s < batch.sequences(); s++) {
            int T = batch.length(s);
            for (int h = 0; h < nh; h++) {
                for (int t = 0; t < T; t++) {
                    float dot = 0;
                    for (int i = from; i <= from + t; i++) dot += pattern[i] * dPattern[i];
                    for (int i = from; i <= from + t; i++) dPattern[i] = pattern[i] * (dPattern[i] - dot) * scale;
                    for (int i = from + t + 1; i < from + T; i++) dPattern[i] = 0;
                    from += T;
                }
            }
        }
    }
}
