package org.glassgpt.ui.panel.training;

import java.util.List;
import java.util.Optional;
import org.glassgpt.figure.Address;
import org.glassgpt.figure.Axes;
import org.glassgpt.figure.Bounds;
import org.glassgpt.figure.Datum;
import org.glassgpt.figure.Figure;
import org.glassgpt.figure.Label.Anchor;
import org.glassgpt.figure.Line;
import org.glassgpt.figure.Lines;
import org.glassgpt.figure.Meaning;
import org.glassgpt.figure.Numbers;
import org.glassgpt.figure.Palette;
import org.glassgpt.figure.Paper;
import org.glassgpt.figure.Rgb;
import org.glassgpt.figure.Sheet;
import org.glassgpt.figure.Type;
import org.glassgpt.lab.Baselines;
import org.glassgpt.training.RunReport;

/**
 * The loss of a run over its steps, on what it learns from and on what is kept apart, against what it can be held
 * against: guessing evenly, the frequencies of the tokens, the world's own entropy. A second run may lie over it.
 */
public final class LossFigure {
    public static final String ID = "training-loss";

    static final List<Double> DASH = List.of(6.0, 4.0);
    private static final List<Double> DOTS = List.of(2.0, 3.0);

    private final Sheet sheet;
    private final Compared shown;
    private final Palette palette;

    private LossFigure(Compared shown, Paper paper) {
        this.sheet = new Sheet(paper);
        this.shown = shown;
        this.palette = paper.palette();
    }

    public static Figure of(Compared shown, Paper paper) {
        return new LossFigure(shown, paper).draw();
    }

    private Figure draw() {
        String title = sheet.words("figure.training.loss.title");
        sheet.heading(title, sheet.words("figure.training.loss.caption"));
        List<RunReport.Point> points = shown.report().points();
        if (points.isEmpty()) {
            sheet.sentence(sheet.words("figure.training.nothing"));
            return sheet.figure(ID, title, sheet.words("figure.training.nothing"));
        }
        legend();
        double high = high();
        Bounds space = sheet.space();
        double right = sheet.px(shown.baselines().isPresent() ? 150 : 24);
        Bounds plot = space.inset(
                Axes.leftRoom(sheet), sheet.px(4), Math.min(right, space.width() * 0.34), Axes.bottomRoom(sheet));
        Axes axes = new Axes(plot, 0, Math.max(1, lastStep()), 0, high);
        axes.up(sheet);
        axes.across(sheet, sheet.words("figure.training.steps"), palette.muted());
        axes.frame(sheet);
        shown.baselines().ifPresent(lines -> baselines(lines, axes));
        shown.other().ifPresent(other -> curves(other.report(), axes, palette.text(Meaning.POSITION), "other-"));
        curves(shown.report(), axes, palette.text(Meaning.QUERY), "");
        return sheet.figure(ID, title, summary());
    }

    private int lastStep() {
        List<RunReport.Point> points = shown.report().points();
        int last = Math.max(shown.steps(), points.get(points.size() - 1).step());
        for (RunReport.Point point :
                shown.other().map(Compared.Named::report).map(RunReport::points).orElse(List.of()))
            last = Math.max(last, point.step());
        return last;
    }

    private double high() {
        double high = shown.baselines().map(Baselines::uniform).orElse(0.0);
        for (RunReport.Point point : shown.report().points())
            high = Math.max(high, Math.max(point.loss(), point.validation()));
        if (shown.baselines().isPresent()
                && high > 1.5 * shown.baselines().get().uniform())
            high = 1.5 * shown.baselines().get().uniform();
        return 1.05 * high;
    }

    private void curves(RunReport report, Axes axes, Rgb colour, String prefix) {
        new Plotted(prefix + "loss", report.points(), RunReport.Point::loss)
                .draw(sheet, axes, colour, 2, DASH, sheet.words("figure.training.loss.training"));
        new Plotted(prefix + "validation", report.points(), RunReport.Point::validation)
                .draw(sheet, axes, colour, 2.5, List.of(), sheet.words("figure.training.loss.validation"));
    }

