package org.glassgpt.figure;

import java.util.List;

/**
 * Straight lines through points: axes, ticks, connections.
 *
 * @param points two at least
 * @param width of the stroke
 * @param dash lengths of dash and gap; empty for a solid line
 */
public record Line(List<Point> points, Rgb colour, double width, List<Double> dash) implements Element {
    /** A place on the picture. */
    public record Point(double x, double y) {}

    public Line {
        points = List.copyOf(points);
        dash = List.copyOf(dash);
        if (points.size() < 2) throw new IllegalArgumentException("a line through " + points.size() + " points");
    }

    public static Line between(double x1, double y1, double x2, double y2, Rgb colour, double width) {
        return new Line(List.of(new Point(x1, y1), new Point(x2, y2)), colour, width, List.of());
    }

    public Line dashed(double length, double gap) {
        return new Line(points, colour, width, List.of(length, gap));
    }
}
