package org.glassgpt.ui.panel.positions;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.glassgpt.figure.Bounds;
import org.glassgpt.figure.Box;
import org.glassgpt.figure.Curve;
import org.glassgpt.figure.Datum;
import org.glassgpt.figure.Figure;
import org.glassgpt.figure.Heatmap;
import org.glassgpt.figure.Label;
import org.glassgpt.figure.Label.Anchor;
import org.glassgpt.figure.Legend;
import org.glassgpt.figure.Line;
import org.glassgpt.figure.Lines;
import org.glassgpt.figure.Matrix;
import org.glassgpt.figure.Meaning;
import org.glassgpt.figure.Numbers;
import org.glassgpt.figure.Palette;
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

/**
 * A positional encoding twice on one axis of positions: some dimensions as curves above, all of them as a map below; the
 * position and the dimension in hand marked in both.
 */
public final class PositionsFigure {
    public static final String LEARNED = "positions-learned";
    public static final String SINE = "positions-sine";

    /** Target of the map's cells: row is the dimension, column the position, in blocks where there are many. */
    public static final String CELL = "position-cell";

    /** Target of a curve: the dimension; its column is the position. */
    public static final String CURVE = "position-curve";

    private static final double SMALLEST_CELL = 1;
    private static final int COMPANIONS = 3;

    private final Sheet sheet;
    private final String id;
    private final Encoding encoding;
    private final EncodingCells cells;
    private final int position;
    private final int dimension;
    private final double limit;

    private PositionsFigure(String id, Encoding encoding, Selection hand, Paper paper) {
        this.sheet = new Sheet(paper);
        this.id = id;
        this.encoding = encoding;
        this.cells = new EncodingCells(encoding, paper.words());
        this.position = Math.min(hand.position(), encoding.positions() - 1);
        this.dimension = Math.min(hand.dimension(), encoding.dimensions() - 1);
        this.limit = encoding.limit();
    }

    /** The model's own table. */
    public static Figure learned(Snapshot snapshot, Selection selection, Paper paper) {
        Encoding encoding = new Encoding.Learned(snapshot.weights());
        return new PositionsFigure(LEARNED, encoding, selection, paper).draw();
    }

    /** Sine and cosine, for as many positions and dimensions as the model has. */
    public static Figure sine(Snapshot snapshot, Selection selection, Paper paper) {
        ModelShape model = snapshot.trace().model();
        return new PositionsFigure(SINE, new Encoding.Sine(model.context(), model.width()), selection, paper).draw();
    }

    private Figure draw() {
        boolean sine = encoding instanceof Encoding.Sine;
        String title = sheet.words(sine ? "figure.sine.title" : "figure.learned.title");
        String caption = sheet.words(
                sine ? "figure.sine.caption" : "figure.learned.caption",
                "" + encoding.positions(),
                "" + encoding.dimensions());
        double left = sheet.px(64);
        double right = sheet.px(120);
        int perColumn = Pooled.block(encoding.positions(), sheet.space().width() - left - right, SMALLEST_CELL);
        int perRow = Pooled.block(encoding.dimensions(), sheet.space().height() * 0.4, SMALLEST_CELL);
        if (perColumn > 1 || perRow > 1)
            caption = sheet.join(caption, "figure.positions.pooled", "" + perRow, "" + perColumn);
        sheet.heading(title, caption);
        drawInHand();
        Bounds space = sheet.space();
        double axis = sheet.paper().caption().lineHeight() + sheet.px(24);
        double height = space.height() - axis - sheet.px(28);
        double across = space.width() - left - right;
        double width = whole(across, (encoding.positions() + perColumn - 1) / perColumn);
        double mapHeight = whole(height * 0.58, (encoding.dimensions() + perRow - 1) / perRow);
        Bounds plot = new Bounds(space.x() + left, space.y() + sheet.px(8), width, height - mapHeight);
        Bounds map = new Bounds(plot.x(), plot.bottom() + sheet.px(20), width, mapHeight).rounded();
        drawCurves(plot);
        drawMap(map, perRow, perColumn);
        drawAxis(map);
        drawPosition(plot, map);
        drawLegend(map);
        return sheet.figure(id, title, sentence());
    }

