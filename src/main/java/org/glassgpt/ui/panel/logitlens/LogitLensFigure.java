package org.glassgpt.ui.panel.logitlens;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.glassgpt.figure.Address;
import org.glassgpt.figure.Bounds;
import org.glassgpt.figure.Box;
import org.glassgpt.figure.Cells;
import org.glassgpt.figure.Datum;
import org.glassgpt.figure.Figure;
import org.glassgpt.figure.Heatmap;
import org.glassgpt.figure.Label.Anchor;
import org.glassgpt.figure.Legend;
import org.glassgpt.figure.Lines;
import org.glassgpt.figure.Matrix;
import org.glassgpt.figure.Numbers;
import org.glassgpt.figure.Palette;
import org.glassgpt.figure.Paper;
import org.glassgpt.figure.Rgb;
import org.glassgpt.figure.Scale;
import org.glassgpt.figure.Sheet;
import org.glassgpt.figure.Spot;
import org.glassgpt.figure.Target;
import org.glassgpt.figure.Type;
import org.glassgpt.session.Selection;
import org.glassgpt.session.Snapshot;
import org.glassgpt.trace.LogitLens;
import org.glassgpt.trace.Trace;
import org.glassgpt.ui.panel.Memo;

/** What the model would say after each block: depths down, tokens across; the token in hand with its best guesses. */
public final class LogitLensFigure {
    public static final String ID = "logit-lens";

    /** Target of the cells: the token is {@code first + column}. */
    public static final String CELL = "lens-cell";

    /**
     * Softmax of the stream through the last norm and the head; the index is the token's place and the id in the
     * vocabulary.
     */
    public static final String LENS = "lens";

    /** Rank of that id among all, from 1. */
    public static final String RANK = "lens-rank";

    private static final int TOP = 5;
    private static final double COLUMN = 74;
    private static final int MOST_COLUMNS = 24;

    private final Sheet sheet;
    private final Snapshot snapshot;
    private final Selection hand;
    private final int depths;
    private final Memo<LogitLens> memo;

    private LogitLensFigure(Snapshot snapshot, Selection selection, Paper paper, Memo<LogitLens> memo) {
        this.sheet = new Sheet(paper);
        this.snapshot = snapshot;
        this.hand = selection.within(snapshot.trace());
        this.depths = LogitLens.depths(snapshot.trace().model());
        this.memo = memo;
    }

    private record Question(Trace trace, int first, int count) {}

    public static Figure of(Snapshot snapshot, Selection selection, Paper paper) {
        return of(snapshot, selection, paper, new Memo<>());
    }

    /**
     * @param memo of the readings of the tokens shown
     */
    static Figure of(Snapshot snapshot, Selection selection, Paper paper, Memo<LogitLens> memo) {
        return new LogitLensFigure(snapshot, selection, paper, memo).draw();
    }

    private Figure draw() {
        String title = sheet.words("figure.lens.title");
        sheet.heading(title, sheet.words("figure.lens.caption"));
        Bounds space = sheet.space();
        boolean wide = space.width() >= sheet.px(680);
        double aside = wide ? Math.max(Math.min(sheet.px(520), space.width() * 0.48), space.width() * 0.36) : 0;
        Bounds left = wide ? space.inset(0, 0, aside + sheet.px(28), 0) : space;
        double names = sheet.px(78);
        int T = snapshot.trace().tokens();
        int count = (int) Math.max(1, Math.min(MOST_COLUMNS, (left.width() - names) / sheet.px(COLUMN)));
        count = Math.min(count, T);
        int first = Math.max(0, Math.min(T - count, hand.token() - count / 2));
        LogitLens lens = read(first, count);
        List<Integer> rows = rows(left.height());
        Bounds map = drawGrid(lens, first, rows, left, names);
        if (wide) {
            drawHand(
                    lens.readings().get(hand.token() - first),
                    rows,
                    map,
                    new Bounds(space.right() - aside, space.y(), aside, space.height()));
        }
        return sheet.figure(ID, title, summary(lens.readings().get(hand.token() - first)));
    }

