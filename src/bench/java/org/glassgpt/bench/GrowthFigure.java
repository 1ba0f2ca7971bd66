package org.glassgpt.bench;

import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import org.glassgpt.figure.Axes;
import org.glassgpt.figure.Bounds;
import org.glassgpt.figure.Box;
import org.glassgpt.figure.Figure;
import org.glassgpt.figure.FontMetrics;
import org.glassgpt.figure.Label.Anchor;
import org.glassgpt.figure.Line;
import org.glassgpt.figure.Palette;
import org.glassgpt.figure.Paper;
import org.glassgpt.figure.Rgb;
import org.glassgpt.figure.Sheet;
import org.glassgpt.figure.Type;

/** Time and memory over one quantity, both axes logarithmic, with the fitted straight lines. */
final class GrowthFigure {
    private static final double WIDTH = 960;
    private static final double HEIGHT = 400;
    private static final double DOT = 7;

    private final Sheet sheet = new Sheet(
            new Paper(WIDTH, HEIGHT, 1, Palette.light(), (key, arguments) -> key, new FontMetrics()));
    private final Growth growth;

    private GrowthFigure(Growth growth) {
        this.growth = growth;
    }

    static Figure of(Growth growth, String of) {
        GrowthFigure figure = new GrowthFigure(growth);
        String title = "What a forward pass costs by " + growth.quantity();
        figure.sheet.heading(title, of + "; both axes are logarithmic, dashed: the fitted power");
        Bounds space = figure.sheet.space();
        double half = space.width() / 2;
        Growth.Fit time = growth.time();
        Growth.Fit memory = growth.peakFit();
        figure.draw(
                new Bounds(space.x(), space.y(), half, space.height()),
                "time in ms, exponent " + two(time.exponent()),
                Growth.Point::ms,
                time);
        figure.draw(
                new Bounds(space.x() + half, space.y(), half, space.height()),
                "peak memory in MB, exponent " + two(memory.exponent()),
                Growth.Point::peak,
                memory);
        return figure.sheet.figure(growth.name(), title, of);
    }

    private static String two(double x) {
        return String.format(Locale.ROOT, "%.2f", x);
    }

    private void draw(Bounds space, String title, ToDoubleFunction<Growth.Point> y, Growth.Fit fit) {
        List<Growth.Point> points = growth.points();
        double first = points.get(0).quantity();
        double last = points.get(points.size() - 1).quantity();
        double low = points.stream().mapToDouble(y).min().orElseThrow();
        double high = points.stream().mapToDouble(y).max().orElseThrow();
        Axes axes = new Axes(
                space.inset(56, 28, 24, 24),
                Math.log10(first) - 0.1,
                Math.log10(last) + 0.1,
                Math.floor(Math.log10(low)),
                Math.ceil(Math.log10(high)));
        Palette palette = sheet.palette();
        Type caption = sheet.paper().caption();
        sheet.text(title, axes.plot().x(), space.y() + caption.ascent(), caption.bold(), palette.text(), Anchor.START);
        axes.frame(sheet);
        ticks(axes);
        for (int i = 1; i < points.size(); i++) {
            line(axes, points.get(i - 1).quantity(), y.applyAsDouble(points.get(i - 1)), points.get(i).quantity(),
                    y.applyAsDouble(points.get(i)), palette.bar(), false);
        }
        line(axes, first, fit.at(first), last, fit.at(last), palette.muted(), true);
        for (Growth.Point point : points) {
            double px = axes.x(Math.log10(point.quantity()));
            double py = axes.y(Math.log10(y.applyAsDouble(point)));
            sheet.add(Box.filled(new Bounds(px - DOT / 2, py - DOT / 2, DOT, DOT), palette.text()).rounded(DOT / 2));
        }
    }

    private void line(Axes axes, double x1, double y1, double x2, double y2, Rgb colour, boolean dashed) {
        Line line = Line.between(
                axes.x(Math.log10(x1)),
                axes.y(Math.log10(y1)),
                axes.x(Math.log10(x2)),
                axes.y(Math.log10(y2)),
                colour,
                2);
        sheet.add(dashed ? line.dashed(5, 4) : line);
    }

    private void ticks(Axes axes) {
        Type numbers = sheet.paper().smallNumber();
        Rgb muted = sheet.palette().muted();
        Bounds plot = axes.plot();
        for (int power = (int) axes.low(); power <= axes.high(); power++) {
            double y = axes.y(power);
            sheet.line(plot.x(), y, plot.right(), y, sheet.palette().rule(), 1);
            sheet.text(power(power), plot.x() - 6, y + numbers.middle(), numbers, muted, Anchor.END);
        }
        double free = 0; // where the last label ends: one that would touch it is left out
        for (Growth.Point point : growth.points()) {
            double x = axes.x(Math.log10(point.quantity()));
            sheet.line(x, plot.bottom(), x, plot.bottom() + 4, muted, 1);
            String label = point.label().replaceAll(" \\(.*", "");
            double half = sheet.width(label, numbers) / 2;
            if (x - half < free) continue;
            sheet.text(label, x, plot.bottom() + 6 + numbers.ascent(), numbers, muted, Anchor.MIDDLE);
            free = x + half + numbers.size() / 2;
        }
    }

    private static String power(int power) {
        return String.format(Locale.ROOT, power < 0 ? "%.1f" : "%,.0f", Math.pow(10, power));
    }
}
