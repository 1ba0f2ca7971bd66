package org.glassgpt.training;

import java.util.SplittableRandom;
import org.glassgpt.model.GptConfig;
import org.glassgpt.trace.TensorNames;
import org.glassgpt.trace.TensorNames.InBlock;

/**
 * Initial weights for narrow networks: embeddings normal with deviation 0.1, linear layers with 1 / √(inputs), those that
 * write into the residual stream with 0.02 / √(2 · layers) as in GPT-2 (Radford et al. 2019, section 2.3), biases 0,
 * norms 1.
 *
 * <p>GPT-2's 0.02 for all is meant for widths of 768 and more. In a network 128 wide queries and keys so small give
 * scores near 0, and heads take many times longer to begin to look anywhere; and an embedding smaller than what the first
 * blocks write is drowned by it, so that later heads can't see, or copy, which token stood where.
 */
final class Initialization {
    private static final double EMBEDDING = 0.1;
    private static final double RESIDUAL = 0.02;

    private Initialization() {}

    static void fill(GptConfig config, FlatTensors weights, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (FlatTensors.Slot slot : weights.slots()) {
            boolean norm = !slot.isMatrix() && slot.name().endsWith(".weight");
            double deviation = deviation(slot, config);
            for (int i = slot.offset(); i < slot.offset() + slot.count(); i++) {
                weights.heap()[i] = slot.isMatrix() ? (float) (deviation * random.nextGaussian()) : norm ? 1f : 0f;
            }
        }
    }

    private static double deviation(FlatTensors.Slot slot, GptConfig config) {
        if (slot.name().equals(TensorNames.WTE)
                || slot.name().equals(TensorNames.WPE)
                || slot.name().equals(TensorNames.LM_HEAD)) {
            return EMBEDDING;
        }
        return writesResidual(slot.name(), config)
                ? RESIDUAL / Math.sqrt(2.0 * config.layers())
                : 1 / Math.sqrt(slot.shape()[0]);
    }

    private static boolean writesResidual(String name, GptConfig config) {
        for (int layer = 0; layer < config.layers(); layer++) {
            if (name.equals(InBlock.ATTN_PROJ_WEIGHT.name(layer)) || name.equals(InBlock.MLP_PROJ_WEIGHT.name(layer))) {
                return true;
            }
        }
        return false;
    }
}