    private LogitLens read(int first, int count) {
        int[] tokens = IntStream.range(first, first + count).toArray();
        Question question = new Question(snapshot.trace(), first, count);
        return memo.get(question, () -> snapshot.readouts().lens(snapshot.trace(), tokens, TOP));
    }

    /** The depths that fit, evenly spread, first and last among them. */
    private List<Integer> rows(double height) {
        double heads = sheet.paper().caption().lineHeight() * 2 + sheet.px(16);
        int room = (int) Math.max(2, (height - heads - Legend.height(sheet)) / sheet.px(19));
        if (room >= depths) return IntStream.range(0, depths).boxed().toList();
        return IntStream.range(0, room)
                .mapToObj(i -> (int) Math.round(i * (depths - 1.0) / (room - 1)))
                .distinct()
                .toList();
    }

    private String visible(int id) {
        return snapshot.vocabulary().apply(id).visible();
    }

    private String summary(LogitLens.Column column) {
        int settled = depths - 1;
        while (settled > 0 && column.depths().get(settled - 1).finalRank() == 1) settled--;
        LogitLens.Depth last = column.depths().get(depths - 1);
        return sheet.words(
                "figure.lens.summary",
                snapshot.tokens().get(column.token()).visible(),
                visible(column.finalId()),
                Numbers.probability(last.finalP()),
                depth(settled));
    }

    private String depth(int depth) {
        return depth == 0 ? sheet.words("figure.lens.embedding") : sheet.words("figure.lens.block", "" + (depth - 1));
    }

    private static Address address(int depth, int token, int id) {
        return Address.of(LogitLens.stream(depth), token, id).as(LENS);
    }

    /** The likeliest token at every depth and place. */
    private Bounds drawGrid(LogitLens lens, int first, List<Integer> rows, Bounds area, double names) {
        Type caption = sheet.paper().caption();
        Palette palette = sheet.palette();
        int count = lens.readings().size();
        double heads = caption.lineHeight() * 2 + sheet.px(10);
        double legend = Legend.height(sheet) + sheet.px(10);
        double across = Math.floor(Math.min((area.width() - names) / count, sheet.px(180)));
        double down = Math.floor(Math.min((area.height() - heads - legend) / rows.size(), sheet.px(240)));
        Bounds bounds = new Bounds(area.x() + names, area.y() + heads, across * count, down * rows.size()).rounded();
        Scale scale = palette.probabilities();
        Heatmap map = new Heatmap(
                Target.of(CELL, first),
                bounds,
                Matrix.of(rows.size(), count, (row, column) ->
                        (float) best(lens, column, rows.get(row)).p()),
                scale,
                palette.masked(),
                palette.hatch(),
                1,
                Optional.empty(),
                Optional.of(new Readings(lens, rows)));
        sheet.add(map);
        sheet.add(Box.framed(bounds.inset(-1), palette.rule(), 1));
        for (int row = 0; row < rows.size(); row++) {
            for (int column = 0; column < count; column++) {
                drawGuess(map.cell(row, column), map.colour(row, column), best(lens, column, rows.get(row)));
            }
            String name = Lines.elide(
                    depth(rows.get(row)),
                    names - sheet.px(6),
                    caption,
                    sheet.paper().metrics());
            double y = map.cell(row, 0).centreY() + caption.middle();
            sheet.text(name, bounds.x() - sheet.px(6), y, caption, palette.text(), Anchor.END);
        }
        String reads = Lines.elide(
                sheet.words("figure.lens.reads"),
                area.width(),
                caption,
                sheet.paper().metrics());
        sheet.text(reads, area.x(), area.y() + caption.ascent(), caption, palette.muted(), Anchor.START);
        for (int column = 0; column < count; column++) drawToken(map, column, first + column);
        double y = bounds.bottom() + sheet.px(10);
        Legend.draw(
                sheet,
                bounds.x(),
                y,
                Math.min(sheet.px(220), area.right() - bounds.x()),
                scale,
                sheet.words("figure.lens.p"));
        return bounds;
    }

