package org.glassgpt.training;

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
            update(
                    weights.heap(),
                    grads.heap(),
                    slot.offset(),
                    slot.count(),
                    scale,
                    shrink,
                    rate / correction1,
                    1 / Math.sqrt(correction2));
        }
        return norm;
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

    private static double norm(float[] g) {
        double sum = 0;
        int block = 4096;
        for (int from = 0; from < g.length; from += block) {
            float part = 0;
            int to = Math.min(g.length, from + block);
            for (int i = from; i < to; i++) part += g[i] * g[i];
            sum += part;
        }
        return Math.sqrt(sum);
    }
}
