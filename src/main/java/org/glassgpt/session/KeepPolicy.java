package org.glassgpt.session;

import org.glassgpt.trace.ActivationName;
import org.glassgpt.trace.Keep;
import org.glassgpt.trace.ModelShape;

/**
 * How much of a pass is kept, so that a trace fits into memory.
 *
 * @param bytes that one trace may take
 */
public record KeepPolicy(long bytes) {
    /** A sixth of the heap: the trace shown, the one being made, and what the pictures hold. */
    public static KeepPolicy ofHeap() {
        return new KeepPolicy(Runtime.getRuntime().maxMemory() / 6);
    }

    /** Everything where it fits; without the scores and patterns of all heads, which grow with T², where it does not. */
    public Keep keep(ModelShape model, int T) {
        return size(Keep.all(), model, T) <= bytes ? Keep.all() : Keep.linear();
    }

    /** Bytes of a trace in float32. */
    static long size(Keep keep, ModelShape model, int T) {
        long numbers = 0;
        for (ActivationName name : ActivationName.all(model.layers())) {
            if (keep.wants(name)) numbers += count(name, model, T);
        }
        return numbers * Float.BYTES;
    }

    private static long count(ActivationName name, ModelShape model, int T) {
        long count = 1;
        for (var dim : name.kind().dims()) {
            count *= switch (dim) {
                case TOKEN, KEY -> T;
                case WIDTH -> model.width();
                case HEAD -> model.heads();
                case HEAD_SIZE -> model.headSize();
                case NEURON -> model.neurons();
                case VOCAB -> model.vocab();
            };
        }
        return count;
    }
}
