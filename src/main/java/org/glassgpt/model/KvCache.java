package org.glassgpt.model;

import org.bytedeco.javacpp.FloatPointer;

/** Keys and values of the tokens seen so far, per layer (tokens, C), a head's part of a row where it stands. */
final class KvCache implements AutoCloseable {
    /** Room beyond what is asked for: after a prompt there comes a token, and another. */
    private static final int AHEAD = 64;

    private final GptConfig config;
    private final AlignedFloats[] keys;
    private final AlignedFloats[] values;
    private int capacity;
    private int length;

    KvCache(GptConfig config) {
        this.config = config;
        this.keys = new AlignedFloats[config.layers()];
        this.values = new AlignedFloats[config.layers()];
    }

    /** Tokens held. */
    int length() {
        return length;
    }

    FloatPointer keys(int layer) {
        return keys[layer].pointer();
    }

    FloatPointer values(int layer) {
        return values[layer].pointer();
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

    private AlignedFloats grown(AlignedFloats old, int size) {
        AlignedFloats array = new AlignedFloats((long) size * config.width());
        if (old != null) {
            Blas.copy(length * config.width(), old.pointer(), array.pointer());
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
