package org.glassgpt.figure;

/**
 * A face at a size.
 *
 * @param size height of an em in logical pixels
 */
public record Type(Face face, double size) {
    /** From the baseline up to where nothing is drawn, in ems. */
    public static final double ASCENT = 0.86;

    /** From the baseline down, in ems. */
    public static final double DESCENT = 0.2;

    public double lineHeight() {
        return size * 1.4;
    }

    public double ascent() {
        return size * ASCENT;
    }

    public double descent() {
        return size * DESCENT;
    }

    /** Half of a figure's height above the baseline: a text centred on a line stands this far below it. */
    public double middle() {
        return size * 0.36;
    }

    public Type bold() {
        return new Type(Face.WORDS_BOLD, size);
    }
}
