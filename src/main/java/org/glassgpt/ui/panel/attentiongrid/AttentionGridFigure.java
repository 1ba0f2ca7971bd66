package org.glassgpt.ui.panel.attentiongrid;

import java.util.List;
import java.util.Optional;
import org.glassgpt.trace.Edit;
import org.glassgpt.session.EditPlaces;
import org.glassgpt.ui.panel.EditMarks;
import org.glassgpt.figure.Address;
import org.glassgpt.figure.Bounds;
import org.glassgpt.figure.Box;
import org.glassgpt.figure.Cells;
import org.glassgpt.figure.Figure;
import org.glassgpt.figure.Heatmap;
import org.glassgpt.figure.Label.Anchor;
import org.glassgpt.figure.Legend;
import org.glassgpt.figure.Lines;
import org.glassgpt.figure.Numbers;
import org.glassgpt.figure.Palette;
import org.glassgpt.figure.Paper;
import org.glassgpt.figure.Pattern;
import org.glassgpt.figure.Rgb;
import org.glassgpt.figure.Sheet;
import org.glassgpt.figure.Spot;
import org.glassgpt.figure.Target;
import org.glassgpt.figure.Type;
import org.glassgpt.session.Selection;
import org.glassgpt.session.Snapshot;
import org.glassgpt.trace.ModelShape;
import org.glassgpt.trace.Trace;

/** All heads of all layers as small multiples on one scale: layers down, heads across, the one in hand framed. */
public final class AttentionGridFigure {
    public static final String ID = "attention-grid";

    /** Target of a head: layer and head. */
    public static final String HEAD = "head";

    private static final double SMALLEST_CELL = 1;
    private static final double LARGEST_MAP = 420;

    private final Sheet sheet;
    private final Snapshot snapshot;
    private final Trace trace;
    private final Selection hand;
    private final Pattern inHand;

    private AttentionGridFigure(Snapshot snapshot, Selection selection, Paper paper) {
        this.sheet = new Sheet(paper);
        this.snapshot = snapshot;
        this.trace = snapshot.trace();
        this.hand = selection.within(trace);
        this.inHand = Pattern.of(trace, hand.layer(), hand.head());
    }

    public static Figure of(Snapshot snapshot, Selection selection, Paper paper) {
        return new AttentionGridFigure(snapshot, selection, paper).draw();
    }

    private Figure draw() {
        ModelShape model = trace.model();
        String title = sheet.words("figure.grid.title", "" + model.layers(), "" + model.heads());
        double side = side(sheet.space().height() - sheet.px(120));
        int block = block(side);
        String caption = sheet.words("figure.grid.caption");
        if (block > 1) caption = sheet.join(caption, "figure.attention.pooled", "" + block);
        if (!Pattern.kept(trace, hand.layer())) caption = sheet.join(caption, "figure.grid.long", "" + trace.tokens());
        List<Edit> all =
                trace.edits().list().stream().filter(EditPlaces::everywhere).toList();
        sheet.heading(title, EditMarks.noted(sheet, caption, snapshot, all));
        if (asideWidth() == 0) {
            Legend.across(sheet, sheet.palette().probabilities(), sheet.words("figure.attention.weight"));
        }
        Bounds area = sheet.space();
        side = side(area.height());
        double left = area.x() + labels();
        double top = area.y() + sheet.paper().caption().lineHeight() + sheet.px(4);
        drawHeadNames(left, top - sheet.px(4) - 5, side);
        for (int layer = 0; layer < model.layers(); layer++) {
            double y = top + layer * (side + gap());
            String text = sheet.words("figure.grid.layer", "" + layer);
            boolean inHand = layer == hand.layer();
            sheet.text(
                    text,
                    left - sheet.px(8),
                    y + side / 2 + sheet.paper().caption().middle(),
                    inHand ? sheet.paper().caption().bold() : sheet.paper().caption(),
                    inHand ? sheet.palette().text() : sheet.palette().muted(),
                    Anchor.END);
            for (int head = 0; head < model.heads(); head++) {
                drawHead(layer, head, new Bounds(left + head * (side + gap()), y, side, side), block);
            }
        }
        drawHand(new Bounds(left + hand.head() * (side + gap()), top + hand.layer() * (side + gap()), side, side));
        double right = left + model.heads() * (side + gap()) - gap();
        drawAside(right + sheet.px(32), area);
        return sheet.figure(ID, title, summary());
    }

    private double gap() {
        return sheet.px(trace.model().heads() > 8 || trace.model().layers() > 8 ? 4 : 8);
    }

    /** Room for the layers' names. */
    private double labels() {
        String longest = sheet.words("figure.grid.layer", "" + (trace.model().layers() - 1));
        return sheet.width(longest, sheet.paper().caption().bold()) + sheet.px(10);
    }

    private double asideWidth() {
        return sheet.space().width() > sheet.px(760) ? sheet.px(260) : 0;
    }

    /** Side of one map, whole pixels. */
    private double side(double height) {
        ModelShape model = trace.model();
        double width = sheet.space().width() - labels() - (asideWidth() > 0 ? asideWidth() + sheet.px(32) : 0);
        double across = (width - (model.heads() - 1) * gap()) / model.heads();
        double down = (height - sheet.paper().caption().lineHeight() - (model.layers() - 1) * gap() - sheet.px(8) - 5)
                / model.layers();
        return Math.max(4, Math.floor(Math.min(sheet.px(LARGEST_MAP), Math.min(across, down))));
    }

