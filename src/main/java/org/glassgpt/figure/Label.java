package org.glassgpt.figure;

import java.util.Optional;

/**
 * A line of text.
 *
 * @param text not empty
 * @param x of the anchor
 * @param y of the baseline at the anchor
 * @param width as measured when it was laid out
 * @param upright false: turned a quarter to the left, reading upwards from the anchor
 * @param datum the number that the text shows, if it shows one
 */
public record Label(
        String text,
        double x,
        double y,
        double width,
        Type type,
        Rgb colour,
        Anchor anchor,
        boolean upright,
        Optional<Datum> datum)
        implements Element {
    /** Which end of the text stands at its x. */
    public enum Anchor {
        START(0),
        MIDDLE(0.5),
        END(1);

        private final double share;

        Anchor(double share) {
            this.share = share;
        }

        /** How much of the text stands before the anchor. */
        public double share() {
            return share;
        }
    }

    /** What the text covers. */
    public Bounds bounds() {
        double before = width * anchor.share();
        double height = type.ascent() + type.descent();
        return upright
                ? new Bounds(x - before, y - type.ascent(), width, height)
                : new Bounds(x - type.ascent(), y - width + before, height, width);
    }
}
