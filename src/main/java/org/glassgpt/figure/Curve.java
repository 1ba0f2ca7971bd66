package org.glassgpt.figure;

import java.util.ArrayList;
import java.util.List;

/**
 * Numbers along an axis as a line.
 *
 * @param target what it is to the pointer
 * @param plot area that the axes span
 * @param row of {@code values} that is drawn, its columns from left to right
 * @param low value at the bottom of the plot
 * @param high value at its top
 */
public record Curve(
        Target target,
        Bounds plot,
        Matrix values,
        int row,
        double low,
        double high,
        Rgb colour,
        double width,
        List<Double> dash,
        Cells cells)
        implements Element {
    public Curve {
        dash = List.copyOf(dash);
    }

    /** Horizontal place of a column: the middle of its share, as in a heatmap with the same columns. */
    public double x(double column) {
        return plot.x() + plot.width() * (column + 0.5) / values.columns();
    }

    /** Vertical place of a value. */
    public double y(double value) {
        return plot.bottom() - plot.height() * (value - low) / (high - low);
    }

    public Line line() {
        List<Line.Point> points = new ArrayList<>();
        for (int column = 0; column < values.columns(); column++) {
            points.add(new Line.Point(x(column), y(values.at(row, column))));
        }
        if (points.size() == 1)
            points.add(new Line.Point(plot.right(), points.get(0).y()));
        return new Line(points, colour, width, dash);
    }

    public Datum datum(int column) {
        double value = values.at(row, column);
        return new Datum(value, Numbers.signed(value), colour, cells.address(row, column));
    }
}