    /** What is which, with the last numbers: training and validation of the run in hand, and the other's. */
    private void legend() {
        double x = sheet.space().x();
        Type caption = sheet.paper().caption();
        double line = caption.lineHeight() + sheet.px(4);
        double y = sheet.space().y();
        x = entry(x, y, shown.name(), shown.report(), palette.text(Meaning.QUERY), "");
        if (shown.other().isPresent()) {
            Compared.Named other = shown.other().get();
            double wanted = x + sheet.px(24);
            boolean beside = wanted + sheet.px(330) < sheet.space().right();
            if (!beside) y += line;
            entry(
                    beside ? wanted : sheet.space().x(),
                    y,
                    other.name(),
                    other.report(),
                    palette.text(Meaning.POSITION),
                    "other-");
        }
        sheet.space(
                sheet.space().inset(0, y + line + sheet.px(4) - sheet.space().y(), 0, 0));
    }

    private double entry(double from, double y, String name, RunReport report, Rgb colour, String prefix) {
        if (report.points().isEmpty()) return from;
        Type caption = sheet.paper().caption();
        double baseline = y + caption.ascent();
        String shortened =
                Lines.elide(name, sheet.px(110), caption.bold(), sheet.paper().metrics());
        sheet.text(shortened, from, baseline, caption.bold(), colour, Anchor.START);
        double x = from + sheet.width(shortened, caption.bold()) + sheet.px(12);
        int last = report.points().size() - 1;
        RunReport.Point point = report.points().get(last);
        x = key(x, y, DASH, colour, sheet.words("figure.training.loss.training"), point.loss(), prefix + "loss", last);
        return key(
                x,
                y,
                List.of(),
                colour,
                sheet.words("figure.training.loss.validation"),
                point.validation(),
                prefix + "validation",
                last);
    }

    private double key(
            double x, double y, List<Double> dash, Rgb colour, String what, double value, String name, int place) {
        Type caption = sheet.paper().caption();
        double middle = y + caption.lineHeight() / 2;
        Line sample = Line.between(x, middle, x + sheet.px(20), middle, colour, 2);
        sheet.add(dash.isEmpty() ? sample : sample.dashed(dash.get(0), dash.get(1)));
        double at = x + sheet.px(26);
        sheet.text(what, at, y + caption.ascent(), caption, palette.text(), Anchor.START);
        at += sheet.width(what, caption) + sheet.px(6);
        Datum datum = new Datum(value, Numbers.signed(value), palette.text(), Address.run(name, place));
        Type number = sheet.paper().smallNumber();
        sheet.number(datum, at, y + caption.ascent(), number, Anchor.START);
        return at + sheet.width(datum.text(), number) + sheet.px(16);
    }

    private void baselines(Baselines lines, Axes axes) {
        line(axes, "uniform", lines.uniform());
        line(axes, "frequencies", lines.frequencies());
        if (lines.world().isPresent()) line(axes, "world", lines.world().getAsDouble());
    }

    /** A dotted line with its number and, below, what it is, at the right of the plot. */
    private void line(Axes axes, String which, double value) {
        double y = axes.y(value);
        Bounds plot = axes.plot();
        Rgb colour = palette.muted();
        sheet.add(Line.between(plot.x(), y, plot.right(), y, colour, 1.5).dashed(DOTS.get(0), DOTS.get(1)));
        Type caption = sheet.paper().caption();
        Type number = sheet.paper().smallNumber();
        double x = plot.right() + sheet.px(6);
        double room = sheet.space().right() - x;
        Datum datum = new Datum(value, Numbers.signed(value), palette.text(), Address.run(which));
        sheet.number(datum, x, y + number.middle() - caption.lineHeight() / 2, number, Anchor.START);
        String what = Lines.elide(
                sheet.words("figure.training.loss." + which),
                room,
                caption,
                sheet.paper().metrics());
        sheet.text(what, x, y + caption.middle() + caption.lineHeight() / 2, caption, colour, Anchor.START);
    }

    private String summary() {
        List<RunReport.Point> points = shown.report().points();
        RunReport.Point last = points.get(points.size() - 1);
        Optional<Baselines> lines = shown.baselines();
        String said = sheet.words(
                "figure.training.loss.summary",
                "" + last.step(),
                Numbers.signed(last.loss()),
                Numbers.signed(last.validation()));
        return lines.isEmpty()
                ? said
                : sheet.join(
                        said,
                        "figure.training.loss.against",
                        Numbers.signed(lines.get().uniform()),
                        Numbers.signed(lines.get().frequencies()));
    }
}
