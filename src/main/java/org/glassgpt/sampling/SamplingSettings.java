package org.glassgpt.sampling;

/**
 * How the next token is chosen.
 *
 * @param temperature T ≥ 0; 0 is argmax
 * @param topK keep this many at most; 0 keeps all
 * @param topP keep the smallest set that reaches this probability, in (0, 1]; 1 keeps all
 * @param seed of the draws
 */
public record SamplingSettings(double temperature, int topK, double topP, long seed) {
    /** Nothing is cut and nothing is sharpened. */
    public static final SamplingSettings DEFAULT = new SamplingSettings(1, 0, 1, 1);

    public SamplingSettings {
        if (!Double.isFinite(temperature) || temperature < 0) {
            throw new IllegalArgumentException("the temperature is a number from 0 up, not " + temperature);
        }
        if (topK < 0) throw new IllegalArgumentException("top-k is a count from 1 up (0 keeps all), not " + topK);
        if (!(topP > 0 && topP <= 1)) {
            throw new IllegalArgumentException("top-p is a probability above 0 and at most 1, not " + topP);
        }
    }
}
