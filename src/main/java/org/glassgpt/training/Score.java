package org.glassgpt.training;

/**
 * How well a model does on some samples.
 *
 * @param loss mean over predictions of −ln p, nats per token
 * @param right per sample, in order: whether at each place to be predicted the most probable token is the right one.
 *     Then, and only then, writing on greedily from the prompt gives exactly these tokens
 */
public record Score(double loss, boolean[] right) {
    /** Share of samples that are right to the last token, in [0, 1]. */
    public double exact() {
        int count = 0;
        for (boolean r : right) if (r) count++;
        return right.length == 0 ? 0 : count / (double) right.length;
    }
}
