package org.glassgpt.trace;

/**
 * What each head of a layer writes to the residual stream for one token. The heads' z, side by side, times W_O is the
 * sum over heads of z_h times the hs rows of W_O that belong to it (Elhage et al. 2021, "A Mathematical Framework for
 * Transformer Circuits"); with the bias it is {@code hook_attn_out}. In double precision. Immutable.
 */
public final class HeadOutputs {
    private final double[][] heads; // (nh, C)
    private final double[] bias; // (C)

    private HeadOutputs(double[][] heads, double[] bias) {
        this.heads = heads;
        this.bias = bias;
    }

    /** {@code h.N.attn.c_proj.weight} [C, C]. */
    public static String weightName(int layer) {
        return "h." + layer + ".attn.c_proj.weight";
    }

    /** {@code h.N.attn.c_proj.bias} [C]. */
    public static String biasName(int layer) {
        return "h." + layer + ".attn.c_proj.bias";
    }

    /**
     * @param trace holds {@code hook_z} of the layer
     */
    public static HeadOutputs of(Trace trace, Weights weights, int layer, int token) {
        ModelShape model = trace.model();
        int C = model.width();
        int hs = model.headSize();
        float[] z = trace.get(ActivationName.z(layer)).slice(token); // (nh, hs)
        double[][] heads = new double[model.heads()][C];
        for (int i = 0; i < C; i++) {
            double[] out = heads[i / hs];
            float[] row = weights.slice(weightName(layer), i * C, C); // (C)
            for (int c = 0; c < C; c++) out[c] += (double) z[i] * row[c];
        }
        float[] added = weights.slice(biasName(layer), 0, C);
        double[] bias = new double[C];
        for (int c = 0; c < C; c++) bias[c] = added[c];
        return new HeadOutputs(heads, bias);
    }

    /** nh. */
    public int heads() {
        return heads.length;
    }

    /** C. */
    public int width() {
        return bias.length;
    }

    /** One number of what a head writes. */
    public double head(int head, int dimension) {
        return heads[head][dimension];
    }

    /** One number of the bias, which no head makes. */
    public double bias(int dimension) {
        return bias[dimension];
    }

    /** One number of the sum: {@code hook_attn_out} unless that was overwritten. */
    public double sum(int dimension) {
        double sum = bias[dimension];
        for (double[] head : heads) sum += head[dimension];
        return sum;
    }

    /** Length of what a head writes: the root of the sum of squares. */
    public double norm(int head) {
        return norm(heads[head]);
    }

    /** Length of the bias. */
    public double biasNorm() {
        return norm(bias);
    }

    /** Length of the sum. */
    public double sumNorm() {
        double[] sums = new double[width()];
        for (int c = 0; c < sums.length; c++) sums[c] = sum(c);
        return norm(sums);
    }

    private static double norm(double[] row) {
        double squares = 0;
        for (double x : row) squares += x * x;
        return Math.sqrt(squares);
    }
}
