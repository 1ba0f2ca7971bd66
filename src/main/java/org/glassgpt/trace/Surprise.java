package org.glassgpt.trace;

/**
 * How much each token of a text surprised the model: −log₂ p in bits, p the probability that the place before gave it
 * (Shannon 1948, section 6: the information of an outcome). Pure functions in double precision.
 */
public final class Surprise {
    private Surprise() {}

    /**
     * @return T of them in bits; not-a-number for the first token, which nothing stands before
     */
    public static double[] bits(Trace trace) {
        double[] bits = new double[trace.tokens()];
        bits[0] = Double.NaN;
        Activation logits = trace.get(ActivationName.logits());
        for (int token = 1; token < bits.length; token++) bits[token] = bits(logits.slice(token - 1), trace.id(token));
        return bits;
    }

    /** −log₂ of softmax at one entry: log₂ Σ exp(x) − x, the largest taken out so that nothing overflows. */
    static double bits(float[] logits, int id) {
        double largest = Double.NEGATIVE_INFINITY;
        for (float logit : logits) largest = Math.max(largest, logit);
        double sum = 0;
        for (float logit : logits) sum += Math.exp(logit - largest);
        return (Math.log(sum) + largest - logits[id]) / Math.log(2);
    }

    /** The mean over the tokens from one to before another; not-a-number when there is none with a number. */
    public static double mean(double[] bits, int from, int to) {
        double sum = 0;
        int count = 0;
        for (int token = from; token < to; token++) {
            if (Double.isNaN(bits[token])) continue;
            sum += bits[token];
            count++;
        }
        return count == 0 ? Double.NaN : sum / count;
    }
}
