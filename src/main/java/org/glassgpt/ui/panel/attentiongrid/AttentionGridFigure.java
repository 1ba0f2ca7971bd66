package org.glassgpt.ui.panel.attentiongrid;

import java.util.List;
import java.util.Optional;
import org.glassgpt.figure.Address;
import org.glassgpt.figure.Bounds;
import org.glassgpt.figure.Box;
import org.glassgpt.figure.Cells;
import org.glassgpt.figure.Figure;
import org.glassgpt.figure.Heatmap;
import org.glassgpt.figure.Label.Anchor;
import org.glassgpt.figure.Legend;
import org.glassgpt.figure.Lines;
import org.glassgpt.figure.Matrix;
import org.glassgpt.figure.Numbers;
import org.glassgpt.figure.Palette;
import org.glassgpt.figure.Paper;
import org.glassgpt.figure.Pattern;
import org.glassgpt.figure.Rgb;
import org.glassgpt.figure.Ruler;
import org.glassgpt.figure.Sheet;
import org.glassgpt.figure.Spot;
import org.glassgpt.figure.Target;
import org.glassgpt.figure.Type;
import org.glassgpt.session.EditPlaces;
import org.glassgpt.session.Selection;
import org.glassgpt.session.Snapshot;
import org.glassgpt.trace.Edit;
import org.glassgpt.trace.ModelShape;
import org.glassgpt.trace.Trace;
import org.glassgpt.ui.panel.EditMarks;
import org.glassgpt.ui.panel.Memo;

/** All heads of all layers as small multiples on one scale: layers down, heads across, the one in hand framed. */
public final class AttentionGridFigure {
    public static final String ID = "attention-grid";

    /** Target of a head: layer and head. */
    public static final String HEAD = "head";

    private static final double SMALLEST_CELL = 1;
    private static final double LEAST = 15;
    private static final double LARGEST_MAP = 420;

    /** Queries of a long text that are worked out for each head. */
    private static final int MOST = 64;

    private final Sheet sheet;
    private final Snapshot snapshot;
    private final Trace trace;
    private final Selection hand;
    private final Pattern inHand;
    private final Memo<SampledPattern[][]> memo;

    private AttentionGridFigure(Snapshot snapshot, Selection selection, Paper paper, Memo<SampledPattern[][]> memo) {
        this.memo = memo;
        this.sheet = new Sheet(paper);
        this.snapshot = snapshot;
        this.trace = snapshot.trace();
        this.hand = selection.within(trace);
        this.inHand = Pattern.of(trace, hand.layer(), hand.head());
    }

    public static Figure of(Snapshot snapshot, Selection selection, Paper paper) {
        return of(snapshot, selection, paper, new Memo<>());
    }

    /**
     * @param memo of the heads of a long text
     */
    static Figure of(Snapshot snapshot, Selection selection, Paper paper, Memo<SampledPattern[][]> memo) {
        return new AttentionGridFigure(snapshot, selection, paper, memo).draw();
    }

    /** Whether heads have to be worked out, which takes a moment. */
    static boolean heavy(Snapshot snapshot) {
        return !Pattern.kept(snapshot.trace(), 0);
    }

    /** What is asked of the trace once. */
    private record Question(Trace trace, int every) {}

    private Figure draw() {
        ModelShape model = trace.model();
        String title = sheet.words("figure.grid.title", "" + model.layers(), "" + model.heads());
        double beside = asideWidth();
        int block =
                block(tiling(sheet.space().inset(0, sheet.px(60), 0, 0), beside).side());
        String caption = sheet.words("figure.grid.caption");
        if (heavy(snapshot)) caption = sheet.join(caption, "figure.grid.long", "" + block);
        else if (block > 1) caption = sheet.join(caption, "figure.attention.pooled", "" + block);
        List<Edit> all =
                trace.edits().list().stream().filter(EditPlaces::everywhere).toList();
        sheet.heading(title, EditMarks.noted(sheet, caption, snapshot, all));
        boolean aside = beside > 0;
        if (!aside) Legend.across(sheet, sheet.palette().probabilities(), sheet.words("figure.attention.weight"));
        Bounds area = sheet.space();
        Tiling tiling = tiling(area, beside);
        for (int layer = 0; layer < model.layers(); layer++) {
            if (layer % tiling.rows() == 0) drawHeadNames(tiling, layer);
            drawLayerName(tiling, layer);
            for (int head = 0; head < model.heads(); head++) drawHead(layer, head, tiling.map(layer, head), block);
        }
        drawHand(tiling.map(hand.layer(), hand.head()));
        drawMarks(tiling);
        double right = tiling.map(model.layers() - 1, model.heads() - 1).right();
        if (aside) drawAside(right + sheet.px(32), area);
        return sheet.figure(ID, title, summary());
    }

    /** Heads beside their names, below the heads' names, left of what is said about the one in hand. */
    private Tiling tiling(Bounds area, double asideWidth) {
        double aside = asideWidth > 0 ? asideWidth + sheet.px(32) : 0;
        double names = sheet.paper().caption().lineHeight() + sheet.px(4);
        Bounds maps = area.inset(0, names, aside, 5);
        return Tiling.of(trace.model(), maps, labels(), gap(), sheet.px(LARGEST_MAP));
    }