    private int block(double side) {
        return Math.max(1, (int) Math.ceil(trace.tokens() * SMALLEST_CELL / side));
    }

    /** A name above each column; where they do not fit, numbers, and once at the left what they count. */
    private void drawHeadNames(double left, double baseline, double side) {
        int heads = trace.model().heads();
        Type plain = sheet.paper().caption();
        String longest = sheet.words("figure.grid.head", "" + (heads - 1));
        boolean named = sheet.width(longest, plain.bold()) <= side;
        if (!named) {
            String what = sheet.words("figure.grid.heads");
            sheet.text(
                    what, left - sheet.px(8), baseline, plain, sheet.palette().muted(), Anchor.END);
        }
        if (!named && sheet.width("" + heads, plain.bold()) > side + gap()) return;
        for (int head = 0; head < heads; head++) {
            boolean inHand = head == hand.head();
            String text = named ? sheet.words("figure.grid.head", "" + head) : "" + head;
            Rgb colour = inHand ? sheet.palette().text() : sheet.palette().muted();
            double x = left + head * (side + gap()) + side / 2;
            sheet.text(text, x, baseline, inHand ? plain.bold() : plain, colour, Anchor.MIDDLE);
        }
    }

    private void drawHead(int layer, int head, Bounds bounds, int block) {
        Palette palette = sheet.palette();
        boolean shown = Pattern.kept(trace, layer) || layer == hand.layer() && head == hand.head();
        if (shown) {
            boolean held = layer == hand.layer() && head == hand.head();
            Pattern pattern = held ? inHand : Pattern.of(trace, layer, head);
            sheet.add(new Heatmap(
                    new Target("head-cell", layer, head),
                    bounds,
                    pattern.matrix(block),
                    palette.probabilities(),
                    palette.masked(),
                    palette.masked(),
                    0,
                    Optional.empty(),
                    Optional.of(new HeadCells(pattern, block))));
            sheet.add(Box.area(
                    bounds, new Spot(new Target(HEAD, layer, head), Optional.empty(), words(pattern, layer, head))));
        } else {
            String words = sheet.words("figure.grid.not-kept", "" + layer, "" + head);
            sheet.add(Box.filled(bounds, palette.masked())
                    .with(new Spot(new Target(HEAD, layer, head), Optional.empty(), words)));
        }
        sheet.add(Box.framed(bounds.inset(-1), palette.rule(), 1));
        boolean off = trace.edits().headIsZero(layer, head);
        EditMarks.draw(sheet, bounds, own(layer, head), off);
    }

    /** What is changed in this head alone. */
    private List<Edit> own(int layer, int head) {
        return EditPlaces.head(trace.edits(), layer, head).stream()
                .filter(edit -> !EditPlaces.everywhere(edit))
                .toList();
    }

    private void drawHand(Bounds bounds) {
        sheet.add(Box.framed(bounds.inset(-5), sheet.palette().outline(), 2));
        sheet.add(Box.framed(bounds.inset(-3), sheet.palette().band(), 3));
    }

    private void drawAside(double x, Bounds area) {
        double width = Math.min(sheet.px(400), area.right() - x);
        if (width < sheet.px(140)) return;
        Legend.draw(sheet, x, area.y(), width, sheet.palette().probabilities(), sheet.words("figure.attention.weight"));
        double y = area.y() + Legend.height(sheet) + sheet.px(16);
        Type type = sheet.paper().caption();
        for (String paragraph : summary().split("\n")) {
            for (String line : Lines.wrap(paragraph, width, type, sheet.paper().metrics())) {
                if (y + type.lineHeight() > area.bottom()) return;
                sheet.text(line, x, y + type.ascent(), type, sheet.palette().text(), Anchor.START);
                y += type.lineHeight();
            }
            y += sheet.px(6);
        }
    }

    private String words(Pattern pattern, int layer, int head) {
        Habits habits = Habits.of(pattern);
        String name = sheet.words("figure.grid.name", "" + layer, "" + head) + "\n" + habits(habits);
        return EditMarks.said(sheet, name, snapshot, own(layer, head));
    }

    private String habits(Habits habits) {
        return sheet.words(
                "figure.grid.habits",
                Numbers.probability(habits.itself()),
                Numbers.probability(habits.previous()),
                Numbers.probability(habits.first()));
    }

    private String summary() {
        int key = inHand.strongest(hand.token());
        return sheet.words("figure.grid.in-hand", "" + hand.layer(), "" + hand.head())
                + "\n"
                + habits(Habits.of(inHand))
                + "\n"
                + sheet.words(
                        "figure.grid.strongest",
                        snapshot.tokens().get(hand.token()).visible(),
                        snapshot.tokens().get(key).visible(),
                        Numbers.probability(inHand.weight(hand.token(), key)));
    }

    /** What stands behind the cells of one head. */
    private record HeadCells(Pattern pattern, int block) implements Cells {
        @Override
        public Address address(int row, int column) {
            return pattern.addressOf(row, column, block);
        }

        @Override
        public String words(int row, int column) {
            int[] place = pattern.peak(row, column, block);
            return Numbers.full(pattern.weight(place[0], place[1]));
        }
    }
}
