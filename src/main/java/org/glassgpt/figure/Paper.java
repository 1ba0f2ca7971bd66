package org.glassgpt.figure;

/**
 * What a picture is made on.
 *
 * @param width in logical pixels
 * @param height in logical pixels
 * @param scale of type and spacing, 1 at a desk
 * @param brief whether the picture is one of several, which leave out what they would all say
 */
public record Paper(
        double width, double height, double scale, Palette palette, Words words, TextMetrics metrics, boolean brief) {
    public Paper {
        if (!(width >= 1 && height >= 1 && width <= 20_000 && height <= 20_000)) {
            throw new IllegalArgumentException("a picture of " + width + " × " + height + " pixels");
        }
    }

    /** For a picture that stands alone. */
    public Paper(double width, double height, double scale, Palette palette, Words words, TextMetrics metrics) {
        this(width, height, scale, palette, words, metrics, false);
    }

    public Paper withScale(double other) {
        return new Paper(width, height, other, palette, words, metrics, brief);
    }

    /** A distance given for scale 1. */
    public double px(double atDesk) {
        return atDesk * scale;
    }

    public Type title() {
        return new Type(Face.WORDS_BOLD, px(18));
    }

    public Type body() {
        return new Type(Face.WORDS, px(14));
    }

    public Type caption() {
        return new Type(Face.WORDS, px(12));
    }

    public Type number() {
        return new Type(Face.NUMBERS, px(13));
    }

    public Type smallNumber() {
        return new Type(Face.NUMBERS, px(12));
    }
}
