package org.glassgpt.model;

import java.util.ArrayList;
import java.util.List;
import org.bytedeco.javacpp.FloatPointer;

/** Memory outside the heap for what goes into and comes out of matrix products, taken once for many passes. */
final class Workspace implements AutoCloseable {
    final int tokens;
    final int keys;
    /** (T, C) or (T, F): what the next linear layer takes. */
    final FloatPointer in;
    /** (T, C) */
    final FloatPointer q;
    /** (T, C) */
    final FloatPointer k;
    /** (T, C) */
    final FloatPointer v;
    /** (T, C) */
    final FloatPointer z;

    private final List<Bench> benches = new ArrayList<>();
    private final List<AlignedFloats> arrays = new ArrayList<>();

    /** What one worker has to itself. */
    final class Bench {
        /** A view of {@link Workspace#in}, to be moved about. */
        final FloatPointer input = Blas.at(in, 0);
        /** (T, width of a strip), or for a single token as many outputs as a worker may get. */
        final FloatPointer product;

        private final float[] productHeap;
        /** (T, keys), one head's. */
        final FloatPointer scores = array(tokens, keys);

        private float[] scoresHeap = {};

        Bench(int outputs) {
            int count = Math.max(tokens * Strips.widest(), outputs);
            product = array(1, count);
            productHeap = new float[count];
        }

        /** What stands in {@link #product}. */
        float[] take(int count) {
            product.get(productHeap, 0, count);
            return productHeap;
        }

        /** (T, n) */
        float[] scoresHeap(int count) {
            if (scoresHeap.length < count) scoresHeap = new float[count];
            return scoresHeap;
        }
    }

    /**
     * @param tokens the most that one pass takes
     * @param keys the most that one of them looks at
     * @param workers threads that share the work
     */
    Workspace(GptConfig config, int tokens, int keys, int workers) {
        int C = config.width();
        this.tokens = tokens;
        this.keys = keys;
        in = array(tokens, Math.max(C, config.neurons()));
        q = array(tokens, C);
        k = array(tokens, C);
        v = array(tokens, C);
        z = array(tokens, C);
        for (int worker = 0; worker < workers; worker++) benches.add(new Bench(config.vocab()));
        Blas.threads(1); // the workers are the threads
    }

    private FloatPointer array(int rows, int columns) {
        AlignedFloats array = new AlignedFloats((long) rows * columns);
        arrays.add(array);
        return array.pointer();
    }

    Bench bench(int worker) {
        return benches.get(worker);
    }

    boolean fits(int tokens, int keys) {
        return tokens <= this.tokens && keys <= this.keys;
    }

    @Override
    public void close() {
        arrays.forEach(AlignedFloats::close);
    }
}
