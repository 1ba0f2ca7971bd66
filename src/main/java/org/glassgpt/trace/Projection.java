package org.glassgpt.trace;

import java.util.stream.IntStream;

/**
 * Where one token's q, k and v of one head come from: its row of {@code ln1.hook_normalized} times the columns of {@code
 * c_attn} that belong to them, plus a bias (Radford et al. 2019; Conv1D weights are [in, out], q, k and v side by side).
 * In double precision.
 */
public final class Projection {
    /** The three parts of {@code c_attn}, in their order. */
    public enum Part {
        Q,
        K,
        V
    }

    private Projection() {}

    /** {@code h.N.attn.c_attn.weight} [C, 3C]. */
    public static String weightName(int layer) {
        return "h." + layer + ".attn.c_attn.weight";
    }

    /** {@code h.N.attn.c_attn.bias} [3C]. */
    public static String biasName(int layer) {
        return "h." + layer + ".attn.c_attn.bias";
    }

    /** The column of {@code c_attn} that makes one number of one head. */
    public static int column(ModelShape model, Part part, int head, int dimension) {
        return part.ordinal() * model.width() + head * model.headSize() + dimension;
    }

    /**
     * One number of q, k or v: the sum over the width, and the bias.
     *
     * @param trace holds {@code ln1.hook_normalized} of the layer
     */
    public static double value(Trace trace, Weights weights, int layer, Part part, int token, int head, int dimension) {
        float[] row = trace.get(ActivationName.ln1(layer)).slice(token); // (C)
        int column = column(trace.model(), part, head, dimension);
        String tensor = weightName(layer);
        int columns = weights.shape(tensor)[1];
        double sum = bias(trace.model(), weights, layer, part, head, dimension);
        return sum
                + IntStream.range(0, row.length)
                        .mapToDouble(i -> (double) row[i] * weights.slice(tensor, i * columns + column, 1)[0])
                        .sum();
    }

    /** The bias of one number of q, k or v. */
    public static double bias(ModelShape model, Weights weights, int layer, Part part, int head, int dimension) {
        return weights.slice(biasName(layer), column(model, part, head, dimension), 1)[0];
    }
}
