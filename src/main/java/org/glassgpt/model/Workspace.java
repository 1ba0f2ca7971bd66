package org.glassgpt.model;

import java.util.ArrayList;
import java.util.List;
import org.bytedeco.javacpp.FloatPointer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Memory outside the heap for what goes into and comes out of matrix products, taken once for many passes. */
final class Workspace implements AutoCloseable {
    /** Logits are worked out for this many tokens at a time: all of them at once would be a quarter of a GPT-2. */
    static final int LOGIT_ROWS = 128;

    final int tokens;
    final int keys;
    /** (T, C) */
    final FloatPointer normed;
    /** (T, 3C): q, k and v side by side, a head's part of each where it stands. */
    final FloatPointer qkv;
    /** (T, keys), one head's. */
    final FloatPointer scores;
    /** (T, C) */
    final FloatPointer z;
    /** (T, C) */
    final FloatPointer out;
    /** (T, F) */
    final FloatPointer hidden;
    /** (LOGIT_ROWS or T if fewer, V) */
    final FloatPointer logits;

    private final List<INDArray> arrays = new ArrayList<>();

    /**
     * @param tokens the most that one pass takes
     * @param keys the most that one of them looks at
     */
    Workspace(GptConfig config, int tokens, int keys) {
        NativeSetup.prepare();
        int C = config.width();
        this.tokens = tokens;
        this.keys = keys;
        normed = array(tokens, C);
        qkv = array(tokens, 3 * C);
        scores = array(tokens, keys);
        z = array(tokens, C);
        out = array(tokens, C);
        hidden = array(tokens, config.neurons());
        logits = array(Math.min(tokens, LOGIT_ROWS), config.vocab());
    }

    private FloatPointer array(int rows, int columns) {
        INDArray array = Nd4j.createUninitialized(DataType.FLOAT, new long[] {rows, columns}, 'c');
        arrays.add(array);
        return (FloatPointer) array.data().pointer();
    }

    boolean fits(int tokens, int keys) {
        return tokens <= this.tokens && keys <= this.keys;
    }

    @Override
    public void close() {
        arrays.forEach(INDArray::close);
    }
}