    /** The longest that so many cells of whole pixels take, when they take most of the room: then all are equal. */
    private static double whole(double room, int cells) {
        double equal = Math.floor(room / cells) * cells;
        return equal >= room * 0.6 ? equal : room;
    }

    private String sentence() {
        return cells.sentence(dimension, position);
    }

    /** What is in hand, with its number, as the first line under the heading. */
    private void drawInHand() {
        Type type = sheet.paper().body();
        String text = sentence().replace('\n', ' ');
        text = Lines.elide(text, sheet.space().width(), type, sheet.paper().metrics());
        double baseline = sheet.space().y() + type.ascent();
        sheet.add(label(text, baseline, type));
        sheet.space(sheet.space().inset(0, type.lineHeight() + sheet.px(4), 0, 0));
    }

    private Label label(String text, double baseline, Type type) {
        double value = encoding.at(position, dimension);
        Rgb colour = sheet.palette().text(Meaning.POSITION);
        Datum datum = new Datum(value, Numbers.signed(value), colour, encoding.address(position, dimension));
        double width = sheet.width(text, type);
        return new Label(
                text, sheet.space().x(), baseline, width, type, colour, Anchor.START, true, Optional.of(datum));
    }

    /** The dimension in hand, its partner where sine and cosine share a frequency, and a few spread over the rest. */
    private List<Integer> companions() {
        TreeSet<Integer> others = new TreeSet<>();
        int C = encoding.dimensions();
        for (int i = 1; i <= COMPANIONS; i++) others.add((dimension + i * C / (COMPANIONS + 1)) % C);
        others.remove(dimension);
        return new ArrayList<>(others);
    }

    private void drawCurves(Bounds plot) {
        Palette palette = sheet.palette();
        Type numbers = sheet.paper().smallNumber();
        for (double tick : List.of(-limit, 0.0, limit)) {
            double y = plot.centreY() - plot.height() / 2 * tick / limit;
            sheet.line(plot.x(), y, plot.right(), y, palette.rule(), 1);
            sheet.text(
                    Numbers.limit(tick),
                    plot.x() - sheet.px(8),
                    y + numbers.middle(),
                    numbers,
                    palette.muted(),
                    Anchor.END);
        }
        Matrix values = Matrix.of(encoding.dimensions(), encoding.positions(), (d, p) -> encoding.at(p, d));
        List<Integer> others = companions();
        double dot = sheet.px(2);
        double gap = sheet.px(3);
        List<List<Double>> dashes =
                List.of(List.of(sheet.px(6), gap), List.of(dot, gap), List.of(sheet.px(10), gap, dot, gap));
        double y = plot.y() + sheet.px(2);
        double x = plot.right() + sheet.px(12);
        List<Integer> all = new ArrayList<>(List.of(dimension));
        all.addAll(others);
        for (int i = all.size() - 1; i >= 0; i--) {
            boolean inHand = i == 0;
            Rgb colour = inHand ? palette.text(Meaning.POSITION) : palette.muted();
            List<Double> dash = inHand ? List.of() : dashes.get((i - 1) % dashes.size());
            double width = inHand ? sheet.px(2) : sheet.px(1.25);
            sheet.add(new Curve(
                    Target.of(CURVE, all.get(i)), plot, values, all.get(i), -limit, limit, colour, width, dash, cells));
            double row = y + i * sheet.px(20) + sheet.px(8);
            Line key = Line.between(x, row, x + sheet.px(24), row, colour, width);
            sheet.add(dash.isEmpty() ? key : new Line(key.points(), colour, width, dash));
            String name = sheet.words("figure.positions.dimension", "" + all.get(i));
            Type caption = sheet.paper().caption();
            sheet.text(
                    name,
                    x + sheet.px(30),
                    row + caption.middle(),
                    inHand ? caption.bold() : caption,
                    colour,
                    Anchor.START);
        }
    }

