package org.glassgpt.ui.panel.positions;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;
import org.glassgpt.figure.Bounds;
import org.glassgpt.figure.Box;
import org.glassgpt.figure.Cells;
import org.glassgpt.figure.Curve;
import org.glassgpt.figure.Figure;
import org.glassgpt.figure.Heatmap;
import org.glassgpt.figure.Label.Anchor;
import org.glassgpt.figure.Legend;
import org.glassgpt.figure.Line;
import org.glassgpt.figure.Lines;
import org.glassgpt.figure.Matrix;
import org.glassgpt.figure.Meaning;
import org.glassgpt.figure.Numbers;
import org.glassgpt.figure.Paper;
import org.glassgpt.figure.Pooled;
import org.glassgpt.figure.Rgb;
import org.glassgpt.figure.Ruler;
import org.glassgpt.figure.Scale;
import org.glassgpt.figure.Sheet;
import org.glassgpt.figure.Target;
import org.glassgpt.figure.Type;
import org.glassgpt.session.Selection;
import org.glassgpt.session.Snapshot;
import org.glassgpt.trace.ModelShape;
import org.glassgpt.trace.SinePositions;

/**
 * The positional formula as many articles print it, beside the original: as a curve, as a map of dimensions and positions,
 * and in words what is wrong with it.
 */
public final class ArticleFigure {
    public static final String ID = "positions-article";

    /** Target of the maps' cells: row is the dimension, in blocks, column the position. */
    public static final String CELL = "article-cell";

    private static final int MOST = 64;
    private static final String PRINTED = "sin(pos/10000^(2/d)) + cos(pos/10000^(2/d))";
    private static final String ORIGINAL = "PE(pos, 2i) = sin(pos/10000^(2i/d)), PE(pos, 2i+1) = cos(…)";
    private static final String ORIGINAL_BRIEF = "PE(pos, 2i) = sin(pos/10000^(2i/d))";

    private final Sheet sheet;
    private final int positions;
    private final int d;
    private final int inHand;
    private final PrintedFormula printed;
    private final EncodingCells original;
    private boolean curves;

    private ArticleFigure(ModelShape model, Selection hand, Paper paper) {
        this.sheet = new Sheet(paper);
        this.positions = Math.min(MOST, model.context());
        this.d = model.width();
        this.inHand = Math.min(hand.position(), positions - 1);
        this.printed = new PrintedFormula(d, paper.words());
        this.original = new EncodingCells(new Encoding.Sine(positions, d), paper.words());
    }

    public static Figure of(Snapshot snapshot, Selection selection, Paper paper) {
        return new ArticleFigure(snapshot.trace().model(), selection, paper).draw();
    }

    private Figure draw() {
        String title = sheet.words("figure.article.title");
        sheet.heading(title, sheet.words("figure.article.caption", "" + d, "" + positions));
        Bounds space = sheet.space();
        double gap = sheet.px(48);
        double width = (space.width() - gap) / 2;
        List<String> wrong = wrong(space.width());
        double words = wrong.size() * sheet.paper().body().lineHeight() + sheet.px(8);
        // What is wrong comes before the curves: the maps say the same as they.
        curves = space.height() - words >= sheet.px(250);
        boolean said = curves || space.height() - words >= sheet.px(130);
        if (!said) words = 0;
        double height = space.height() - words;
        Bounds left = new Bounds(space.x(), space.y(), width, height);
        Bounds right = new Bounds(space.x() + width + gap, space.y(), width, height);
        drawSide(left, sheet.words("figure.article.printed"), PRINTED, printed, printedCurves());
        drawSide(right, sheet.words("figure.article.original"), ORIGINAL, original, originalCurves());
        if (said) drawWrong(wrong, space.bottom() - words + sheet.px(8));
        return sheet.figure(ID, title, sheet.words("figure.article.summary", Numbers.limit(period())));
    }

    /** How many positions one wave of the printed formula takes. */
    private double period() {
        return 2 * Math.PI / SinePositions.articleAngle(1, d);
    }