    private double gap() {
        return sheet.px(trace.model().heads() > 8 || trace.model().layers() > 8 ? 4 : 8);
    }

    /** Room for the layers' names. */
    private double labels() {
        String longest = sheet.words("figure.grid.layer", "" + (trace.model().layers() - 1));
        return sheet.width(longest, sheet.paper().caption().bold()) + sheet.px(18);
    }

    /** Where there is little room, the legend stands beside the maps if they are larger for it, else above them. */
    private double asideWidth() {
        if (sheet.space().width() > sheet.px(760)) return sheet.px(260);
        double narrow = sheet.px(150);
        Bounds space = sheet.space();
        Bounds below = space.inset(0, Legend.height(sheet), 0, 0);
        return tiling(space, narrow).side() > tiling(below, 0).side() ? narrow : 0;
    }

    /** Every n-th where rows are lower than type, and the one in hand instead of its neighbours. */
    private void drawLayerName(Tiling tiling, int layer) {
        boolean held = layer == hand.layer();
        int every = Ruler.every(sheet.px(LEAST), tiling.pitch());
        boolean near = !held
                && Math.abs(layer - hand.layer()) < every
                && layer / tiling.rows() == hand.layer() / tiling.rows();
        if (!held && (near || layer % tiling.rows() % every != 0)) return;
        Type type = held ? sheet.paper().caption().bold() : sheet.paper().caption();
        sheet.text(
                sheet.words("figure.grid.layer", "" + layer),
                tiling.left(layer) - sheet.px(8),
                tiling.map(layer, 0).centreY() + type.middle(),
                type,
                held ? sheet.palette().text() : sheet.palette().muted(),
                Anchor.END);
    }

    private int block(double side) {
        int fits = Math.max(1, (int) Math.ceil(trace.tokens() * SMALLEST_CELL / side));
        return heavy(snapshot) ? Math.max(fits, (trace.tokens() + MOST - 1) / MOST) : fits;
    }

    /** A name above each head of a column; where they do not fit, numbers, and once at the left what they count. */
    private void drawHeadNames(Tiling tiling, int layer) {
        int heads = trace.model().heads();
        double baseline = tiling.y() - sheet.px(4) - 5;
        Type plain = sheet.paper().caption();
        String longest = sheet.words("figure.grid.head", "" + (heads - 1));
        boolean named = sheet.width(longest, plain.bold()) <= tiling.side();
        if (!named) {
            String what = sheet.words("figure.grid.heads");
            double right = tiling.left(layer) - sheet.px(8);
            sheet.text(what, right, baseline, plain, sheet.palette().muted(), Anchor.END);
        }
        if (!named && sheet.width("" + heads, plain.bold()) > tiling.pitch()) return;
        for (int head = 0; head < heads; head++) {
            boolean held = head == hand.head();
            String text = named ? sheet.words("figure.grid.head", "" + head) : "" + head;
            Rgb colour = held ? sheet.palette().text() : sheet.palette().muted();
            double x = tiling.map(layer, head).centreX();
            sheet.text(text, x, baseline, held ? plain.bold() : plain, colour, Anchor.MIDDLE);
        }
    }

    private void drawHead(int layer, int head, Bounds bounds, int block) {
        Palette palette = sheet.palette();
        boolean held = layer == hand.layer() && head == hand.head();
        String words = sheet.words("figure.grid.name", "" + layer, "" + head);
        Matrix matrix;
        Cells cells;
        if (heavy(snapshot)) {
            SampledPattern pattern =
                    memo.get(new Question(trace, block), () -> SampledPattern.all(trace, block))[layer][head];
            matrix = pattern.matrix();
            cells = pattern;
        } else {
            Pattern pattern = held ? inHand : Pattern.of(trace, layer, head);
            matrix = pattern.matrix(block);
            cells = new HeadCells(pattern, block);
            words += "\n" + habits(Habits.of(pattern));
        }
        sheet.add(new Heatmap(
                new Target("head-cell", layer, head),
                bounds,
                matrix,
                palette.probabilities(),
                palette.masked(),
                palette.masked(),
                0,
                Optional.empty(),
                Optional.of(cells)));
        String said = EditMarks.said(sheet, words, snapshot, own(layer, head));
        sheet.add(Box.area(bounds, new Spot(new Target(HEAD, layer, head), Optional.empty(), said)));
        sheet.add(Box.framed(bounds.inset(-1), palette.rule(), 1));
    }

    /** Over the frame of the head in hand. */
    private void drawMarks(Tiling tiling) {
        if (trace.edits().isEmpty()) return;
        for (int layer = 0; layer < trace.model().layers(); layer++) {
            for (int head = 0; head < trace.model().heads(); head++) {
                boolean off = trace.edits().headIsZero(layer, head);
                EditMarks.draw(sheet, tiling.map(layer, head), own(layer, head), off);
            }
        }
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
