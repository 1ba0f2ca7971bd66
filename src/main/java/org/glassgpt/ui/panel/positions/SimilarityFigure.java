package org.glassgpt.ui.panel.positions;

import java.util.List;
import java.util.Optional;
import org.glassgpt.figure.Address;
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
import org.glassgpt.figure.Rgb;
import org.glassgpt.figure.Ruler;
import org.glassgpt.figure.Scale;
import org.glassgpt.figure.Sheet;
import org.glassgpt.figure.Target;
import org.glassgpt.figure.Type;
import org.glassgpt.session.Selection;
import org.glassgpt.session.Snapshot;
import org.glassgpt.trace.ModelShape;
import org.glassgpt.trace.Similarity;

/**
 * How alike any two positions are, by cosine and by dot product, in the model's own table and by sine and cosine; below,
 * where there is room, the position in hand against all others.
 */
public final class SimilarityFigure {
    public static final String ID = "positions-similarity";

    /** Target of a map's cells: row and column are positions, every n-th of them. */
    public static final String CELL = "similarity-cell";

    /** Height below which there is no use in curves. */
    private static final double LEAST_CURVES = 76;

    private final Sheet sheet;
    private final List<SimilarityTable> tables;
    private final int positions;
    private final int inHand;

    /** Lines that the name of a table takes. */
    private int names = 1;

    private SimilarityFigure(Snapshot snapshot, Selection hand, Paper paper) {
        this.sheet = new Sheet(paper);
        ModelShape model = snapshot.trace().model();
        Encoding learned = new Encoding.Learned(snapshot.weights());
        Encoding sine = new Encoding.Sine(model.context(), model.width());
        this.tables = List.of(
                table(learned, Similarity.COSINE),
                table(sine, Similarity.COSINE),
                table(learned, Similarity.DOT),
                table(sine, Similarity.DOT));
        this.positions = model.context();
        this.inHand = Math.min(hand.position(), positions - 1);
    }

    private SimilarityTable table(Encoding encoding, Similarity similarity) {
        return new SimilarityTable(encoding, similarity, 1, sheet.paper().words());
    }

    public static Figure of(Snapshot snapshot, Selection selection, Paper paper) {
        return new SimilarityFigure(snapshot, selection, paper).draw();
    }

    private Figure draw() {
        boolean across = sheet.space().width() > 1.55 * sheet.space().height();
        int columns = across ? 4 : 2;
        double gap = sheet.px(28);
        double left = sheet.width("" + positions, sheet.paper().smallNumber()) + sheet.px(8);
        double width = (sheet.space().width() - (columns - 1) * gap) / columns;
        Type bold = sheet.paper().caption().bold();
        double room = width - left;
        names = tables.stream().allMatch(table -> sheet.width(table.name(), bold) <= room) ? 1 : 2;
        double lines = names * bold.lineHeight() + sheet.px(6) + sheet.px(20) + Legend.height(sheet);
        double height = (sheet.space().height() - sheet.px(90)) / (4.0 / columns) - lines;
        double side = Math.max(sheet.px(40), Math.min(width - left, height));
        int every = SimilarityTable.every(positions, side);
        int shown = (positions + every - 1) / every;
        if (side >= 3.0 * shown) side = Math.floor(side / shown) * shown;
        String caption = sheet.words("figure.similarity.caption");
        if (every > 1) caption = sheet.join(caption, "figure.similarity.every", "" + every);
        String title = sheet.words("figure.similarity.title");
        sheet.heading(title, caption);
        Bounds space = sheet.space();
        for (int i = 0; i < tables.size(); i++) {
            double x = space.x() + i % columns * (width + gap);
            double y = space.y() + (int) (i / columns) * (lines + side + sheet.px(8));
            drawTable(tables.get(i).each(every), i, new Bounds(x, y, width, lines + side), left, side);
        }
        double below = space.y() + 4.0 / columns * (lines + side + sheet.px(8)) + sheet.px(4);
        if (space.bottom() - below >= sheet.px(LEAST_CURVES)) {
            drawCurves(new Bounds(space.x(), below, space.width(), space.bottom() - below));
        }
        return sheet.figure(ID, title, summary());
    }

    private void drawTable(SimilarityTable table, int number, Bounds area, double left, double side) {
        Type type = sheet.paper().caption().bold();
        List<String> name = names == 1 ? List.of(table.name()) : List.of(table.whose(), table.measure());
        Rgb colour = table.learned()
                ? sheet.palette().text(Meaning.POSITION)
                : sheet.palette().text();
        for (int i = 0; i < name.size(); i++) {
            double baseline = area.y() + i * type.lineHeight() + type.ascent();
            String line = sheet.fitting(area.width() - left, type, name.get(i));
            sheet.text(line, area.x() + left, baseline, type, colour, Anchor.START);
        }
        double top = area.y() + names * type.lineHeight() + sheet.px(6);
        Bounds map = new Bounds(area.x() + left, top, side, side).rounded();
        Matrix matrix = table.matrix();
        double limit = table.similarity() == Similarity.COSINE ? 1 : Math.max(1e-6, matrix.limit());
        Scale scale = Scale.symmetric(sheet.palette().diverging(), limit);
        sheet.add(new Heatmap(
                new Target(CELL, table.every(), number),
                map,
                matrix,
                scale,
                sheet.palette().masked(),
                sheet.palette().hatch(),
                0,
                Optional.empty(),
                Optional.of(table)));
        sheet.add(Box.framed(map.inset(-1), sheet.palette().rule(), 1));
        drawTicks(map, table.every());
        double legend = map.bottom() + sheet.px(22);
        Legend.draw(
                sheet, map.x(), legend, Math.min(side, sheet.px(220)), scale, sheet.words("figure.positions.value"));
    }

