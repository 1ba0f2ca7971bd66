package org.glassgpt.ui.panel.attention;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.glassgpt.figure.Address;
import org.glassgpt.figure.Bounds;
import org.glassgpt.figure.Box;
import org.glassgpt.figure.Cells;
import org.glassgpt.figure.Datum;
import org.glassgpt.figure.Figure;
import org.glassgpt.figure.Label.Anchor;
import org.glassgpt.figure.Legend;
import org.glassgpt.figure.Lines;
import org.glassgpt.figure.MatrixChart;
import org.glassgpt.figure.Meaning;
import org.glassgpt.figure.Numbers;
import org.glassgpt.figure.Palette;
import org.glassgpt.figure.Paper;
import org.glassgpt.figure.Pattern;
import org.glassgpt.figure.Rgb;
import org.glassgpt.figure.RowNames;
import org.glassgpt.figure.Sheet;
import org.glassgpt.figure.Spot;
import org.glassgpt.figure.Target;
import org.glassgpt.figure.Type;
import org.glassgpt.session.Selection;
import org.glassgpt.session.Snapshot;
import org.glassgpt.session.TokenView;
import org.glassgpt.trace.Derived;
import org.glassgpt.ui.panel.EditMarks;

/** One head, large: tokens that ask on the rows, tokens that answer on the columns, the row in hand spelled out. */
public final class AttentionFigure {
    public static final String ID = "attention";

    /** Target of the cells: row is the query, column the key, in blocks where the text is long. */
    public static final String CELL = "attention-cell";

    /** Target of a bar in the row in hand: the key. */
    public static final String KEY = "attention-key";

    private static final double SMALLEST_CELL = 2;

    private final Sheet sheet;
    private final Snapshot snapshot;
    private final Selection hand;
    private final Pattern pattern;
    private final boolean numbers;

    /** Less height than this, in em, is for the weights themselves. */
    private static final double LOW = 16;

    private AttentionFigure(Snapshot snapshot, Selection selection, Paper paper, boolean numbers) {
        this.sheet = new Sheet(paper);
        this.snapshot = snapshot;
        this.hand = selection.within(snapshot.trace());
        this.pattern = Pattern.of(snapshot.trace(), hand.layer(), hand.head());
        this.numbers = numbers;
    }

    /** With numbers in the cells where they are large enough. */
    public static Figure of(Snapshot snapshot, Selection selection, Paper paper) {
        return of(snapshot, selection, paper, true);
    }

    /**
     * @param numbers whether numbers may stand in the cells
     */
    public static Figure of(Snapshot snapshot, Selection selection, Paper paper, boolean numbers) {
        return new AttentionFigure(snapshot, selection, paper, numbers).draw();
    }

    /** How many tokens a cell stands for, along each axis, on paper of this size. */
    public static int block(int tokens, Paper paper) {
        double side = Math.max(1, Math.min(paper.width() * 0.6, paper.height()) - paper.px(150));
        return Math.max(1, (int) Math.ceil(tokens * SMALLEST_CELL / side));
    }

    private Figure draw() {
        int block = block(pattern.tokens(), sheet.paper());
        String title = sheet.words("figure.attention.title", "" + hand.layer(), "" + hand.head());
        String caption = sheet.words("figure.attention.caption");
        if (block > 1) caption = sheet.join(caption, "figure.attention.pooled", "" + block);
        if (!Pattern.kept(snapshot.trace(), hand.layer())) caption = sheet.join(caption, "figure.attention.derived");
        sheet.heading(title, EditMarks.noted(sheet, caption, snapshot, hand.layer(), hand.head()));
        boolean wide = sheet.space().width() > sheet.space().height() * 1.1
                && sheet.space().width() > sheet.px(460);
        if (!wide) {
            boolean low = sheet.paper().brief()
                    && sheet.space().height() < LOW * sheet.paper().body().size();
            String what = sheet.words("figure.attention.weight");
            if (low) Legend.line(sheet, sheet.palette().probabilities(), what);
            else Legend.across(sheet, sheet.palette().probabilities(), what);
        }
        Bounds area = sheet.space();
        double aside = Math.max(sheet.px(190), Math.min(sheet.px(280), area.width() * 0.26));
        Bounds left = wide ? area.inset(0, 0, aside + sheet.px(28), 0) : area;
        Bounds used = chart(block).draw(sheet, left);
        if (wide) {
            double x = used.right() + sheet.px(28);
            drawAside(new Bounds(x, area.y(), Math.min(sheet.px(440), area.right() - x), area.height()));
        }
        return sheet.figure(ID, title, summary());
    }

    private MatrixChart chart(int block) {
        return new MatrixChart(
                Target.of(CELL, block),
                pattern.matrix(block),
                sheet.palette().probabilities(),
                new WeightCells(block),
                names(block, hand.token()),
                names(block, hand.key()),
                new MatrixChart.Title(
                        sheet.words("figure.attention.queries"), sheet.palette().text(Meaning.QUERY)),
                new MatrixChart.Title(
                        sheet.words("figure.attention.keys"), sheet.palette().text(Meaning.KEY)),
                hand.token() / block,
                hand.key() == Selection.NONE ? -1 : hand.key() / block,
                numbers);
    }