    private List<String> wrong(double width) {
        Type type = sheet.paper().body();
        List<String> lines = new ArrayList<>();
        String first = sheet.words("figure.article.wrong-one", "" + d);
        String second = sheet.words("figure.article.wrong-two");
        lines.addAll(Lines.wrap(first, width, type, sheet.paper().metrics()));
        lines.addAll(Lines.wrap(second, width, type, sheet.paper().metrics()));
        return lines;
    }

    private void drawWrong(List<String> lines, double top) {
        Type type = sheet.paper().body();
        double y = top;
        for (String line : lines) {
            sheet.text(
                    line,
                    sheet.space().x(),
                    y + type.ascent(),
                    type,
                    sheet.palette().text(),
                    Anchor.START);
            y += type.lineHeight();
        }
    }

    /** One line of a plot: its name and what it shows. */
    private record Wave(String name, Target target, Cells cells, IntToDoubleFunction value) {}

    private List<Wave> printedCurves() {
        return List.of(
                new Wave(sheet.words("figure.article.sum"), Target.of("article-curve", 0), printed, printed::value),
                new Wave(
                        "√2·sin(pos/10000^(2/d) + π/4)",
                        Target.of("article-curve", 1),
                        printed,
                        p -> SinePositions.articleAsOneWave(p, d)));
    }

    private List<Wave> originalCurves() {
        List<Wave> waves = new ArrayList<>();
        for (int dimension : List.of(0, Math.min(d - 1, d / 6 * 2), Math.min(d - 1, d / 4 * 2))) {
            String name = sheet.words("figure.positions.dimension", "" + dimension);
            Cells cells = new OneDimension(original, dimension);
            waves.add(new Wave(name, Target.of("original-curve", dimension), cells, p -> original.at(dimension, p)));
        }
        return waves;
    }

    private void drawSide(Bounds area, String name, String formula, Pooled.Source source, List<Wave> waves) {
        Type type = sheet.paper().body();
        Type caption = sheet.paper().caption();
        double y = area.y();
        String head = Lines.elide(name, area.width(), type.bold(), sheet.paper().metrics());
        sheet.text(
                head, area.x(), y + type.ascent(), type.bold(), sheet.palette().text(), Anchor.START);
        y += type.lineHeight();
        String shown = formula.equals(ORIGINAL)
                ? sheet.fitting(area.width(), caption, ORIGINAL, ORIGINAL_BRIEF)
                : sheet.fitting(area.width(), caption, formula);
        sheet.text(
                shown, area.x(), y + caption.ascent(), caption, sheet.palette().text(Meaning.POSITION), Anchor.START);
        y += caption.lineHeight() + sheet.px(4);
        if (!curves) {
            drawMapAlone(area, y, source, waves.size() == 2 ? 0 : 1);
            return;
        }
        double keys = 3 * sheet.px(18);
        double below = sheet.px(20) + Legend.height(sheet);
        double room = area.bottom() - y - keys - sheet.px(26) - below;
        double left = sheet.px(34);
        double column = Math.max(1, Math.floor((area.width() - left) / positions));
        double width = column * positions;
        Bounds plot = new Bounds(area.x() + left, y + keys + sheet.px(6), width, Math.max(sheet.px(24), room * 0.45));
        drawWaves(plot, waves, y);
        double top = plot.bottom() + sheet.px(14);
        double height = Math.max(sheet.px(20), area.bottom() - below - top);
        drawMap(new Bounds(plot.x(), top, width, height).rounded(), source, waves.size() == 2 ? 0 : 1);
    }

    /** Its legend beside the heading, its cells as high as there is room. */
    private void drawMapAlone(Bounds area, double top, Pooled.Source source, int side) {
        double baseline = area.y() + sheet.paper().body().ascent();
        Legend.inline(sheet, area.right(), baseline, scale());
        double left = sheet.px(34);
        double width = Math.max(1, Math.floor((area.width() - left) / positions)) * positions;
        double height = Math.max(sheet.px(20), area.bottom() - sheet.px(20) - top);
        drawMap(new Bounds(area.x() + left, top, width, height).rounded(), source, side);
    }

