package org.glassgpt.sampling;

/**
 * The uniform numbers of a seed, one for each step.
 *
 * <p>A number depends on the seed and the step only, not on the draws before it: going back a step and stepping again
 * draws the same number. The mixing function is SplitMix64's (Steele, Lea, Flood 2014).
 */
public record DrawStream(long seed) {
    private static final long GAMMA = 0x9E3779B97F4A7C15L;

    /**
     * The number of a step.
     *
     * @param step from 0
     * @return u in [0, 1), a multiple of 2⁻⁵³
     */
    public double u(int step) {
        long place = mix(seed + GAMMA) + (step + 1L) * GAMMA;
        return (mix(place) >>> 11) * 0x1p-53;
    }

    private static long mix(long z) {
        long a = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        long b = (a ^ (a >>> 27)) * 0x94D049BB133111EBL;
        return b ^ (b >>> 31);
    }
}
