package org.glassgpt.figure;

import java.util.Optional;

/**
 * A rectangle: a bar, a band, a frame, a dot, or an invisible area that can be pointed at.
 *
 * @param fill inside, if any
 * @param stroke around, drawn inside the bounds, if any
 * @param strokeWidth of that
 * @param radius of the corners
 * @param hatch colour of diagonal lines over the fill, if any
 * @param spot what it is to the pointer, if anything
 */
public record Box(
        Bounds bounds,
        Optional<Rgb> fill,
        Optional<Rgb> stroke,
        double strokeWidth,
        double radius,
        Optional<Rgb> hatch,
        Optional<Spot> spot)
        implements Element {
    public static Box filled(Bounds bounds, Rgb fill) {
        return new Box(bounds, Optional.of(fill), Optional.empty(), 0, 0, Optional.empty(), Optional.empty());
    }

    public static Box framed(Bounds bounds, Rgb stroke, double width) {
        return new Box(bounds, Optional.empty(), Optional.of(stroke), width, 0, Optional.empty(), Optional.empty());
    }

    /** An invisible area that can be pointed at. */
    public static Box area(Bounds bounds, Spot spot) {
        return new Box(bounds, Optional.empty(), Optional.empty(), 0, 0, Optional.empty(), Optional.of(spot));
    }

    public Box rounded(double newRadius) {
        return new Box(bounds, fill, stroke, strokeWidth, newRadius, hatch, spot);
    }

    public Box outlined(Rgb newStroke, double width) {
        return new Box(bounds, fill, Optional.of(newStroke), width, radius, hatch, spot);
    }

    public Box hatched(Rgb lines) {
        return new Box(bounds, fill, stroke, strokeWidth, radius, Optional.of(lines), spot);
    }

    public Box with(Spot newSpot) {
        return new Box(bounds, fill, stroke, strokeWidth, radius, hatch, Optional.of(newSpot));
    }
}
