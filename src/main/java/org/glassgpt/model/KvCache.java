package org.glassgpt.model;

import org.bytedeco.javacpp.FloatPointer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Keys and values of the tokens seen so far, per layer (tokens, C), a head's part of a row where it stands. */
final class KvCache implements AutoCloseable {
    /** Room beyond what is asked for: after a prompt there comes a token, and another. */
    private static final int AHEAD = 64;

    private final GptConfig config;
    private final INDArray[] keys;
    private final INDArray[] values;
    private int capacity;
    private int length;

    KvCache(GptConfig config) {
        this.config = config;
        this.keys = new INDArray[config.layers()];
        this.values = new INDArray[config.layers()];
    }

    /** Tokens held. */
    int length() {
        return length;
    }

    FloatPointer keys(int layer) {
        return (FloatPointer) keys[layer].data().pointer();
    }

    FloatPointer values(int layer) {
        return (FloatPointer) values[layer].data().pointer();
    }

    /** Makes room for more tokens behind those held. */
    void reserve(int tokens) {
        int needed = length + tokens;
        if (needed <= capacity) return;
        int size = Math.min(config.context(), Math.max(needed + AHEAD, 2 * capacity));
        for (int layer = 0; layer < keys.length; layer++) {
            keys[layer] = grown(keys[layer], size);
            values[layer] = grown(values[layer], size);
        }
        capacity = size;
    }

    private INDArray grown(INDArray old, int size) {
        INDArray array = Nd4j.createUninitialized(DataType.FLOAT, new long[] {size, config.width()}, 'c');
        if (old != null) {
            FloatPointer from = (FloatPointer) old.data().pointer();
            Blas.copy(length * config.width(), from, (FloatPointer) array.data().pointer());
            old.close();
        }
        return array;
    }

    /** Takes over the keys and values of T new tokens of one layer, (T, C) each. */
    void store(int layer, int T, float[] newKeys, float[] newValues) {
        int C = config.width();
        Blas.at(keys(layer), (long) length * C).put(newKeys, 0, T * C);
        Blas.at(values(layer), (long) length * C).put(newValues, 0, T * C);
    }

    /** Counts tokens as held, once every layer has stored them. */
    void advance(int tokens) {
        length += tokens;
    }

    @Override
    public void close() {
        for (int layer = 0; layer < keys.length; layer++) {
            if (keys[layer] != null) keys[layer].close();
            if (values[layer] != null) values[layer].close();
        }
    }
}
