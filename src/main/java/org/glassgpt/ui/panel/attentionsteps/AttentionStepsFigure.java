package org.glassgpt.ui.panel.attentionsteps;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.glassgpt.figure.Bounds;
import org.glassgpt.figure.Figure;
import org.glassgpt.figure.Label.Anchor;
import org.glassgpt.figure.Legend;
import org.glassgpt.figure.Lines;
import org.glassgpt.figure.Meaning;
import org.glassgpt.figure.Numbers;
import org.glassgpt.figure.Paper;
import org.glassgpt.figure.Rgb;
import org.glassgpt.figure.RowNames;
import org.glassgpt.figure.Scale;
import org.glassgpt.figure.Sheet;
import org.glassgpt.figure.Type;
import org.glassgpt.session.Selection;
import org.glassgpt.session.Snapshot;
import org.glassgpt.trace.Derived;
import org.glassgpt.ui.panel.EditMarks;
import org.glassgpt.ui.panel.attentionsteps.Stages.Stage;

/**
 * Raw score, division, mask, softmax, weighted sum of v: one column each. The whole matrix of every stage above, where it
 * fits, the row of the token in hand below with every number.
 */
public final class AttentionStepsFigure {
    public static final String ID = "attention-steps";

    /** Target of a matrix's cells: row is the query. */
    public static final String MATRIX = "steps-matrix";

    private static final int LEAST_ROWS = 6;
    private static final double ROW = 20;

    private final Sheet sheet;
    private final Snapshot snapshot;
    private final Selection hand;
    private final Stages stages;
    private final int T;
    private double rawLimit;

    private AttentionStepsFigure(Snapshot snapshot, Selection selection, Paper paper) {
        this.sheet = new Sheet(paper);
        this.snapshot = snapshot;
        this.hand = selection.within(snapshot.trace());
        this.stages = new Stages(sheet, snapshot, hand);
        this.T = snapshot.trace().tokens();
    }

    public static Figure of(Snapshot snapshot, Selection selection, Paper paper) {
        return new AttentionStepsFigure(snapshot, selection, paper).draw();
    }

    private Figure draw() {
        String query = stages.name(hand.token());
        String title = sheet.words("figure.attention-steps.title", "" + hand.layer(), "" + hand.head(), query);
        String caption = sheet.words("figure.attention-steps.caption", query, "" + hand.token());
        if (!stages.kept()) caption = sheet.join(caption, "figure.attention.derived");
        sheet.heading(title, EditMarks.noted(sheet, caption, snapshot, hand.layer(), hand.head()));
        Layout layout = Layout.of(sheet, snapshot, T);
        rawLimit = limit(layout.side() > 0);
        List<Integer> keys = listed(layout.rows());
        drawTitles(layout);
        if (layout.side() > 0) drawMatrices(layout);
        drawRows(layout, keys);
        if (layout.legends()) drawLegends(layout);
        return sheet.figure(ID, title, summary());
    }

    /** The largest raw score that is shown, in magnitude. */
    private double limit(boolean wholeMatrix) {
        double limit = 0;
        for (int query = wholeMatrix ? 0 : hand.token(); query < (wholeMatrix ? T : hand.token() + 1); query++) {
            for (int key = 0; key < T; key++) {
                limit = Math.max(limit, Math.abs(stages.row(query).raw(key)));
                double score = Math.abs(stages.value(Stage.MASKED, query, key)); // an edit may have set it
                if (Double.isFinite(score))
                    limit = Math.max(limit, score * Math.abs(stages.row(query).divisor()));
            }
        }
        return limit == 0 ? 1 : limit;
    }

    private Scale scale(Stage stage) {
        double divisor = Math.abs(Derived.scoreDivisor(snapshot.trace()));
        return switch (stage) {
            case RAW -> Scale.symmetric(sheet.palette().diverging(), rawLimit);
            case SCALED, MASKED -> Scale.symmetric(sheet.palette().diverging(), rawLimit / divisor);
            case SHARE -> sheet.palette().probabilities();
        };
    }

    /** All keys where they fit; else the query itself, the first one hidden from it, the one looked at, and the largest shares. */
    private List<Integer> listed(int room) {
        List<Integer> all = new ArrayList<>();
        for (int key = 0; key < T; key++) all.add(key);
        if (T <= room) return all;
        int query = hand.token();
        TreeSet<Integer> chosen = new TreeSet<>(List.of(query));
        if (query + 1 < T) chosen.add(query + 1);
        if (hand.key() != Selection.NONE && chosen.size() < room) chosen.add(hand.key());
        all.sort(Comparator.comparingDouble((Integer key) -> -stages.value(Stage.SHARE, query, key)));
        for (int key : all) if (chosen.size() < room) chosen.add(key);
        return new ArrayList<>(chosen);
    }

