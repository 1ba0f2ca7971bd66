package org.glassgpt.trace;

/**
 * One head's scores and pattern, worked out again from q and k that a trace kept: a trace of a long text leaves out what
 * grows with its square ({@link Keep#linear()}), and a single head's part of it is still small. Immutable.
 */
public final class HeadPattern {
    private final int layer;
    private final int head;
    private final double[][] scores;
    private final double[][] pattern;

    private HeadPattern(int layer, int head, double[][] scores, double[][] pattern) {
        this.layer = layer;
        this.head = head;
        this.scores = scores;
        this.pattern = pattern;
    }

    /**
     * @param trace holds {@code hook_q} and {@code hook_k} of the layer
     * @return the same as the pass had, with what its edits overwrote
     */
    public static HeadPattern of(Trace trace, int layer, int head) {
        ActivationName scoresName = ActivationName.attnScores(layer);
        ActivationName patternName = ActivationName.pattern(layer);
        int T = trace.tokens();
        double[][] scores = new double[T][]; // (T, T)
        for (int query = 0; query < T; query++) scores[query] = Derived.scores(trace, layer, head, query);
        overwrite(trace, scoresName, head, scores);
        double[][] pattern = new double[T][]; // (T, T)
        for (int query = 0; query < T; query++) pattern[query] = Derived.softmax(scores[query]);
        overwrite(trace, patternName, head, pattern);
        return new HeadPattern(layer, head, scores, pattern);
    }

    private static void overwrite(Trace trace, ActivationName name, int head, double[][] rows) {
        for (Edit.Overwrite overwrite : trace.edits().overwrites(name)) {
            int[] index = overwrite.index();
            if (index.length > 0 && index[0] != head) continue;
            int T = rows.length;
            int begin = index.length > 1 ? index[1] * T : 0;
            if (index.length > 2) begin += index[2];
            int count = index.length > 2 ? 1 : index.length > 1 ? T : T * T;
            float[] values = overwrite.values();
            int skipped = index.length == 0 ? head * count : 0;
            for (int i = 0; i < count; i++) {
                rows[(begin + i) / T][(begin + i) % T] = values.length == 1 ? values[0] : values[skipped + i];
            }
        }
    }

    public int layer() {
        return layer;
    }

    public int head() {
        return head;
    }

    /** T. */
    public int tokens() {
        return scores.length;
    }

    /** q · k over the divisor; -inf where the mask hides the key. */
    public double score(int query, int key) {
        return scores[query][key];
    }

    /** The share of its attention that the query gives the key. */
    public double share(int query, int key) {
        return pattern[query][key];
    }

    /** A copy of one query's shares, which sum to 1. (T) */
    public double[] shares(int query) {
        return pattern[query].clone();
    }

    /** A copy of one query's scores. (T) */
    public double[] scores(int query) {
        return scores[query].clone();
    }

    @Override
    public String toString() {
        return "HeadPattern[layer " + layer + ", head " + head + ", " + tokens() + " tokens" + "]";
    }
}
