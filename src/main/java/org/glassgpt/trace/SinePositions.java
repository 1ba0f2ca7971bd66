package org.glassgpt.trace;

/**
 * Positions by sine and cosine (Vaswani et al. 2017, section 3.5), and the formula that many articles print in its
 * place. Pure functions of their arguments, in double precision.
 */
public final class SinePositions {
    private static final double BASE = 10_000;

    private SinePositions() {}

    /** The angle under sine or cosine: pos / 10000^(2i/C), for both dimensions 2i and 2i + 1. */
    public static double angle(int position, int dimension, int C) {
        return position / Math.pow(BASE, (dimension - dimension % 2) / (double) C);
    }

    /** The encoding: sine of the angle in even dimensions, cosine in odd ones. */
    public static double value(int position, int dimension, int C) {
        double angle = angle(position, dimension, C);
        return dimension % 2 == 0 ? Math.sin(angle) : Math.cos(angle);
    }

    /** What articles divide the position by: 10000^(2/d), one number for all dimensions. */
    public static double articleAngle(int position, int d) {
        return position / Math.pow(BASE, 2.0 / d);
    }

    /**
     * The formula as articles print it: sin(pos/10000^(2/d)) + cos(pos/10000^(2/d)). It has no dimension in it.
     *
     * @param d width of the model
     */
    public static double article(int position, int d) {
        double angle = articleAngle(position, d);
        return Math.sin(angle) + Math.cos(angle);
    }

    /** What that is, by the addition theorem: a single wave, √2·sin(pos/10000^(2/d) + π/4). */
    public static double articleAsOneWave(int position, int d) {
        return Math.sqrt(2) * Math.sin(articleAngle(position, d) + Math.PI / 4);
    }
}