    private void drawTitles(Layout layout) {
        String divisor = Numbers.limit(Derived.scoreDivisor(snapshot.trace()));
        List<String> titles = List.of(
                sheet.words("figure.attention-steps.raw"),
                sheet.words("figure.attention-steps.scaled", divisor),
                sheet.words("figure.attention-steps.mask"),
                sheet.words("figure.attention-steps.softmax"),
                sheet.words("figure.attention-steps.sum"));
        Type type = sheet.paper().caption().bold();
        double baseline = layout.top() + type.ascent();
        for (int i = 0; i < titles.size(); i++) {
            double x = layout.x(i);
            double width = layout.width(i) + (i + 1 < titles.size() ? layout.gap() - sheet.px(8) : 0);
            String text = Lines.elide(titles.get(i), width, type, sheet.paper().metrics());
            Rgb colour = i == titles.size() - 1
                    ? sheet.palette().text(Meaning.VALUE)
                    : sheet.palette().text();
            sheet.text(text, x, baseline, type, colour, Anchor.START);
        }
    }

    private void drawMatrices(Layout layout) {
        Grids grids = new Grids(sheet, stages, hand, T);
        for (Stage stage : Stage.values()) {
            double x = layout.x(stage.ordinal());
            Bounds bounds = new Bounds(x, layout.matrices(), layout.side(), layout.side());
            grids.matrix(stage, bounds, scale(stage));
        }
        int last = Stage.values().length;
        Bounds bounds = new Bounds(layout.x(last), layout.matrices(), layout.width(last), layout.side());
        grids.sums(bounds, sumScale(layout));
        double middle = layout.matrices() + layout.side() / 2;
        for (int i = 0; i < last; i++) {
            double from = layout.x(i) + layout.side();
            arrow(from + sheet.px(8), layout.x(i + 1) - sheet.px(8), middle);
        }
    }

    private void arrow(double from, double to, double y) {
        if (to - from < sheet.px(8)) return;
        Rgb colour = sheet.palette().muted();
        double head = sheet.px(5);
        sheet.line(from, y, to, y, colour, 1);
        sheet.line(to - head, y - head, to, y, colour, 1);
        sheet.line(to - head, y + head, to, y, colour, 1);
    }

    private void drawRows(Layout layout, List<Integer> keys) {
        Grids grids = new Grids(sheet, stages, hand, T);
        double row = sheet.px(ROW);
        double y = layout.list();
        Bounds area = new Bounds(layout.x(0), y, layout.width(0), row * keys.size());
        List<String> names = keys.stream().map(stages::name).toList();
        RowNames.draw(sheet, area, names, layout.labels(), keys.indexOf(hand.token()));
        for (Stage stage : Stage.values()) {
            int i = stage.ordinal();
            grids.column(stage, new Bounds(layout.x(i), y, layout.width(i), area.height()), keys, scale(stage));
        }
        int last = Stage.values().length;
        Bounds terms = new Bounds(layout.x(last), y, layout.width(last), area.height());
        grids.terms(terms, keys, valueScale(layout));
        Bounds sum = new Bounds(terms.x(), terms.bottom() + sheet.px(8), terms.width(), row);
        sheet.line(
                terms.x(),
                sum.y() - sheet.px(4),
                terms.right(),
                sum.y() - sheet.px(4),
                sheet.palette().text(),
                1);
        grids.sum(sum, valueScale(layout));
        drawSumName(layout, sum, keys);
    }

    private void drawSumName(Layout layout, Bounds sum, List<Integer> keys) {
        Type type = sheet.paper().caption();
        double baseline = sum.centreY() + type.middle();
        double right = sum.x() - sheet.px(8);
        String name = sheet.words("figure.attention-steps.z", "" + hand.token());
        sheet.text(name, right, baseline, type.bold(), sheet.palette().text(Meaning.VALUE), Anchor.END);
        int more = T - keys.size();
        if (more == 0) return;
        String rest = sheet.words("figure.attention-steps.more", more);
        double room = right
                - sheet.width(name, type.bold())
                - sheet.px(12)
                - sheet.space().x();
        rest = Lines.elide(rest, room, type, sheet.paper().metrics());
        sheet.text(rest, sheet.space().x(), baseline, type, sheet.palette().muted(), Anchor.START);
    }

    /** The scale of what is added and of the sum of the token in hand. */
    private Scale valueScale(Layout layout) {
        return valueScale(layout.apart() || layout.side() == 0 ? rowLimit() : Math.max(rowLimit(), sumLimit()));
    }

    /** The scale of all tokens' sums: the same, where there is no room for a second legend. */
    private Scale sumScale(Layout layout) {
        return valueScale(layout.apart() ? sumLimit() : Math.max(rowLimit(), sumLimit()));
    }

    private Scale valueScale(double limit) {
        return Scale.symmetric(sheet.palette().signed(Meaning.VALUE), limit == 0 ? 1 : limit);
    }

    private double rowLimit() {
        double limit = 0;
        for (int d = 0; d < stages.row(hand.token()).headSize(); d++) {
            limit = Math.max(limit, Math.abs(stages.z(hand.token(), d)));
            for (int key = 0; key < T; key++) {
                limit = Math.max(limit, Math.abs(stages.row(hand.token()).term(key, d)));
            }
        }
        return limit;
    }

