package org.glassgpt.training;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.glassgpt.model.GptConfig;
import org.glassgpt.trace.TensorNames.InBlock;

/**
 * LoRA (Hu et al. 2021, equation 3): a matrix W₀ [in, out] stays as it is, and what is learned is W = W₀ + s·A·B with
 * A [in, r], B [r, out] of small rank r. A begins at random, B at 0, so that nothing is changed at first. The paper writes
 * its vectors as columns and so its product the other way round.
 *
 * <p>By the chain rule dA = s·dW·Bᵀ and dB = s·Aᵀ·dW: the gradient of W is worked out as for full tuning, and what is
 * saved is what has to be remembered of a model, not time.
 */
final class LowRank implements Trainable {
    /** s: the paper's α/r with α = 2r. */
    static final double SCALE = 2;

    static final String A = ".lora_A";
    static final String B = ".lora_B";

    private static final List<InBlock> MATRICES =
            List.of(InBlock.ATTN_WEIGHT, InBlock.ATTN_PROJ_WEIGHT, InBlock.FC_WEIGHT, InBlock.MLP_PROJ_WEIGHT);

    private final FlatTensors weights;
    private final float[] base;
    private final FlatTensors factors;
    private final FlatTensors grads;
    private final List<String> names = new ArrayList<>();
    private final int rank;

    /**
     * @param weights of the network as they are before; changed by {@link #apply}
     */
    LowRank(GptConfig config, FlatTensors weights, int rank, long seed) {
        this.weights = weights;
        this.rank = rank;
        base = weights.heap().clone();
        Map<String, int[]> shapes = new LinkedHashMap<>();
        for (int layer = 0; layer < config.layers(); layer++) {
            for (InBlock matrix : MATRICES) {
                String name = matrix.name(layer);
                int[] shape = weights.shape(name);
                names.add(name);
                shapes.put(name + A, new int[] {shape[0], rank});
                shapes.put(name + B, new int[] {rank, shape[1]});
            }
        }
        factors = new FlatTensors(shapes);
        grads = new FlatTensors(shapes);
        SplittableRandom random = new SplittableRandom(seed);
        for (FlatTensors.Slot slot : factors.slots()) {
            boolean first = slot.name().endsWith(A);
            double deviation = 1 / Math.sqrt(slot.shape()[0]);
            for (int i = slot.offset(); i < slot.offset() + slot.count(); i++) {
                factors.heap()[i] = first ? (float) (deviation * random.nextGaussian()) : 0;
            }
        }
    }

    /** The matrices that are changed. */
    List<String> names() {
        return List.copyOf(names);
    }

    int rank() {
        return rank;
    }

    @Override
    public FlatTensors tensors() {
        return factors;
    }

    @Override
    public FlatTensors gradients(FlatTensors network) {
        names.parallelStream().forEach(name -> gradients(name, network));
        return grads;
    }

    private void gradients(String name, FlatTensors network) {
        FlatTensors.Slot w = network.slot(name);
        int in = w.shape()[0];
        int out = w.shape()[1];
        float[] dW = network.heap();
        float[] f = factors.heap();
        int a = factors.slot(name + A).offset();
        int b = factors.slot(name + B).offset();
        float[] dA = new float[in * rank];
        float[] dB = new float[rank * out];
        float s = (float) SCALE;
        for (int i = 0; i < in; i++) {
            int row = w.offset() + i * out;
            for (int r = 0; r < rank; r++) {
                float sum = 0;
                float x = s * f[a + i * rank + r];
                for (int o = 0; o < out; o++) {
                    sum += dW[row + o] * f[b + r * out + o];
                    dB[r * out + o] += x * dW[row + o];
                }
                dA[i * rank + r] = s * sum;
            }
        }
        grads.set(name + A, dA);
        grads.set(name + B, dB);
    }

    @Override
    public void apply() {
        names.parallelStream().forEach(this::merge);
        weights.push();
    }

    private void merge(String name) {
        FlatTensors.Slot w = weights.slot(name);
        int in = w.shape()[0];
        int out = w.shape()[1];
        float[] f = factors.heap();
        int a = factors.slot(name + A).offset();
        int b = factors.slot(name + B).offset();
        float s = (float) SCALE;
        float[] row = new float[out];
        for (int i = 0; i < in; i++) {
            int at = w.offset() + i * out;
            System.arraycopy(base, at, row, 0, out);
            for (int r = 0; r < rank; r++) {
                float x = s * f[a + i * rank + r];
                for (int o = 0; o < out; o++) row[o] += x * f[b + r * out + o];
            }
            System.arraycopy(row, 0, weights.heap(), at, out);
        }
    }

    @Override
    public void close() {
        factors.close();
        grads.close();
    }
}
