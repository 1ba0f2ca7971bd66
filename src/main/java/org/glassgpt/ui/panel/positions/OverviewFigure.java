package org.glassgpt.ui.panel.positions;

import java.util.List;
import java.util.Optional;
import org.glassgpt.figure.Bounds;
import org.glassgpt.figure.Box;
import org.glassgpt.figure.Curve;
import org.glassgpt.figure.Figure;
import org.glassgpt.figure.Heatmap;
import org.glassgpt.figure.Label.Anchor;
import org.glassgpt.figure.Legend;
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
import org.glassgpt.figure.Spot;
import org.glassgpt.figure.Target;
import org.glassgpt.figure.Type;
import org.glassgpt.session.Selection;
import org.glassgpt.session.Snapshot;
import org.glassgpt.trace.ModelShape;
import org.glassgpt.trace.Similarity;

/**
 * Positional encodings side by side, each small: sine and cosine, the model's own table, how alike positions are, and the
 * formula that articles print. The position and the dimension in hand are marked in all; each leads to its large picture.
 */
public final class OverviewFigure {
    public static final String ID = "positions";

    /** Target of a part: which of {@link #WAYS}. */
    public static final String WAY = "positions-way";

    /** The panels that show a part large. */
    public static final List<String> WAYS =
            List.of(PositionsFigure.SINE, PositionsFigure.LEARNED, SimilarityFigure.ID, ArticleFigure.ID);

    private static final int PRINTED = 3;

    /** How many waves of the printed formula still look like waves. */
    private static final int MOST = 64;

    private final Sheet sheet;
    private final ModelShape model;
    private final Encoding sine;
    private final Encoding learned;
    private final int position;
    private final int dimension;

    private OverviewFigure(Snapshot snapshot, Selection hand, Paper paper) {
        this.sheet = new Sheet(paper);
        this.model = snapshot.trace().model();
        this.sine = new Encoding.Sine(model.context(), model.width());
        this.learned = new Encoding.Learned(snapshot.weights());
        this.position = Math.min(hand.position(), model.context() - 1);
        this.dimension = Math.min(hand.dimension(), model.width() - 1);
    }

    public static Figure of(Snapshot snapshot, Selection selection, Paper paper) {
        return new OverviewFigure(snapshot, selection, paper).draw();
    }

    private Figure draw() {
        String title = sheet.words("figure.ways.title");
        sheet.heading(title, sheet.words("figure.ways.caption", "" + model.width()));
        Bounds space = sheet.space();
        double across = sheet.px(36);
        double down = sheet.px(16);
        double width = Math.floor((space.width() - across) / 2);
        double height = Math.floor((space.height() - down) / 2);
        for (int way = 0; way < WAYS.size(); way++) {
            double x = space.x() + way % 2 * (width + across);
            double y = space.y() + (way < 2 ? 0 : height + down);
            drawPart(way, new Bounds(x, y, width, height));
        }
        return sheet.figure(ID, title, summary());
    }

    private String summary() {
        return sheet.words(
                "figure.ways.summary",
                "" + position,
                "" + dimension,
                Numbers.signed(sine.at(position, dimension)),
                Numbers.signed(learned.at(position, dimension)));
    }

    private void drawPart(int way, Bounds area) {
        switch (way) {
            case 0 ->
                drawNumbers(way, area, new EncodingCells(sine, sheet.paper().words()), model.context(), 1);
            case 1 ->
                drawNumbers(
                        way, area, new EncodingCells(learned, sheet.paper().words()), model.context(), learned.limit());
            case PRINTED -> {
                PrintedFormula printed =
                        new PrintedFormula(model.width(), sheet.paper().words());
                drawNumbers(way, area, printed, Math.min(MOST, model.context()), PrintedFormula.LIMIT);
            }
            default -> drawSimilarity(way, area);
        }
    }

    private Scale scale(double limit) {
        return Scale.symmetric(sheet.palette().diverging(), limit);
    }

