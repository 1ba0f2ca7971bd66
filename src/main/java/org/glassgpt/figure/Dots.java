package org.glassgpt.figure;

import java.util.Optional;

/**
 * Many points of a plane as dots of one size and colour: one element however many they are.
 *
 * @param target what they are to the pointer
 * @param plot area that they lie in; a dot outside it is not drawn
 * @param values what each dot shows along the two axes, a row for each dot: across, up
 * @param left value at the left edge of the plot
 * @param right value at its right edge
 * @param low value at its bottom
 * @param high value at its top
 * @param radius of a dot in logical pixels
 * @param opacity of one dot; where many lie over each other the colour grows stronger
 * @param cells what stands behind row and axis
 */
public record Dots(
        Target target,
        Bounds plot,
        Matrix values,
        double left,
        double right,
        double low,
        double high,
        double radius,
        Rgb colour,
        double opacity,
        Cells cells)
        implements Element {
    public Dots {
        if (values.columns() != 2) throw new IllegalArgumentException("a dot has two values, not " + values.columns());
        if (!(left < right && low < high)) throw new IllegalArgumentException("axes without length");
    }

    public int count() {
        return values.rows();
    }

    public double x(int dot) {
        return plot.x() + plot.width() * (values.at(dot, 0) - left) / (right - left);
    }

    public double y(int dot) {
        return plot.bottom() - plot.height() * (values.at(dot, 1) - low) / (high - low);
    }

    /** Whether a dot's middle lies in the plot. */
    public boolean visible(int dot) {
        double x = x(dot);
        double y = y(dot);
        return x >= plot.x() && x <= plot.right() && y >= plot.y() && y <= plot.bottom();
    }

    /** The square around a dot. */
    public Bounds bounds(int dot) {
        return new Bounds(x(dot) - radius, y(dot) - radius, 2 * radius, 2 * radius);
    }

    /** The number that a dot shows along an axis, 0 across or 1 up. */
    public Datum datum(int dot, int axis) {
        double value = values.at(dot, axis);
        return new Datum(value, Numbers.full(value), colour, cells.address(dot, axis));
    }

    /** The visible dot nearest to a place, if one is within reach. */
    public Optional<Integer> nearest(double px, double py, double reach) {
        int best = -1;
        double least = reach * reach;
        for (int dot = 0; dot < count(); dot++) {
            if (!visible(dot)) continue;
            double dx = x(dot) - px;
            double dy = y(dot) - py;
            double distance = dx * dx + dy * dy;
            if (distance <= least) {
                least = distance;
                best = dot;
            }
        }
        return best < 0 ? Optional.empty() : Optional.of(best);
    }
}
