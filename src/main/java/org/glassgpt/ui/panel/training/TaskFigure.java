package org.glassgpt.ui.panel.training;

import java.util.List;
import org.glassgpt.figure.Address;
import org.glassgpt.figure.Axes;
import org.glassgpt.figure.Bounds;
import org.glassgpt.figure.Datum;
import org.glassgpt.figure.Figure;
import org.glassgpt.figure.Label.Anchor;
import org.glassgpt.figure.Meaning;
import org.glassgpt.figure.Numbers;
import org.glassgpt.figure.Palette;
import org.glassgpt.figure.Paper;
import org.glassgpt.figure.Rgb;
import org.glassgpt.figure.Sheet;
import org.glassgpt.figure.Type;
import org.glassgpt.training.RunReport;

/**
 * What tuning brings and what it costs: the share of held-out exercises answered right, and beside it the loss on stories,
 * which the model told before.
 */
public final class TaskFigure {
    public static final String ID = "training-task";

    private final Sheet sheet;
    private final Palette palette;
    private final Compared shown;
    private final String id;

    private TaskFigure(String id, Compared shown, Paper paper) {
        this.id = id;
        this.sheet = new Sheet(paper);
        this.palette = paper.palette();
        this.shown = shown;
    }

    public static Figure of(Compared shown, Paper paper) {
        return of(ID, shown, paper);
    }

    /** The same under an id of its own. */
    static Figure of(String id, Compared shown, Paper paper) {
        return new TaskFigure(id, shown, paper).draw();
    }

    private Figure draw() {
        String title = sheet.words("figure.training.task.title", shown.name());
        sheet.heading(title, sheet.words("figure.training.task.caption"));
        List<RunReport.Point> exact = exact(shown.report());
        if (exact.isEmpty()) {
            String nothing = sheet.words("figure.training.nothing");
            sheet.sentence(nothing);
            return sheet.figure(id, title, nothing);
        }
        List<RunReport.Point> stories = stories(shown.report());
        Bounds space = sheet.space();
        double gap = sheet.px(28);
        boolean beside = space.width() > 1.3 * space.height();
        boolean both = !stories.isEmpty();
        Bounds first = !both ? space : beside ? left(space, gap) : top(space, gap);
        plot(first, "exact", "figure.training.task.right", 1, Meaning.VALUE);
        if (both) {
            Bounds second = beside
                    ? new Bounds(first.right() + gap, space.y(), first.width(), space.height())
                    : new Bounds(space.x(), first.bottom() + gap, space.width(), first.height());
            plot(second, "stories", "figure.training.task.stories", high(), Meaning.KEY);
        }
        RunReport.Point before = exact.get(0);
        RunReport.Point after = exact.get(exact.size() - 1);
        return sheet.figure(
                id,
                title,
                sheet.words("figure.training.task.summary", percent(before.exact()), percent(after.exact())));
    }

    private static Bounds left(Bounds space, double gap) {
        return new Bounds(space.x(), space.y(), (space.width() - gap) / 2, space.height());
    }

    private static Bounds top(Bounds space, double gap) {
        return new Bounds(space.x(), space.y(), space.width(), (space.height() - gap) / 2);
    }

    private static List<RunReport.Point> exact(RunReport report) {
        return report.points().stream().filter(point -> point.exact() != null).toList();
    }

    private static List<RunReport.Point> stories(RunReport report) {
        return report.points().stream().filter(point -> point.stories() != null).toList();
    }

    private double high() {
        double high = 0.1;
        for (RunReport.Point point : stories(shown.report())) high = Math.max(high, point.stories());
        if (shown.other().isPresent()) {
            for (RunReport.Point point : stories(shown.other().get().report())) high = Math.max(high, point.stories());
        }
        return 1.1 * high;
    }

    static String percent(double share) {
        return String.format(java.util.Locale.ROOT, "%.1f", 100 * share);
    }

    private static double value(String name, RunReport.Point point) {
        return name.equals("exact") ? point.exact() : point.stories();
    }

    private void plot(Bounds area, String name, String what, double high, Meaning meaning) {
        Type caption = sheet.paper().caption();
        List<RunReport.Point> points = name.equals("exact") ? exact(shown.report()) : stories(shown.report());
        RunReport.Point before = points.get(0);
        RunReport.Point after = points.get(points.size() - 1);
        double y = area.y() + caption.ascent();
        sheet.text(sheet.words(what), area.x(), y, caption.bold(), palette.text(meaning), Anchor.START);
        y += caption.lineHeight();
        double x = number(area.x(), y, "figure.training.task.before", name, 0, value(name, before));
        number(x, y, "figure.training.task.now", name, points.size() - 1, value(name, after));
        double head = 2 * caption.lineHeight() + sheet.px(10);
        Bounds plot = area.inset(Axes.leftRoom(sheet), head, sheet.px(14), Axes.bottomRoom(sheet));
        Axes axes = new Axes(plot, 0, Math.max(1, Math.max(shown.steps(), after.step())), 0, high);
        axes.up(sheet);
        axes.across(sheet, sheet.words("figure.training.steps"), palette.muted());
        axes.frame(sheet);
        shown.other()
                .ifPresent(other -> draw(
                        other.report(), axes, "other-" + name, name, palette.text(Meaning.POSITION), LossFigure.DASH));
        draw(shown.report(), axes, name, name, palette.text(meaning), List.of());
    }

    private void draw(RunReport report, Axes axes, String address, String name, Rgb colour, List<Double> dash) {
        List<RunReport.Point> points = name.equals("exact") ? exact(report) : stories(report);
        new Plotted(address, points, point -> value(name, point))
                .draw(
                        sheet,
                        axes,
                        colour,
                        2.5,
                        dash,
                        sheet.words(
                                name.equals("exact") ? "figure.training.task.right" : "figure.training.task.stories"));
    }

    private double number(double x, double baseline, String key, String name, int place, double value) {
        Type caption = sheet.paper().caption();
        Type number = sheet.paper().smallNumber();
        String what = sheet.words(key);
        sheet.text(what, x, baseline, caption, palette.muted(), Anchor.START);
        double at = x + sheet.width(what, caption) + sheet.px(6);
        Datum datum = new Datum(value, Numbers.signed(value), palette.text(), Address.run(name, place));
        sheet.number(datum, at, baseline, number, Anchor.START);
        return at + sheet.width(datum.text(), number) + sheet.px(16);
    }
}