    /** What it is, the limits of its colours, a line about it; returns what is left below. */
    private Bounds drawHead(int way, Bounds area, double limit) {
        Type type = sheet.paper().body().bold();
        Type caption = sheet.paper().caption();
        double baseline = area.y() + type.ascent();
        double from = Legend.inline(sheet, area.right(), baseline, scale(limit));
        String key = "figure.ways." + WAYS.get(way);
        String name = Lines.elide(
                sheet.words(key),
                from - area.x() - sheet.px(12),
                type,
                sheet.paper().metrics());
        sheet.text(name, area.x(), baseline, type, sheet.palette().text(), Anchor.START);
        double height = type.lineHeight();
        if (area.height() >= sheet.px(130)) {
            String what = sheet.words(key + ".what", "" + model.width());
            if (sheet.width(what, caption) > area.width()) what = "";
            sheet.text(
                    what,
                    area.x(),
                    area.y() + height + caption.ascent(),
                    caption,
                    sheet.palette().muted(),
                    Anchor.START);
            height += caption.lineHeight();
        }
        Bounds head = new Bounds(area.x(), area.y(), area.width(), height);
        String open = sheet.words("figure.ways.open", sheet.words(key));
        sheet.add(Box.area(head, new Spot(Target.of(WAY, way), Optional.empty(), open)));
        return area.inset(0, height + sheet.px(4), 0, 0);
    }

    private double leftRoom() {
        return sheet.width("" + model.width(), sheet.paper().smallNumber()) + sheet.px(10);
    }

    /** The dimension in hand as a curve where there is room, all of them as a map, on one axis of positions. */
    private void drawNumbers(int way, Bounds whole, Pooled.Source numbers, int positions, double limit) {
        Bounds area = drawHead(way, whole, limit)
                .inset(leftRoom(), 0, sheet.px(8), sheet.paper().smallNumber().lineHeight() + sheet.px(4));
        double width = area.width();
        boolean curve = area.height() >= sheet.px(90);
        double plot = curve ? Math.floor(area.height() * 0.34) : 0;
        if (curve) drawCurve(way, new Bounds(area.x(), area.y(), width, plot), numbers, positions, limit);
        double gap = curve ? sheet.px(8) : 0;
        Bounds map = new Bounds(area.x(), area.y() + plot + gap, width, area.height() - plot - gap).rounded();
        drawMap(way, map, numbers, positions, limit);
        int at = Math.min(position, positions - 1);
        double x = map.x() + (at + 0.5) * map.width() / positions;
        sheet.line(x, area.y(), x, map.bottom(), sheet.palette().outline(), 1);
        drawTicks(map, positions, at);
    }

    private void drawCurve(int way, Bounds plot, Pooled.Source numbers, int positions, double limit) {
        Type small = sheet.paper().smallNumber();
        sheet.line(
                plot.x(),
                plot.centreY(),
                plot.right(),
                plot.centreY(),
                sheet.palette().rule(),
                1);
        sheet.text(
                "0",
                plot.x() - sheet.px(7),
                plot.centreY() + small.middle(),
                small,
                sheet.palette().muted(),
                Anchor.END);
        Matrix values = Matrix.of(1, positions, (row, p) -> numbers.at(dimension, p));
        sheet.add(new Curve(
                way == PRINTED ? Target.of("article-curve", 0) : Target.of(PositionsFigure.CURVE, dimension),
                plot,
                values,
                0,
                -limit,
                limit,
                sheet.palette().text(Meaning.POSITION),
                sheet.px(2),
                List.of(),
                new OneDimension(numbers, dimension)));
    }

