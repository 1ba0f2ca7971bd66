package org.glassgpt.trace;

/**
 * What one head does for one query, stage by stage: q·k, divided, masked, softmax, the weighted sum of v (Vaswani et al.
 * 2017, equation 1), worked out again in double precision from the q, k and v of a trace. Immutable.
 *
 * <p>The stages from the scores on are {@code hook_attn_scores}, {@code hook_pattern} and {@code hook_z}, with what the
 * trace's edits overwrote; the two before them are in no trace.
 */
public final class AttentionSteps {
    private final int query;
    private final double divisor;
    private final double[] raw; // (T)
    private final double[] scores; // (T)
    private final double[] shares; // (T)
    private final double[][] values; // (T, hs)

    private AttentionSteps(
            int query, double divisor, double[] raw, double[] scores, double[] shares, double[][] values) {
        this.query = query;
        this.divisor = divisor;
        this.raw = raw;
        this.scores = scores;
        this.shares = shares;
        this.values = values;
    }

    /**
     * @param trace holds {@code hook_q}, {@code hook_k} and {@code hook_v} of the layer
     */
    public static AttentionSteps of(Trace trace, int layer, int head, int query) {
        int T = trace.tokens();
        float[] q = trace.get(ActivationName.q(layer)).slice(query, head); // (hs)
        Activation k = trace.get(ActivationName.k(layer));
        Activation v = trace.get(ActivationName.v(layer));
        double[] raw = new double[T];
        double[][] values = new double[T][q.length];
        for (int key = 0; key < T; key++) {
            float[] keyRow = k.slice(key, head);
            float[] valueRow = v.slice(key, head);
            for (int d = 0; d < q.length; d++) {
                raw[key] += (double) q[d] * keyRow[d];
                values[key][d] = valueRow[d];
            }
        }
        Edits edits = trace.edits();
        boolean overwritten =
                !edits.overwrites(ActivationName.attnScores(layer)).isEmpty()
                        || !edits.overwrites(ActivationName.pattern(layer)).isEmpty();
        double[] scores;
        double[] shares;
        if (overwritten) {
            HeadPattern pattern = HeadPattern.of(trace, layer, head);
            scores = pattern.scores(query);
            shares = pattern.shares(query);
        } else {
            scores = Derived.scores(trace, layer, head, query);
            shares = Derived.softmax(scores);
        }
        return new AttentionSteps(query, Derived.scoreDivisor(trace), raw, scores, shares, values);
    }

    /** The token that asks. */
    public int query() {
        return query;
    }

    /** T. */
    public int tokens() {
        return raw.length;
    }

    /** hs. */
    public int headSize() {
        return values[0].length;
    }

    /** What raw scores are divided by. */
    public double divisor() {
        return divisor;
    }

    /** q · k. */
    public double raw(int key) {
        return raw[key];
    }

    /** q · k over the divisor, whatever the mask does to it. */
    public double scaled(int key) {
        return raw[key] / divisor;
    }

    /** What goes into softmax: the scaled score, -inf where the mask hides the key. */
    public double score(int key) {
        return scores[key];
    }

    /** What comes out of softmax. */
    public double share(int key) {
        return shares[key];
    }

    /** What a key adds to one number of the sum: its share times its v. */
    public double term(int key, int dimension) {
        return shares[key] * values[key][dimension];
    }

    /** The weighted sum of v, {@code hook_z} unless that was overwritten. */
    public double z(int dimension) {
        double sum = 0;
        for (int key = 0; key < tokens(); key++) sum += term(key, dimension);
        return sum;
    }
}