    private void drawTicks(Bounds map, int every) {
        Type numbers = sheet.paper().smallNumber();
        int shown = (positions + every - 1) / every;
        double cell = map.width() / shown;
        int most = (int) Math.max(2, map.width() / sheet.px(44));
        for (int p : Ruler.indices(positions, most)) {
            double at = (p / every + 0.5) * cell;
            if (Math.abs(at - (inHand / every + 0.5) * cell) < sheet.px(30)) continue;
            tick(map, "" + p, at, sheet.palette().muted(), numbers);
        }
        double at = (inHand / every + 0.5) * cell;
        tick(map, "" + inHand, at, sheet.palette().text(Meaning.POSITION), numbers);
        Rgb outline = sheet.palette().outline();
        double row = Math.max(cell, 1);
        if (row >= sheet.px(5)) {
            Bounds held = new Bounds(map.x(), map.y() + at - row / 2, map.width(), row);
            sheet.add(Box.framed(held.inset(-2), outline, 2));
        } else {
            sheet.line(map.x() - sheet.px(5), map.y() + at, map.x(), map.y() + at, outline, 2);
            sheet.line(map.right(), map.y() + at, map.right() + sheet.px(5), map.y() + at, outline, 2);
        }
    }

    private void tick(Bounds map, String text, double at, Rgb colour, Type numbers) {
        double half = sheet.width(text, numbers) / 2;
        double x = Math.max(map.x() + half, Math.min(map.right() - half, map.x() + at));
        sheet.text(text, x, map.bottom() + sheet.px(4) + numbers.ascent(), numbers, colour, Anchor.MIDDLE);
        sheet.text(text, map.x() - sheet.px(7), map.y() + at + numbers.middle(), numbers, colour, Anchor.END);
    }

    /** The cosine of the position in hand with every other, in both tables. */
    private void drawCurves(Bounds area) {
        Type type = sheet.paper().caption();
        Type numbers = sheet.paper().smallNumber();
        String what = sheet.words("figure.similarity.curves", "" + inHand);
        sheet.text(
                what,
                area.x(),
                area.y() + type.ascent(),
                type.bold(),
                sheet.palette().text(),
                Anchor.START);
        double left = sheet.px(36);
        double keys = sheet.px(150);
        double bottom = numbers.lineHeight() + sheet.px(4);
        Bounds plot = area.inset(left, type.lineHeight() + sheet.px(12), keys, bottom);
        for (double y : List.of(-1.0, 0.0, 1.0)) {
            double at = plot.centreY() - y * plot.height() / 2;
            sheet.line(plot.x(), at, plot.right(), at, sheet.palette().rule(), 1);
            double baseline = at + numbers.middle();
            sheet.text(
                    Numbers.limit(y),
                    plot.x() - sheet.px(8),
                    baseline,
                    numbers,
                    sheet.palette().muted(),
                    Anchor.END);
        }
        Matrix values =
                Matrix.of(2, positions, (row, p) -> (float) tables.get(row).of(inHand, p));
        for (int row = 1; row >= 0; row--) {
            Rgb colour = row == 0
                    ? sheet.palette().text(Meaning.POSITION)
                    : sheet.palette().muted();
            List<Double> dash = row == 0 ? List.of() : List.of(sheet.px(6), sheet.px(3));
            double thick = sheet.px(row == 0 ? 2 : 1.5);
            Cells points = new Points(tables.get(row));
            sheet.add(new Curve(
                    Target.of("similarity-curve", row), plot, values, row, -1, 1, colour, thick, dash, points));
            double y = plot.y() + sheet.px(8) + row * sheet.px(20);
            double x = plot.right() + sheet.px(12);
            sheet.add(new Line(
                    Line.between(x, y, x + sheet.px(24), y, colour, thick).points(), colour, thick, dash));
            String name = sheet.words(row == 0 ? "figure.similarity.learned" : "figure.similarity.sine");
            String shown =
                    Lines.elide(name, keys - sheet.px(46), type, sheet.paper().metrics());
            sheet.text(shown, x + sheet.px(30), y + type.middle(), type, colour, Anchor.START);
        }
        for (int p : Ruler.indices(positions, (int) (plot.width() / sheet.px(44)))) {
            double x = plot.x() + plot.width() * (p + 0.5) / positions;
            sheet.text(
                    "" + p,
                    x,
                    plot.bottom() + sheet.px(4) + numbers.ascent(),
                    numbers,
                    sheet.palette().muted(),
                    Anchor.MIDDLE);
        }
    }

    private String summary() {
        int next = Math.min(positions - 1, inHand + 1);
        String learned = Numbers.signed(tables.get(0).of(inHand, next));
        String sine = Numbers.signed(tables.get(1).of(inHand, next));
        return sheet.words("figure.similarity.summary", "" + inHand, "" + next, learned, sine);
    }

    /** The points of a curve: the position in hand against each. */
    private final class Points implements Cells {
        private final SimilarityTable table;

        private Points(SimilarityTable table) {
            this.table = table;
        }

        @Override
        public Address address(int row, int column) {
            return table.addressOf(inHand, column);
        }

        @Override
        public String words(int row, int column) {
            return table.wordsOf(inHand, column);
        }
    }
}