    private static LogitLens.Guess best(LogitLens lens, int column, int depth) {
        return lens.readings().get(column).depths().get(depth).top().get(0);
    }

    /** The token's name, and its probability below where there is room for two lines. */
    private void drawGuess(Bounds cell, Rgb ground, LogitLens.Guess guess) {
        Type caption = sheet.paper().caption();
        String text = Lines.elide(
                visible(guess.id()),
                cell.width() - sheet.px(6),
                caption,
                sheet.paper().metrics());
        Type small = sheet.paper().smallNumber();
        String p = Numbers.probability(guess.p());
        boolean two = cell.height() >= sheet.px(38) && sheet.width(p, small) <= cell.width() - sheet.px(4);
        double middle = cell.centreY() - (two ? sheet.px(9) : 0);
        sheet.text(text, cell.centreX(), middle + caption.middle(), caption, ground.ink(), Anchor.MIDDLE);
        if (two)
            sheet.text(p, cell.centreX(), middle + sheet.px(18) + small.middle(), small, ground.ink(), Anchor.MIDDLE);
    }

    /** The token that was read at a place, above its column. */
    private void drawToken(Heatmap map, int column, int place) {
        Type caption = sheet.paper().caption();
        Palette palette = sheet.palette();
        Bounds cell = map.cell(0, column);
        boolean inHand = place == hand.token();
        String text = Lines.elide(
                snapshot.tokens().get(place).visible(),
                cell.width() - sheet.px(10),
                caption,
                sheet.paper().metrics());
        double baseline = map.bounds().y() - sheet.px(6);
        if (inHand) {
            double width = sheet.width(text, caption) + sheet.px(8);
            double height = caption.lineHeight();
            double top = baseline - caption.middle() - height / 2;
            sheet.add(Box.filled(new Bounds(cell.centreX() - width / 2, top, width, height), palette.band())
                    .outlined(palette.outline(), 2)
                    .rounded(sheet.px(3)));
            Bounds whole = new Bounds(
                    cell.x(), map.bounds().y(), cell.width(), map.bounds().height());
            sheet.add(Box.framed(whole.inset(-2), palette.outline(), 2));
        }
        Rgb ink = inHand ? palette.band().ink() : palette.text();
        sheet.text(text, cell.centreX(), baseline, caption, ink, Anchor.MIDDLE);
    }

    /** The token in hand: five guesses at each depth, and how the final one climbs. */
    private void drawHand(LogitLens.Column column, List<Integer> rows, Bounds map, Bounds area) {
        Type caption = sheet.paper().caption();
        Palette palette = sheet.palette();
        double rank = sheet.px(64);
        Bounds table = new Bounds(area.x(), map.y(), area.width() - rank - sheet.px(10), map.height());
        String title = Lines.elide(
                sheet.words(
                        "figure.lens.hand",
                        snapshot.tokens().get(column.token()).visible(),
                        "" + TOP),
                table.width(),
                caption.bold(),
                sheet.paper().metrics());
        double baseline = map.y() - sheet.px(6);
        sheet.text(title, area.x(), baseline, caption.bold(), palette.text(), Anchor.START);
        String finalName = sheet.words("figure.lens.rank", visible(column.finalId()));
        String shown = Lines.elide(
                finalName, area.width(), caption.bold(), sheet.paper().metrics());
        boolean both = sheet.width(title + shown, caption.bold()) + sheet.px(16) <= area.width();
        double above = both ? baseline : area.y() + caption.ascent();
        sheet.text(shown, area.right(), above, caption.bold(), palette.text(), Anchor.END);
        int top = column.depths().get(0).top().size();
        Heatmap grid = new Heatmap(
                Target.of("lens-hand"),
                table.rounded(),
                Matrix.of(rows.size(), top, (row, k) ->
                        (float) column.depths().get(rows.get(row)).top().get(k).p()),
                palette.probabilities(),
                palette.masked(),
                palette.hatch(),
                1,
                Optional.empty(),
                Optional.of(new Guesses(column, rows)));
        sheet.add(grid);
        sheet.add(Box.framed(grid.bounds().inset(-1), palette.rule(), 1));
        for (int row = 0; row < rows.size(); row++) {
            LogitLens.Depth depth = column.depths().get(rows.get(row));
            for (int k = 0; k < top; k++) {
                drawGuess(grid.cell(row, k), grid.colour(row, k), depth.top().get(k));
                if (depth.top().get(k).id() == column.finalId()) {
                    sheet.add(Box.framed(grid.cell(row, k).inset(0, 0, 1, 1), palette.outline(), 2));
                }
            }
            drawRank(
                    column,
                    rows.get(row),
                    new Bounds(area.right() - rank, grid.cell(row, 0).y(), rank, grid.cellHeight()));
        }
    }