    private void drawWaves(Bounds plot, List<Wave> waves, double keysTop) {
        Type caption = sheet.paper().caption();
        Type numbers = sheet.paper().smallNumber();
        for (double tick : List.of(-1.0, 0.0, 1.0)) {
            double at = plot.centreY() - tick / PrintedFormula.LIMIT * plot.height() / 2;
            sheet.line(plot.x(), at, plot.right(), at, sheet.palette().rule(), 1);
            double baseline = at + numbers.middle();
            sheet.text(
                    Numbers.limit(tick),
                    plot.x() - sheet.px(8),
                    baseline,
                    numbers,
                    sheet.palette().muted(),
                    Anchor.END);
        }
        List<Rgb> colours = List.of(
                sheet.palette().text(Meaning.POSITION),
                sheet.palette().text(),
                sheet.palette().muted());
        List<List<Double>> dashes =
                List.of(List.of(), List.of(sheet.px(3), sheet.px(4)), List.of(sheet.px(8), sheet.px(4)));
        for (int i = 0; i < waves.size(); i++) {
            Wave wave = waves.get(i);
            double thick = sheet.px(i == 0 ? 2.5 : 1.5);
            Matrix values =
                    Matrix.of(1, positions, (row, p) -> (float) wave.value().applyAsDouble(p));
            sheet.add(new Curve(
                    wave.target(),
                    plot,
                    values,
                    0,
                    -PrintedFormula.LIMIT,
                    PrintedFormula.LIMIT,
                    colours.get(i),
                    thick,
                    dashes.get(i),
                    wave.cells()));
            double y = keysTop + sheet.px(8) + i * sheet.px(18);
            double x = plot.x();
            Line key = Line.between(x, y, x + sheet.px(28), y, colours.get(i), thick);
            sheet.add(new Line(key.points(), colours.get(i), thick, dashes.get(i)));
            String name = Lines.elide(
                    wave.name(),
                    plot.width() - sheet.px(36),
                    caption,
                    sheet.paper().metrics());
            sheet.text(
                    name,
                    x + sheet.px(36),
                    y + caption.middle(),
                    caption,
                    sheet.palette().text(),
                    Anchor.START);
        }
        double x = plot.x() + (inHand + 0.5) * plot.width() / positions;
        sheet.line(x, plot.y(), x, plot.bottom(), sheet.palette().outline(), 1);
    }

    private void drawMap(Bounds map, Pooled.Source source, int side) {
        Type numbers = sheet.paper().smallNumber();
        int block = Pooled.block(d, map.height(), 1);
        Pooled pooled = new Pooled(source, d, positions, block, 1);
        sheet.add(new Heatmap(
                new Target(CELL, block, side),
                map,
                pooled.matrix(),
                scale(),
                sheet.palette().masked(),
                sheet.palette().hatch(),
                0,
                Optional.empty(),
                Optional.of(pooled)));
        sheet.add(Box.framed(map.inset(-1), sheet.palette().rule(), 1));
        double cell = map.width() / positions;
        for (int p : Ruler.indices(positions, (int) (map.width() / sheet.px(44)))) {
            double x = map.x() + (p + 0.5) * cell;
            double baseline = map.bottom() + sheet.px(3) + numbers.ascent();
            sheet.text("" + p, x, baseline, numbers, sheet.palette().muted(), Anchor.MIDDLE);
        }
        Type caption = sheet.paper().caption();
        String rows = sheet.fitting(
                map.height(),
                caption,
                sheet.words("figure.positions.rows"),
                sheet.words("figure.positions.rows-short"));
        double from = map.y() + sheet.width(rows, caption);
        double x = map.x() - sheet.px(34) + caption.ascent();
        sheet.upwards(rows, x, from, caption, sheet.palette().muted(), Anchor.START);
        if (!curves) return;
        double legend = map.bottom() + sheet.px(22);
        double width = Math.min(sheet.px(220), map.width());
        Legend.draw(sheet, map.x(), legend, width, scale(), sheet.words("figure.positions.value"));
    }

    private Scale scale() {
        return Scale.symmetric(sheet.palette().diverging(), PrintedFormula.LIMIT);
    }
}
