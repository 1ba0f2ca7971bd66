package org.glassgpt.trace;

import java.util.List;

/**
 * A model's tensors, read-only, by their Hugging Face names without {@code transformer.} (for instance {@code
 * h.0.attn.c_attn.weight}), fetched by slice. Implementations may be asked from any thread.
 */
public interface Weights {
    /** All names, in the order of the network. */
    List<String> names();

    /**
     * @return sizes, outermost first; Conv1D weights are [in, out]
     * @throws java.util.NoSuchElementException when there is no such tensor
     */
    int[] shape(String name);

    /** A copy of {@code count} numbers from position {@code from}, row-major. */
    float[] slice(String name, int from, int count);

    /** A copy of one row of a matrix. */
    default float[] row(String name, int row) {
        int width = shape(name)[1];
        return slice(name, Math.multiplyExact(row, width), width);
    }

    /** What the arithmetic needs beside them. */
    default Constants constants() {
        return Constants.GPT2;
    }

    /** The tensor that turns the final norm into logits, [V, C]: the token embedding, unless there is one of its own. */
    default String headTensor() {
        return names().contains(TensorNames.LM_HEAD) ? TensorNames.LM_HEAD : TensorNames.WTE;
    }
}