    private void drawRank(LogitLens.Column column, int depth, Bounds cell) {
        LogitLens.Depth read = column.depths().get(depth);
        Address address = Address.of(LogitLens.stream(depth), column.token(), column.finalId())
                .as(RANK);
        Datum datum = new Datum(
                read.finalRank(), "" + read.finalRank(), sheet.palette().text(), address);
        Type numbers = sheet.paper().number();
        sheet.number(datum, cell.right(), cell.centreY() + numbers.middle(), numbers, Anchor.END);
        String words = sheet.words(
                "figure.lens.rank-is",
                visible(column.finalId()),
                depth(depth),
                "" + read.finalRank(),
                Numbers.probability(read.finalP()));
        sheet.add(Box.area(cell, new Spot(new Target("lens-rank", depth, 0), Optional.of(datum), words)));
    }

    private String words(int token, int depth, LogitLens.Guess guess) {
        return sheet.words(
                "figure.lens.cell",
                depth(depth),
                snapshot.tokens().get(token).visible(),
                "" + token,
                visible(guess.id()),
                Numbers.full(guess.p()),
                Numbers.full(guess.logit()));
    }

    /** What stands behind the grid. */
    private final class Readings implements Cells {
        private final LogitLens lens;
        private final List<Integer> rows;

        private Readings(LogitLens lens, List<Integer> rows) {
            this.lens = lens;
            this.rows = rows;
        }

        @Override
        public Address address(int row, int column) {
            LogitLens.Column reading = lens.readings().get(column);
            return LogitLensFigure.address(
                    rows.get(row),
                    reading.token(),
                    best(lens, column, rows.get(row)).id());
        }

        @Override
        public String words(int row, int column) {
            LogitLens.Column reading = lens.readings().get(column);
            List<String> lines = new ArrayList<>();
            for (LogitLens.Guess guess : reading.depths().get(rows.get(row)).top()) {
                lines.add(visible(guess.id()) + "  " + Numbers.probability(guess.p()));
            }
            return LogitLensFigure.this.words(reading.token(), rows.get(row), best(lens, column, rows.get(row))) + "\n"
                    + String.join("\n", lines);
        }
    }

    /** What stands behind the guesses for the token in hand. */
    private final class Guesses implements Cells {
        private final LogitLens.Column column;
        private final List<Integer> rows;

        private Guesses(LogitLens.Column column, List<Integer> rows) {
            this.column = column;
            this.rows = rows;
        }

        @Override
        public Address address(int row, int k) {
            int depth = rows.get(row);
            return LogitLensFigure.address(
                    depth,
                    column.token(),
                    column.depths().get(depth).top().get(k).id());
        }

        @Override
        public String words(int row, int k) {
            int depth = rows.get(row);
            return LogitLensFigure.this.words(
                    column.token(), depth, column.depths().get(depth).top().get(k));
        }
    }
}