    private List<String> names(int block, int inHand) {
        return RowNames.pooled(pattern.tokens(), block, inHand, t -> token(t).visible());
    }

    /** Legend, and the row in hand as bars. */
    private void drawAside(Bounds area) {
        Palette palette = sheet.palette();
        Legend.draw(
                sheet,
                area.x(),
                area.y(),
                area.width(),
                palette.probabilities(),
                sheet.words("figure.attention.weight"));
        double y = area.y() + Legend.height(sheet) + sheet.px(16);
        Type body = sheet.paper().body().bold();
        double rest = sheet.width(sheet.words("figure.attention.row", "", "" + hand.token()), body);
        String name = token(hand.token()).visible();
        name = Lines.elide(
                name, area.width() - rest - sheet.px(4), body, sheet.paper().metrics());
        String asks = sheet.words("figure.attention.row", name, "" + hand.token());
        sheet.text(asks, area.x(), y + body.ascent(), body, palette.text(Meaning.QUERY), Anchor.START);
        y += body.lineHeight() + sheet.px(4);
        double line = sheet.px(24);
        int room = (int) Math.max(0, (area.bottom() - y) / line);
        List<Integer> keys = strongest(room);
        for (int key : keys) {
            drawWeight(new Bounds(area.x(), y, area.width(), line), key);
            y += line;
        }
    }

    /** The keys of the row in hand: all in the order of the text where they fit, else the strongest. */
    private List<Integer> strongest(int room) {
        List<Integer> keys = new ArrayList<>();
        for (int key = 0; key < pattern.tokens(); key++) if (!pattern.hidden(hand.token(), key)) keys.add(key);
        if (keys.size() <= room) return keys;
        keys.sort(Comparator.comparingDouble((Integer key) -> -pattern.weight(hand.token(), key)));
        return keys.subList(0, room);
    }

    private void drawWeight(Bounds line, int key) {
        Type caption = sheet.paper().caption();
        Type numbers = sheet.paper().number();
        double names = Math.min(sheet.px(110), line.width() * 0.3);
        double figures = sheet.width("3.1e-5", numbers) + sheet.px(4);
        double baseline = line.centreY() + caption.middle();
        String name =
                Lines.elide(token(key).visible(), names, caption, sheet.paper().metrics());
        Rgb colour = sheet.palette().text();
        sheet.text(name, line.x() + names, baseline, caption, colour, Anchor.END);
        double weight = pattern.weight(hand.token(), key);
        Bounds track = line.inset(names + sheet.px(8), sheet.px(5), figures + sheet.px(8), sheet.px(5));
        sheet.add(Box.filled(track, sheet.palette().masked()));
        Bounds bar = new Bounds(track.x(), track.y(), track.width() * weight, track.height());
        sheet.add(Box.filled(bar, sheet.palette().bar()));
        Datum datum = new Datum(weight, Numbers.probability(weight), colour, pattern.address(hand.token(), key));
        sheet.number(datum, line.right(), baseline, numbers, Anchor.END);
        sheet.add(Box.area(line, new Spot(Target.of(KEY, key), Optional.of(datum), words(hand.token(), key))));
    }

    private TokenView token(int place) {
        return snapshot.tokens().get(place);
    }

    private String words(int query, int key) {
        String cell = sheet.words(
                "figure.attention.cell",
                token(query).visible(),
                "" + query,
                token(key).visible(),
                "" + key,
                Numbers.full(pattern.weight(query, key)));
        if (pattern.hidden(query, key))
            return sheet.words(
                    "figure.attention.hidden",
                    token(query).visible(),
                    token(key).visible());
        double raw = Derived.rawScore(snapshot.trace(), hand.layer(), hand.head(), query, key);
        double divisor = Derived.scoreDivisor(snapshot.trace());
        return cell
                + "\n"
                + sheet.words(
                        "figure.attention.arithmetic",
                        Numbers.signed(raw),
                        Numbers.limit(divisor),
                        Numbers.signed(raw / divisor));
    }

    private String summary() {
        int key = pattern.strongest(hand.token());
        return sheet.words(
                "figure.attention.summary",
                "" + hand.layer(),
                "" + hand.head(),
                token(hand.token()).visible(),
                token(key).visible(),
                Numbers.probability(pattern.weight(hand.token(), key)));
    }

    /** What stands behind the cells; a record would show its outer instance's parts. */
    private final class WeightCells implements Cells {
        private final int block;

        private WeightCells(int block) {
            this.block = block;
        }

        @Override
        public Address address(int row, int column) {
            return pattern.addressOf(row, column, block);
        }

        @Override
        public String words(int row, int column) {
            int[] place = pattern.peak(row, column, block);
            return AttentionFigure.this.words(place[0], place[1]);
        }
    }
}
