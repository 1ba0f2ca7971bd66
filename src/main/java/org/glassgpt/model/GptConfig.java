package org.glassgpt.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.glassgpt.trace.Constants;
import org.glassgpt.trace.ModelShape;
import org.glassgpt.trace.Nonlinearity;
import org.glassgpt.trace.TensorNames;

/**
 * What a GPT-2 style network is made of.
 *
 * @param shape its sizes
 * @param activation the MLP's non-linearity
 * @param epsilon added to the variance in layer norms, {@code layer_norm_epsilon}
 * @param tied whether the token embedding also serves as output head
 */
public record GptConfig(ModelShape shape, ActivationFunction activation, double epsilon, boolean tied) {
    public GptConfig {
        if (!(epsilon > 0) || Double.isInfinite(epsilon)) {
            throw new IllegalArgumentException("layer_norm_epsilon is a positive number, not " + epsilon);
        }
    }

    public int layers() {
        return shape.layers();
    }

    public int heads() {
        return shape.heads();
    }

    /** C. */
    public int width() {
        return shape.width();
    }

    /** hs. */
    public int headSize() {
        return shape.headSize();
    }

    /** F. */
    public int neurons() {
        return shape.neurons();
    }

    public int context() {
        return shape.context();
    }

    /** V. */
    public int vocab() {
        return shape.vocab();
    }

    /**
     * Every tensor's name and shape, in the order of the network. Linear layers are GPT-2's Conv1D: [in, out].
     */
    public Map<String, int[]> tensors() {
        int C = width();
        Map<String, int[]> tensors = new LinkedHashMap<>();
        tensors.put(TensorNames.WTE, new int[] {vocab(), C});
        tensors.put(TensorNames.WPE, new int[] {context(), C});
        for (int layer = 0; layer < layers(); layer++) {
            for (TensorNames.InBlock tensor : TensorNames.InBlock.values()) {
                tensors.put(tensor.name(layer), tensor.shape(C, neurons()));
            }
        }
        tensors.put(TensorNames.LN_F_WEIGHT, new int[] {C});
        tensors.put(TensorNames.LN_F_BIAS, new int[] {C});
        if (!tied) tensors.put(TensorNames.LM_HEAD, new int[] {vocab(), C});
        return Collections.unmodifiableMap(tensors);
    }

    /** What its arithmetic needs beside its tensors. */
    public Constants constants() {
        return new Constants(
                epsilon,
                switch (activation) {
                    case GELU_TANH -> Nonlinearity.GELU_TANH;
                    case GELU_ERF -> Nonlinearity.GELU_ERF;
                    case RELU -> Nonlinearity.RELU;
                });
    }

    /** The tensor that turns the final norm into logits, [V, C]. */
    public String headTensor() {
        return tied ? TensorNames.WTE : TensorNames.LM_HEAD;
    }

    /** Number of parameters; a tied head counts once. */
    public long parameterCount() {
        long count = 0;
        for (int[] shape : tensors().values()) {
            long size = 1;
            for (int n : shape) size *= n;
            count += size;
        }
        return count;
    }
}
