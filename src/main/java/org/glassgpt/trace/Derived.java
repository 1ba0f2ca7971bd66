package org.glassgpt.trace;

import java.nio.FloatBuffer;

/**
 * What follows from a trace by arithmetic, in double precision: pure functions, each tested against the trace. Panels
 * show these; they compute nothing themselves.
 */
public final class Derived {
    private Derived() {}

    /** Mean and (biased) variance of one row, as layer norm takes them (Ba et al. 2016, equation 3). */
    public record Moments(double mean, double variance) {}

    public static Moments moments(float[] row) {
        double mean = 0;
        for (float x : row) mean += x;
        mean /= row.length;
        double variance = 0;
        for (float x : row) variance += (x - mean) * (x - mean);
        return new Moments(mean, variance / row.length);
    }

    /** q · k of one head for a query and a key token, before the scale and the mask. */
    public static double rawScore(Trace trace, int layer, int head, int query, int key) {
        float[] q = trace.get(ActivationName.q(layer)).slice(query, head);
        return dot(q, trace.get(ActivationName.k(layer)).slice(key, head));
    }

    private static double dot(float[] a, float[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) sum += (double) a[i] * b[i];
        return sum;
    }

    private static double dot(float[] a, FloatBuffer b, int from) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) sum += (double) a[i] * b.get(from + i);
        return sum;
    }

    /** What scores are divided by in this trace: the square root of the head size, unless it was edited. */
    public static double scoreDivisor(Trace trace) {
        return trace.edits()
                .scoreDivisor()
                .orElseGet(() -> Math.sqrt(trace.model().headSize()));
    }

    /** Scores of one head for one query: raw scores over the divisor, -inf where the mask hides the key. (T) */
    public static double[] scores(Trace trace, int layer, int head, int query) {
        double divisor = scoreDivisor(trace);
        boolean masked = trace.edits().masked();
        float[] q = trace.get(ActivationName.q(layer)).slice(query, head);
        FloatBuffer k = trace.get(ActivationName.k(layer)).values(); // (T, nh, hs)
        int row = trace.model().heads() * q.length;
        double[] scores = new double[trace.tokens()];
        for (int key = 0; key < scores.length; key++) {
            boolean hidden = masked && key > query;
            scores[key] = hidden ? Double.NEGATIVE_INFINITY : dot(q, k, key * row + head * q.length) / divisor;
        }
        return scores;
    }

    /**
     * Softmax that subtracts the maximum first, so that nothing overflows; -inf becomes 0.
     *
     * @param scores at least one finite
     */
    public static double[] softmax(double[] scores) {
        double max = Double.NEGATIVE_INFINITY;
        for (double score : scores) max = Math.max(max, score);
        double[] p = new double[scores.length];
        double sum = 0;
        for (int i = 0; i < p.length; i++) sum += p[i] = Math.exp(scores[i] - max);
        for (int i = 0; i < p.length; i++) p[i] /= sum;
        return p;
    }
}
