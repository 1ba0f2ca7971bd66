package org.glassgpt.trace;

/**
 * The sizes that determine every activation's shape.
 *
 * @param layers number of blocks, {@code n_layer}
 * @param heads attention heads in each, {@code n_head} (nh)
 * @param width of the residual stream, {@code n_embd} (C), a multiple of heads
 * @param neurons of the MLP, {@code n_inner} (F)
 * @param context longest text in tokens, {@code n_positions}
 * @param vocab size of the vocabulary (V)
 */
public record ModelShape(int layers, int heads, int width, int neurons, int context, int vocab) {
    public ModelShape {
        if (layers < 1 || heads < 1 || width < 1 || neurons < 1 || context < 1 || vocab < 1 || width % heads != 0) {
            throw new IllegalArgumentException("not a model: " + layers + " layers, " + heads + " heads, width " + width
                    + ", " + neurons + " neurons, context " + context + ", vocabulary " + vocab);
        }
    }

    /** hs, the width of one head. */
    public int headSize() {
        return width / heads;
    }
}