    private double sumLimit() {
        double limit = 0;
        for (int d = 0; d < stages.row(hand.token()).headSize(); d++) {
            for (int query = 0; query < T; query++) limit = Math.max(limit, Math.abs(stages.z(query, d)));
        }
        return limit;
    }

    private void drawLegends(Layout layout) {
        double y = layout.list() + layout.listed() * sheet.px(ROW) + sheet.px(ROW) + sheet.px(18);
        for (Stage stage : Stage.values()) {
            int i = stage.ordinal();
            boolean share = stage == Stage.SHARE;
            String what = sheet.fitting(
                    layout.width(i),
                    sheet.paper().caption(),
                    sheet.words(share ? "figure.attention.weight" : "figure.attention-steps.score"),
                    sheet.words(share ? "figure.attention-steps.weight" : "figure.attention-steps.score"));
            Legend.draw(sheet, layout.x(i), y, Math.min(layout.width(i), sheet.px(160)), scale(stage), what);
        }
        int last = Stage.values().length;
        boolean both = layout.side() > 0 && layout.apart();
        double width = both ? (layout.width(last) - sheet.px(24)) / 2 : Math.min(layout.width(last), sheet.px(240));
        drawValueLegend(layout.x(last), y, width, valueScale(layout), "figure.attention-steps.values");
        if (both) {
            drawValueLegend(
                    layout.x(last) + width + sheet.px(24),
                    y,
                    width,
                    sumScale(layout),
                    "figure.attention-steps.all-values");
        }
    }

    private void drawValueLegend(double x, double y, double width, Scale scale, String key) {
        String what = Lines.elide(
                sheet.words(key), width, sheet.paper().caption(), sheet.paper().metrics());
        Legend.draw(sheet, x, y, width, scale, what);
    }

    private String summary() {
        int query = hand.token();
        int best = 0;
        for (int key = 0; key < T; key++) {
            if (stages.value(Stage.SHARE, query, key) > stages.value(Stage.SHARE, query, best)) best = key;
        }
        return sheet.words(
                "figure.attention-steps.summary",
                stages.name(query),
                stages.name(best),
                stages.text(Stage.RAW, query, best),
                stages.text(Stage.SCALED, query, best),
                stages.text(Stage.SHARE, query, best));
    }

    /**
     * Where things stand.
     *
     * @param top of the column titles
     * @param matrices top of the matrices
     * @param list top of the row in hand's numbers
     * @param labels room for the keys' names
     * @param stage width of a stage's column
     * @param sum width of the last column
     * @param gap between columns
     * @param side of a matrix, 0 where none fits
     * @param rows how many keys fit
     * @param listed at most so many are listed
     * @param legends whether there is room for them
     * @param apart whether there is room for two below the last column
     */
    private record Layout(
            double left,
            double top,
            double matrices,
            double list,
            double labels,
            double stage,
            double sum,
            double gap,
            double side,
            int rows,
            int listed,
            boolean legends,
            boolean apart) {
        static Layout of(Sheet sheet, Snapshot snapshot, int T) {
            Bounds space = sheet.space();
            List<String> names =
                    snapshot.tokens().stream().map(token -> token.visible()).toList();
            double labels = RowNames.width(sheet, names, space.width() * 0.11);
            boolean roomy = space.width() >= sheet.px(640);
            double gap = sheet.px(roomy ? 28 : 10);
            double rest = space.width() - labels - 4 * gap;
            double sum = Math.floor(rest * 0.3);
            double stage = Math.floor((rest - sum) / 4);
            boolean legends = stage >= sheet.px(80) && space.height() >= sheet.px(280);
            double titles = sheet.paper().caption().lineHeight() + sheet.px(4);
            double below = sheet.px(ROW) + sheet.px(12) + (legends ? Legend.height(sheet) + sheet.px(6) : 0);
            double height = space.height() - titles - below;
            double most = Math.min(stage, height - LEAST_ROWS * sheet.px(ROW) - sheet.px(12));
            double cell = Math.floor(Math.min(most, height * 0.42) / T);
            double side = cell * T >= sheet.px(48) ? cell * T : 0;
            double list = space.y() + titles + (side > 0 ? side + sheet.px(12) : 0);
            int rows = (int) Math.max(2, (space.bottom() - below - list) / sheet.px(ROW));
            return new Layout(
                    Math.round(space.x() + labels),
                    space.y(),
                    Math.round(space.y() + titles),
                    Math.round(list),
                    labels,
                    stage,
                    sum,
                    gap,
                    side,
                    rows,
                    Math.min(rows, T),
                    legends,
                    sum >= sheet.px(210));
        }

        double x(int column) {
            return Math.round(left + column * (stage + gap));
        }

        double width(int column) {
            return column == Stage.values().length ? sum : stage;
        }
    }

    /** For a row of the figure that shows one token only. */
    static Optional<Type> numbers(Sheet sheet, double cell, double row) {
        Type type = sheet.paper().smallNumber();
        boolean fits = row >= type.lineHeight() && cell >= sheet.width("-.00", type) + sheet.px(3);
        return fits ? Optional.of(type) : Optional.empty();
    }
}
