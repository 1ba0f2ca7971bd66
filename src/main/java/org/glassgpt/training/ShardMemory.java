package org.glassgpt.training;

import java.util.ArrayList;
import java.util.List;
import org.glassgpt.model.GptConfig;

/**
 * What one shard's forward pass leaves for its backward pass, and scratch for both; made once for the largest batch seen.
 * N rows, C width, F neurons, V vocabulary; {@code squares} numbers hold one head's patterns of all sequences.
 */
final class ShardMemory implements AutoCloseable {
    /** What one block leaves. */
    static final class Layer {
        final float[] residPre; // (N, C)
        final float[] mean1; // (N)
        final float[] rstd1; // (N)
        final Floats ln1; // (N, C)
        final Floats qkv; // (N, 3C)
        final Floats pattern; // per sequence (nh, T, T)
        final float[] patternHeap;
        final Floats z; // (N, C)
        final float[] residMid; // (N, C)
        final float[] mean2; // (N)
        final float[] rstd2; // (N)
        final Floats ln2; // (N, C)
        final float[] pre; // (N, F)
        final Floats post; // (N, F)

        private Layer(GptConfig config, int N, int squares) {
            int C = config.width();
            residPre = new float[N * C];
            mean1 = new float[N];
            rstd1 = new float[N];
            ln1 = new Floats(N * C);
            qkv = new Floats(N * 3 * C);
            pattern = new Floats(config.heads() * squares);
            patternHeap = new float[config.heads() * squares];
            z = new Floats(N * C);
            residMid = new float[N * C];
            mean2 = new float[N];
            rstd2 = new float[N];
            ln2 = new Floats(N * C);
            pre = new float[N * config.neurons()];
            post = new Floats(N * config.neurons());
        }
    }

    final int rows;
    final int squares;
    final List<Layer> layers = new ArrayList<>();
    final float[] residFinal; // (N, C)
    final float[] meanFinal; // (N)
    final float[] rstdFinal; // (N)
    final Floats lnFinal; // (N, C)
    final Floats logits; // (N, V), then their gradient
    final float[] logitsHeap;

    /** Scratch (N, C), outside and on the heap. */
    final Floats width;

    final float[] widthHeap;
    final float[] dResid; // (N, C), the gradient that flows back along the residual stream
    final Floats dResidOut;
    final Floats neurons; // (N, F)
    final float[] neuronsHeap;
    final Floats dQkv; // (N, 3C)
    final float[] qkvHeap;
    final Floats dPattern; // per sequence (nh, T, T)
    final float[] dPatternHeap;

    ShardMemory(GptConfig config, int rows, int squares) {
        this.rows = rows;
        this.squares = squares;
        int C = config.width();
        int F = config.neurons();
        for (int layer = 0; layer < config.layers(); layer++) layers.add(new Layer(config, rows, squares));
        residFinal = new float[rows * C];
        meanFinal = new float[rows];
        rstdFinal = new float[rows];
        lnFinal = new Floats(rows * C);
        logits = new Floats(Math.multiplyExact(rows, config.vocab()));
        logitsHeap = new float[rows * config.vocab()];
        width = new Floats(rows * C);
        widthHeap = new float[rows * C];
        dResid = new float[rows * C];
        dResidOut = new Floats(rows * C);
        neurons = new Floats(rows * F);
        neuronsHeap = new float[rows * F];
        dQkv = new Floats(rows * 3 * C);
        qkvHeap = new float[rows * 3 * C];
        dPattern = new Floats(config.heads() * squares);
        dPatternHeap = new float[config.heads() * squares];
    }

    boolean holds(Batch batch) {
        return batch.rows() <= rows && batch.squares() <= squares;
    }

    @Override
    public void close() {
        for (Layer layer : layers) {
            List.of(layer.ln1, layer.qkv, layer.pattern, layer.z, layer.ln2, layer.post)
                    .forEach(Floats::close);
        }
        List.of(lnFinal, logits, width, dResidOut, neurons, dQkv, dPattern).forEach(Floats::close);
    }
}