    private void drawMap(int way, Bounds map, Pooled.Source numbers, int positions, double limit) {
        int perRow = Pooled.block(model.width(), map.height(), 1);
        int perColumn = Pooled.block(positions, map.width(), 1);
        Pooled pooled = new Pooled(numbers, model.width(), positions, perRow, perColumn);
        Matrix matrix = pooled.matrix();
        sheet.add(new Heatmap(
                new Target(way == PRINTED ? ArticleFigure.CELL : PositionsFigure.CELL, perRow, perColumn),
                map,
                matrix,
                scale(limit),
                sheet.palette().masked(),
                sheet.palette().hatch(),
                0,
                Optional.empty(),
                Optional.of(pooled)));
        sheet.add(Box.framed(map.inset(-1), sheet.palette().rule(), 1));
        Type small = sheet.paper().smallNumber();
        double y = map.y() + (dimension / perRow + 0.5) * map.height() / matrix.rows();
        Rgb outline = sheet.palette().outline();
        sheet.line(map.x() - sheet.px(5), y, map.x(), y, outline, 2);
        sheet.line(map.right(), y, map.right() + sheet.px(5), y, outline, 2);
        double half = (small.ascent() + small.descent()) / 2;
        double middle = Math.max(map.y() + half, Math.min(map.bottom() - half, y));
        sheet.text(
                "" + dimension,
                map.x() - sheet.px(7),
                middle + small.middle(),
                small,
                sheet.palette().text(Meaning.POSITION),
                Anchor.END);
    }

    /** Numbers of positions below, the one in hand among them. */
    private void drawTicks(Bounds map, int positions, int inHand) {
        Type small = sheet.paper().smallNumber();
        double baseline = map.bottom() + sheet.px(3) + small.ascent();
        double cell = map.width() / positions;
        double hand = map.x() + (inHand + 0.5) * cell;
        for (int p : Ruler.indices(positions, (int) Math.max(1, map.width() / sheet.px(52)))) {
            double x = map.x() + (p + 0.5) * cell;
            if (Math.abs(x - hand) < sheet.px(36)) continue;
            sheet.text("" + p, x, baseline, small, sheet.palette().muted(), Anchor.MIDDLE);
        }
        sheet.text("" + inHand, hand, baseline, small, sheet.palette().text(Meaning.POSITION), Anchor.MIDDLE);
    }

    /** Cosines of every position with every other, in both tables. */
    private void drawSimilarity(int way, Bounds whole) {
        Bounds area = drawHead(way, whole, 1);
        Type caption = sheet.paper().caption();
        double ticks = sheet.paper().smallNumber().lineHeight() + sheet.px(4);
        double left = leftRoom();
        double half = area.width() / 2;
        double side = Math.max(sheet.px(24), Math.min(half - left - sheet.px(60), area.height() - ticks));
        int every = SimilarityTable.every(model.context(), side);
        List<Encoding> both = List.of(sine, learned);
        for (int i = 0; i < both.size(); i++) {
            SimilarityTable table = new SimilarityTable(
                    both.get(i), Similarity.COSINE, every, sheet.paper().words());
            Bounds map = new Bounds(area.x() + i * half + left, area.y(), side, side).rounded();
            drawTable(table, map, i);
            drawTicks(map, model.context(), position);
            double x = map.right() + sheet.px(9);
            String name = sheet.words(table.learned() ? "figure.similarity.learned" : "figure.similarity.sine");
            double y = area.y() + caption.ascent();
            for (String line : Lines.wrap(
                    name, area.x() + (i + 1) * half - x, caption, sheet.paper().metrics())) {
                sheet.text(line, x, y, caption, sheet.palette().text(), Anchor.START);
                y += caption.lineHeight();
            }
        }
    }

    private void drawTable(SimilarityTable table, Bounds map, int number) {
        sheet.add(new Heatmap(
                new Target(SimilarityFigure.CELL, table.every(), number),
                map,
                table.matrix(),
                scale(1),
                sheet.palette().masked(),
                sheet.palette().hatch(),
                0,
                Optional.empty(),
                Optional.of(table)));
        sheet.add(Box.framed(map.inset(-1), sheet.palette().rule(), 1));
        double y = map.y() + (position + 0.5) * map.height() / model.context();
        sheet.line(map.x() - sheet.px(5), y, map.x(), y, sheet.palette().outline(), 2);
        sheet.line(map.right(), y, map.right() + sheet.px(5), y, sheet.palette().outline(), 2);
    }
}
