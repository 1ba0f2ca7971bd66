package org.glassgpt.sampling;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * From logits to the tokens that may come next, and from those to one. Pure functions in double precision.
 *
 * <p>As in the field's usual chain of filters (Hugging Face's logits warpers), top-p looks at the probabilities that
 * top-k left, renormalised over them: it keeps the fewest of them whose sum is at least p. Ties go to the lower id, in
 * the order as in every cut.
 */
public final class Sampler {
    private Sampler() {}

    /**
     * Divides by the temperature, cuts by top-k, cuts by top-p, renormalises.
     *
     * <p>At T = 0 the token with the largest logit is all there is, with probability 1; neither rule has cut anything
     * then, and nothing of the limit T → 0 is left in the rest.
     *
     * @param logits of the whole vocabulary, V of them; -∞ excludes a token
     * @throws IllegalArgumentException when a logit is NaN or +∞, or none is finite
     */
    public static Distribution distribution(float[] logits, SamplingSettings settings) {
        int[] order = byFallingLogit(logits);
        if (settings.temperature() == 0) {
            Candidate best = new Candidate(order[0], logits[order[0]], 1, 1, 1);
            return new Distribution(List.of(best), 0, 0, 0);
        }
        double[] weight = weights(logits, order, settings.temperature()); // by rank, the first is 1
        int V = order.length;
        int afterK = settings.topK() == 0 ? V : Math.min(settings.topK(), V);
        int kept = afterK;
        if (settings.topP() < 1) kept = reaching(settings.topP(), weight, afterK);

        double whole = sum(weight, 0, V);
        double mass = sum(weight, 0, kept);
        List<Candidate> candidates = new ArrayList<>(kept);
        double cum = 0;
        for (int rank = 0; rank < kept; rank++) {
            double p = weight[rank] / mass;
            cum = Math.min(1, cum + p);
            candidates.add(new Candidate(order[rank], logits[order[rank]], p, cum, weight[rank] / whole));
        }
        return new Distribution(candidates, V - afterK, afterK - kept, sum(weight, kept, V) / whole);
    }

    /**
     * The first candidate whose cumulative sum exceeds u.
     *
     * @param u in [0, 1); when rounding left the last sum a little short of 1, the last candidate with a probability
     *     takes what is above it
     */
    public static Draw draw(Distribution distribution, double u) {
        if (!(u >= 0 && u < 1)) throw new IllegalArgumentException("a draw is a number in [0, 1), not " + u);
        List<Candidate> kept = distribution.kept();
        int last = 0;
        for (int rank = 0; rank < kept.size(); rank++) {
            Candidate candidate = kept.get(rank);
            if (candidate.cum() > u) return new Draw(u, rank, candidate);
            if (candidate.p() > 0) last = rank;
        }
        return new Draw(u, last, kept.get(last));
    }

    /** The fewest of the first n whose sum is at least the share p of the sum of the n; at least one. */
    static int reaching(double p, double[] weight, int n) {
        double mass = sum(weight, 0, n);
        double sum = 0;
        for (int rank = 0; rank < n; rank++) {
            sum += weight[rank];
            if (sum / mass >= p) return rank + 1;
        }
        return n;
    }

    /** exp((logit − largest) / T), in the order given. */
    static double[] weights(float[] logits, int[] order, double T) {
        double[] weight = new double[order.length];
        double largest = logits[order[0]];
        for (int rank = 0; rank < order.length; rank++) {
            double below = logits[order[rank]] - largest;
            weight[rank] = below == 0 ? 1 : Math.exp(below / T);
        }
        return weight;
    }

    /** From the smallest up, so that a long tail is not rounded away. */
    static double sum(double[] weight, int from, int to) {
        double sum = 0;
        for (int rank = to - 1; rank >= from; rank--) {
            sum += weight[rank];
        }
        return sum;
    }

    /** Ids by falling logit, ties by lower id: a sort of longs, the order of the float above and the id below. */
    static int[] byFallingLogit(float[] logits) {
        long[] keys = new long[logits.length];
        for (int id = 0; id < logits.length; id++) {
            float logit = logits[id] + 0f; // -0 and 0 are a tie
            if (Float.isNaN(logit) || logit == Float.POSITIVE_INFINITY) {
                throw new IllegalArgumentException("the logit of token " + id + " is " + logit);
            }
            int bits = Float.floatToRawIntBits(logit);
            int rising = bits < 0 ? ~bits ^ Integer.MIN_VALUE : bits;
            keys[id] = ((long) ~rising << 32) | id;
        }
        Arrays.sort(keys);
        if (logits.length == 0 || logits[(int) keys[0]] == Float.NEGATIVE_INFINITY) {
            throw new IllegalArgumentException("no token has a finite logit");
        }
        int[] order = new int[keys.length];
        for (int rank = 0; rank < order.length; rank++) {
            order[rank] = (int) keys[rank];
        }
        return order;
    }
}
