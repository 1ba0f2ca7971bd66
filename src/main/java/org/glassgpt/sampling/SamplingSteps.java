package org.glassgpt.sampling;

/**
 * The whole way from logits to what may be drawn, token by token and over the whole vocabulary: what {@link
 * Sampler#distribution} does, with all that it leaves out on the way. Immutable; tokens go by their rank, from 0, by
 * falling logit.
 */
public final class SamplingSteps {
    private final int[] order; // (V)
    private final double[] logit; // (V), by rank
    private final double[] weight; // (V), by rank: exp((logit − largest) / T)
    private final double T;
    private final int afterK;
    private final int kept;

    private SamplingSteps(int[] order, double[] logit, double[] weight, double T, int afterK, int kept) {
        this.order = order;
        this.logit = logit;
        this.weight = weight;
        this.T = T;
        this.afterK = afterK;
        this.kept = kept;
    }

    /**
     * @param logits of the whole vocabulary, V of them
     * @throws IllegalArgumentException as {@link Sampler#distribution}
     */
    public static SamplingSteps of(float[] logits, SamplingSettings settings) {
        int[] order = Sampler.byFallingLogit(logits);
        int V = order.length;
        double[] sorted = new double[V];
        for (int rank = 0; rank < V; rank++) sorted[rank] = logits[order[rank]];
        double T = settings.temperature();
        if (T == 0) {
            double[] all = new double[V];
            all[0] = 1;
            return new SamplingSteps(order, sorted, all, 0, V, 1);
        }
        double[] weight = Sampler.weights(logits, order, T);
        int afterK = settings.topK() == 0 ? V : Math.min(settings.topK(), V);
        int kept = settings.topP() < 1 ? Sampler.reaching(settings.topP(), weight, afterK) : afterK;
        return new SamplingSteps(order, sorted, weight, T, afterK, kept);
    }

    /** V. */
    public int vocab() {
        return order.length;
    }

    /** Whether the temperature is 0: the largest logit is taken, and nothing is divided or cut. */
    public boolean greedy() {
        return T == 0;
    }

    /** How many tokens top-k left. */
    public int afterK() {
        return afterK;
    }

    /** How many of those top-p left: the candidates. */
    public int kept() {
        return kept;
    }

    public int id(int rank) {
        return order[rank];
    }

    public double logit(int rank) {
        return logit[rank];
    }

    /** The logit over the temperature; not-a-number where the temperature is 0. */
    public double scaled(int rank) {
        return greedy() ? Double.NaN : logit[rank] / T;
    }

    /** Softmax over the whole vocabulary. */
    public double softmax(int rank) {
        return softmaxFrom(rank, rank + 1);
    }

    /** The sum of softmax over ranks from one up to before another. */
    public double softmaxFrom(int from, int to) {
        return share(from, to, vocab());
    }

    /** Renormalised over what top-k left; 0 for what it took away. */
    public double topK(int rank) {
        return topKFrom(rank, rank + 1);
    }

    public double topKFrom(int from, int to) {
        return share(from, to, afterK);
    }

    /** The running sum of what top-k left, down to a rank: top-p keeps the fewest that reach p. */
    public double runningSum(int rank) {
        return share(0, rank + 1, afterK);
    }

    /** Renormalised over the candidates: what the draw falls on; 0 for what was cut. */
    public double p(int rank) {
        return pFrom(rank, rank + 1);
    }

    public double pFrom(int from, int to) {
        return share(from, to, kept);
    }

    /** What the first ranks up to {@code among} share between them, summed over some of those. */
    private double share(int from, int to, int among) {
        if (from >= among) return 0;
        return Sampler.sum(weight, from, Math.min(to, among)) / Sampler.sum(weight, 0, among);
    }
}