    private void drawMap(Bounds bounds, int perRow, int perColumn) {
        Palette palette = sheet.palette();
        int rows = (encoding.dimensions() + perRow - 1) / perRow;
        Pooled pooled = new Pooled(cells, encoding.dimensions(), encoding.positions(), perRow, perColumn);
        Scale scale = Scale.symmetric(palette.diverging(), limit);
        sheet.add(new Heatmap(
                new Target(CELL, perRow, perColumn),
                bounds,
                pooled.matrix(),
                scale,
                palette.masked(),
                palette.hatch(),
                0,
                Optional.empty(),
                Optional.of(pooled)));
        sheet.add(Box.framed(bounds.inset(-1), palette.rule(), 1));
        double cell = bounds.height() / rows;
        double y = bounds.y() + (dimension / perRow) * cell;
        mark(bounds, y, cell);
        Type numbers = sheet.paper().smallNumber();
        int most = (int) (bounds.height() / sheet.px(18));
        for (int d : Ruler.indices(encoding.dimensions(), most)) {
            double middle = bounds.y() + (d / perRow + 0.5) * cell;
            if (Math.abs(middle - (y + cell / 2)) < sheet.px(15)) continue;
            sheet.text(
                    "" + d, bounds.x() - sheet.px(8), middle + numbers.middle(), numbers, palette.muted(), Anchor.END);
        }
        sheet.text(
                "" + dimension,
                bounds.x() - sheet.px(8),
                y + cell / 2 + numbers.middle(),
                numbers,
                palette.text(Meaning.POSITION),
                Anchor.END);
        Type caption = sheet.paper().caption();
        String rowsAre = sheet.words("figure.positions.rows");
        double from = bounds.y() + sheet.width(rowsAre, caption);
        sheet.upwards(rowsAre, sheet.space().x() + caption.ascent(), from, caption, palette.muted(), Anchor.START);
    }

    /** The row in hand: framed where rows are high enough, else pointed at from both sides. */
    private void mark(Bounds map, double y, double cell) {
        Rgb outline = sheet.palette().outline();
        if (cell >= sheet.px(8)) {
            sheet.add(Box.framed(new Bounds(map.x(), y, map.width(), cell).inset(-2), outline, 2));
        } else {
            double middle = y + cell / 2;
            sheet.line(map.x() - sheet.px(6), middle, map.x(), middle, outline, 2);
            sheet.line(map.right(), middle, map.right() + sheet.px(6), middle, outline, 2);
        }
    }

    private void drawAxis(Bounds map) {
        Palette palette = sheet.palette();
        Type numbers = sheet.paper().smallNumber();
        double cell = map.width() / encoding.positions();
        double baseline = map.bottom() + sheet.px(5) + numbers.ascent();
        int most = (int) (map.width() / sheet.px(44));
        double hand = map.x() + (position + 0.5) * cell;
        for (int p : Ruler.indices(encoding.positions(), most)) {
            double x = map.x() + (p + 0.5) * cell;
            if (Math.abs(x - hand) < sheet.px(34)) continue;
            sheet.text("" + p, x, baseline, numbers, palette.muted(), Anchor.MIDDLE);
        }
        sheet.text("" + position, hand, baseline, numbers, palette.text(Meaning.POSITION), Anchor.MIDDLE);
        Type caption = sheet.paper().caption();
        double below = baseline + numbers.descent() + sheet.px(3) + caption.ascent();
        sheet.text(sheet.words("figure.positions.columns"), map.x(), below, caption, palette.muted(), Anchor.START);
    }

    /** A line through curves and map at the position in hand. */
    private void drawPosition(Bounds plot, Bounds map) {
        double x = map.x() + (position + 0.5) * map.width() / encoding.positions();
        sheet.line(x, plot.y(), x, map.bottom(), sheet.palette().outline(), 1);
        double y = plot.centreY() - plot.height() / 2 * encoding.at(position, dimension) / limit;
        double r = sheet.px(5);
        sheet.add(Box.filled(
                        new Bounds(x - r, y - r, 2 * r, 2 * r), sheet.palette().band())
                .outlined(sheet.palette().outline(), 2)
                .rounded(r));
    }

    private void drawLegend(Bounds map) {
        double x = map.right() + sheet.px(12);
        double width = sheet.space().right() - x;
        Scale scale = Scale.symmetric(sheet.palette().diverging(), limit);
        Legend.draw(sheet, x, map.y(), width, scale, sheet.words("figure.positions.value"));
    }
}
