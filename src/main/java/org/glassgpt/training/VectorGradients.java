package org.glassgpt.training;

import java.util.LinkedHashMap;
import java.util.Map;

/** Gradients of biases and norms, summed by loops on the heap. */
final class VectorGradients {
    private final Map<String, float[]> byName = new LinkedHashMap<>();

    /** The sum so far, 0 at first. */
    float[] of(String name, int count) {
        return byName.computeIfAbsent(name, n -> new float[count]);
    }

    void storeInto(FlatTensors grads) {
        byName.forEach(grads::set);
    }
}
