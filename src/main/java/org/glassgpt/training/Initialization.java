package org.glassgpt.training;

import java.util.SplittableRandom;
import org.glassgpt.model.GptConfig;
import org.glassgpt.trace.TensorNames;
import org.glassgpt.trace.TensorNames.InBlock;

/**
 * Initial weights for narrow networks. GPT-2's 0.02 for all (Radford et al. 2019, section 2.3) is meant for widths of 768
 * and more; in a network 128 wide it gives scores near 0, and heads take many times longer to begin to look anywhere. So:
 *
 * <ul>
 *   <li>token embeddings are normal with deviation 0.1, since what the first blocks write would drown smaller ones;
 *   <li>positions begin as sines and cosines (Vaswani et al. 2017, section 3.5, with base 50 for short contexts) and are
 *       learned from there: positions near each other look alike at once, so a head can learn "the last thing named"
 *       everywhere, and not for each position anew;
 *   <li>linear layers are normal with deviation 1 / √(inputs), those that write into the residual stream with 0.02 /
 *       √(2 · layers), as in GPT-2; but a head's queries and keys begin related, and its output reads what its values
 *       wrote (after Trockman and Kolter 2023, "Mimetic initialization of self-attention layers"): a head begins as one
 *       that looks for what is like itself and copies it;
 *   <li>biases are 0, norms 1.
 * </ul>
 */
final class Initialization {
    private static final double EMBEDDING = 0.1;
    private static final double POSITION = 0.05;
    private static final double POSITION_BASE = 50;
    private static final double RESIDUAL = 0.02;
    /** Correlation of a head's key weights with its query weights. */
    private static final double KEY_LIKE_QUERY = 0.3;
    /** Correlation of a head's output weights with its transposed value weights. */
    private static final double OUTPUT_LIKE_VALUE = 0.9;

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
        positions(weights.heap(), weights.slot(TensorNames.WPE));
        for (int layer = 0; layer < config.layers(); layer++) heads(config, weights, layer);
    }

    private static double deviation(FlatTensors.Slot slot, GptConfig config) {
        if (slot.name().equals(TensorNames.WTE) || slot.name().equals(TensorNames.LM_HEAD)) return EMBEDDING;
        return writesResidual(slot.name(), config) ? residual(config) : 1 / Math.sqrt(slot.shape()[0]);
    }

    private static double residual(GptConfig config) {
        return RESIDUAL / Math.sqrt(2.0 * config.layers());
    }

    private static boolean writesResidual(String name, GptConfig config) {
        for (int layer = 0; layer < config.layers(); layer++) {
            if (name.equals(InBlock.ATTN_PROJ_WEIGHT.name(layer)) || name.equals(InBlock.MLP_PROJ_WEIGHT.name(layer))) {
                return true;
            }
        }
        return false;
    }

    private static void positions(float[] w, FlatTensors.Slot wpe) {
        int C = wpe.shape()[1];
        for (int i = 0; i < wpe.count(); i++) {
            int position = i / C;
            int dimension = i % C;
            double angle = position / Math.pow(POSITION_BASE, 2 * (dimension / 2) / (double) C);
            double wave = dimension % 2 == 0 ? Math.sin(angle) : Math.cos(angle);
            w[wpe.offset() + i] = (float) (POSITION * Math.sqrt(2) * wave);
        }
    }

    private static void heads(GptConfig config, FlatTensors weights, int layer) {
        float[] w = weights.heap();
        int C = config.width();
        int qkv = weights.slot(InBlock.ATTN_WEIGHT.name(layer)).offset(); // (C, 3C)
        int out = weights.slot(InBlock.ATTN_PROJ_WEIGHT.name(layer)).offset(); // (C, C)
        double toOutput = residual(config) * Math.sqrt(C);
        for (int r = 0; r < C; r++) {
            for (int c = 0; c < C; c++) {
                int q = qkv + r * 3 * C + c;
                w[q + C] = mixed(w[q], w[q + C], KEY_LIKE_QUERY);
                int o = out + c * C + r;
                w[o] = mixed((float) toOutput * w[q + 2 * C], w[o], OUTPUT_LIKE_VALUE);
            }
        }
    }

    /** Of two independent numbers of one deviation, a third of that deviation that correlates with the first. */
    private static float mixed(float first, float second, double correlation) {
        return (float) (correlation * first + Math.sqrt(1 - correlation * correlation) * second);
    }
}
