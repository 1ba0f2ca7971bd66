package org.glassgpt.training;

import java.util.stream.IntStream;

/**
 * Adam with decoupled weight decay (Loshchilov and Hutter 2019, algorithm 2). Matrices decay, biases and norms don't.
 * Gradients are first scaled down together when their norm is above the limit.
 */
final class AdamW {
    /**
     * @param beta1 memory of the first moment
     * @param beta2 memory of the second
     * @param epsilon added to the root of the second moment
     * @param decay pulled towards 0 by rate · decay each step
     * @param clip largest norm of all gradients together
     */
    record Settings(double beta1, double beta2, double epsilon, double decay, double clip) {}

    private static final int PIECE = 1 << 14;

    private final Settings settings;
    private final float[] first;
    private final float[] second;

    AdamW(Settings settings, int count) {
        this.settings = settings;
        first = new float[count];
        second = new float[count];
    }

    /** The running mean of gradients, in the order of {@link FlatTensors}. */
    float[] first() {
        return first;
    }

    /** The running mean of squared gradients. */
    float[] second() {
        return second;
    }

    /**
     * Changes the weights on the heap.
     *
     * @param step from 0
     * @return the norm of all gradients before clipping
     */
    double step(FlatTensors weights, FlatTensors grads, double rate, int step) {
        double norm = norm(grads.heap());
        if (!Double.isFinite(norm)) return norm;
        float scale = (float) (norm > settings.clip() ? settings.clip() / norm : 1);
        double correction1 = 1 - Math.pow(settings.beta1(), step + 1.0);
        double correction2 = 1 - Math.pow(settings.beta2(), step + 1.0);
        for (FlatTensors.Slot slot : weights.slots()) {
            float shrink = (float) (slot.isMatrix() ? 1 - rate * settings.decay() : 1);
            int end = slot.offset() + slot.count();
            pieces(slot.count()).forEach(piece -> {
                int from = slot.offset() + piece * PIECE;
                update(
                        weights.heap(),
                        grads.heap(),
                        from,
                        Math.min(PIECE, end - from),
                        scale,
                        shrink,
                        rate / correction1,
                        1 / Math.sqrt(correction2));
            });
        }
        return norm;
    }

    /** The indices of pieces of so many numbers, to be worked on side by side. */
    private static IntStream pieces(int count) {
        int pieces = (count + PIECE - 1) / PIECE;
        IntStream indices = IntStream.range(0, pieces);
        return pieces > 1 ? indices.parallel() : indices;
    }

    private void update(
            float[] w, float[] g, int from, int count, float scale, float shrink, double rate, double rootScale) {
        float b1 = (float) settings.beta1();
        float b2 = (float) settings.beta2();
        float c1 = 1 - b1;
        float c2 = 1 - b2;
        float lr = (float) rate;
        float root = (float) rootScale;
        float epsilon = (float) settings.epsilon();
        for (int i = from; i < from + count; i++) {
            float x = g[i] * scale;
            float m = b1 * first[i] + c1 * x;
            float v = b2 * second[i] + c2 * x * x;
            first[i] = m;
            second[i] = v;
            w[i] = w[i] * shrink - lr * m / ((float) Math.sqrt(v) * root + epsilon);
        }
    }

    /** Pieces are always the same and summed in order, so that it is the same bit for bit with any number of threads. */
    private static double norm(float[] g) {
        double[] parts = pieces(g.length)
                .mapToDouble(piece -> squares(g, piece * PIECE, Math.min(g.length, (piece + 1) * PIECE)))
                .toArray();
        double sum = 0;
        for (double part : parts) sum += part;
        return Math.sqrt(sum);
    }

    /** Eight partial sums: one alone would wait for each addition to finish. */
    private static double squares(float[] g, int from, int to) {
        float[] sums = new float[8];
        int i = from;
        for (; i + 7 < to; i += 8) {
            for (int k = 0; k < 8; k++) sums[k] += g[i + k] * g[i + k];
        }
        double sum = 0;
        for (; i < to; i++) sum += g[i] * g[i];
        for (float part : sums) sum += part;
        return sum;
    }
}
