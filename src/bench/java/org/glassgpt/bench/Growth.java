package org.glassgpt.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/**
 * How the cost of a pass grows with one quantity.
 *
 * @param name of the line
 * @param quantity that grows
 * @param points from the smallest on
 */
record Growth(String name, String quantity, List<Point> points) {
    private static final double MB = 1e6;

    /**
     * One measurement.
     *
     * @param label the quantity as it is written
     */
    record Point(double quantity, String label, Alone.Cost cost) {
        double ms() {
            return cost.ms();
        }

        double peak() {
            return cost.peak() / MB;
        }

        double pass() {
            return cost.pass() / MB;
        }
    }

    /** Least squares in logarithms: y = factor · x^exponent. */
    record Fit(double exponent, double factor) {
        static Fit of(List<Point> points, ToDoubleFunction<Point> y) {
            double meanX = points.stream().mapToDouble(p -> Math.log(p.quantity())).average().orElseThrow();
            double meanY = points.stream().mapToDouble(p -> Math.log(y.applyAsDouble(p))).average().orElseThrow();
            double xy = 0;
            double xx = 0;
            for (Point point : points) {
                double x = Math.log(point.quantity()) - meanX;
                xy += x * (Math.log(y.applyAsDouble(point)) - meanY);
                xx += x * x;
            }
            double exponent = xy / xx;
            return new Fit(exponent, Math.exp(meanY - exponent * meanX));
        }

        double at(double x) {
            return factor * Math.pow(x, exponent);
        }
    }

    Fit time() {
        return Fit.of(points, Point::ms);
    }

    Fit peakFit() {
        return Fit.of(points, Point::peak);
    }

    Fit passFit() {
        return Fit.of(points, Point::pass);
    }

    /** The upper half of the points: what the curve bends to. */
    private Growth upper() {
        return new Growth(name, quantity, points.subList(points.size() / 2, points.size()));
    }

    /** The table in Markdown, with the exponents below. */
    List<String> table() {
        List<String> lines = new ArrayList<>();
        lines.add("| " + quantity + " | time, ms | peak, MB | of the pass, MB |");
        lines.add("|---|---|---|---|");
        for (Point p : points) lines.add(row(p.label(), p.ms(), p.peak(), p.pass(), "%.1f", "%.0f"));
        lines.add(row("exponent", time().exponent(), peakFit().exponent(), passFit().exponent(), "%.2f", "%.2f"));
        Growth upper = upper();
        lines.add(row(
                "exponent from " + upper.points().get(0).label() + " on",
                upper.time().exponent(),
                upper.peakFit().exponent(),
                upper.passFit().exponent(),
                "%.2f",
                "%.2f"));
        return lines;
    }

    private static String row(String label, double ms, double peak, double pass, String time, String memory) {
        return String.format(
                Locale.ROOT, "| %s | " + time + " | " + memory + " | " + memory + " |", label, ms, peak, pass);
    }
}
