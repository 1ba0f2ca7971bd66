package org.glassgpt.ui.panel.training;

import java.util.List;
import java.util.function.ToDoubleFunction;
import org.glassgpt.figure.Address;
import org.glassgpt.figure.Axes;
import org.glassgpt.figure.Bounds;
import org.glassgpt.figure.Cells;
import org.glassgpt.figure.Curve;
import org.glassgpt.figure.Line;
import org.glassgpt.figure.Matrix;
import org.glassgpt.figure.Numbers;
import org.glassgpt.figure.Rgb;
import org.glassgpt.figure.Sheet;
import org.glassgpt.figure.Target;
import org.glassgpt.training.RunReport;

/**
 * A figure of a run over its steps, as a curve. A run measures at even distances, save perhaps at its end: what stands
 * evenly is a curve that can be pointed at, and a straight line leads to the rest.
 *
 * @param name of the figure, as in {@link Address#run}
 * @param points with a number each
 * @param value that is drawn
 */
record Plotted(String name, List<RunReport.Point> points, ToDoubleFunction<RunReport.Point> value) {
    /** How many of the points, from the first on, stand at even distances. */
    private int even() {
        int n = points.size();
        if (n < 3) return n;
        int gap = points.get(1).step() - points.get(0).step();
        int even = 2;
        while (even < n && points.get(even).step() - points.get(even - 1).step() == gap) even++;
        return even;
    }

    void draw(Sheet sheet, Axes axes, Rgb colour, double width, List<Double> dash, String what) {
        int even = even();
        if (even == 0) return;
        if (even >= 2) sheet.add(curve(sheet, axes, even, colour, width, dash, what));
        for (int i = Math.max(1, even); i < points.size(); i++) {
            RunReport.Point from = points.get(i - 1);
            RunReport.Point to = points.get(i);
            Line line = Line.between(axes.x(from.step()), y(axes, from), axes.x(to.step()), y(axes, to), colour, width);
            sheet.add(dash.isEmpty() ? line : line.dashed(dash.get(0), dash.get(1)));
        }
    }

    private double y(Axes axes, RunReport.Point point) {
        return axes.y(Math.min(axes.high(), value.applyAsDouble(point)));
    }

    private Curve curve(Sheet sheet, Axes axes, int even, Rgb colour, double width, List<Double> dash, String what) {
        double first = axes.x(points.get(0).step());
        double last = axes.x(points.get(even - 1).step());
        double half = (last - first) / (even - 1) / 2;
        Bounds area = axes.plot();
        Bounds columns = new Bounds(first - half, area.y(), last - first + 2 * half, area.height());
        Matrix values =
                Matrix.of(1, even, (row, i) -> (float) Math.min(axes.high(), value.applyAsDouble(points.get(i))));
        Cells cells = new Cells() {
            @Override
            public Address address(int row, int column) {
                return Address.run(name, column);
            }

            @Override
            public String words(int row, int column) {
                RunReport.Point point = points.get(column);
                return sheet.words(
                        "figure.training.point", what, "" + point.step(), Numbers.signed(value.applyAsDouble(point)));
            }
        };
        return new Curve(Target.of(name), columns, values, 0, axes.low(), axes.high(), colour, width, dash, cells);
    }
}
