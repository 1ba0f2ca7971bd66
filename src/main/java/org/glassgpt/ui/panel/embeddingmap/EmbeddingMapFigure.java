package org.glassgpt.ui.panel.embeddingmap;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.glassgpt.figure.Address;
import org.glassgpt.figure.Axes;
import org.glassgpt.figure.Bounds;
import org.glassgpt.figure.Box;
import org.glassgpt.figure.Cells;
import org.glassgpt.figure.Datum;
import org.glassgpt.figure.Dots;
import org.glassgpt.figure.Figure;
import org.glassgpt.figure.Label;
import org.glassgpt.figure.Label.Anchor;
import org.glassgpt.figure.Matrix;
import org.glassgpt.figure.Numbers;
import org.glassgpt.figure.Palette;
import org.glassgpt.figure.Paper;
import org.glassgpt.figure.Sheet;
import org.glassgpt.figure.Spot;
import org.glassgpt.figure.Target;
import org.glassgpt.figure.Type;
import org.glassgpt.session.Selection;
import org.glassgpt.session.Snapshot;
import org.glassgpt.trace.Pca;
import org.glassgpt.trace.TensorNames;
import org.glassgpt.trace.TokenRows;
import org.glassgpt.ui.panel.Memo;

/** The vocabulary as dots along the two directions in which its rows of wte differ most. */
public final class EmbeddingMapFigure {
    public static final String ID = "embedding-map";

    /** Target of any token's dot; its row is the id. */
    public static final String DOT = "map-dot";

    /** Target of a token of the text: its place, and its id. */
    public static final String TOKEN = "map-token";

    /** A row of wte along a principal component: the index is the id and the component. */
    public static final String PRINCIPAL = "principal";

    /** Share of the whole variance along a component. */
    public static final String EXPLAINED = "explained";

    private static final int MOST_FOUND = 400;
    private static final int MOST_NAMED = 1500;
    private static final int MOST_NAMES = 160;

    private final Sheet sheet;
    private final Snapshot snapshot;
    private final Selection hand;
    private final Pca pca;
    private final MapView view;
    private final String search;
    private final BitSet away;

    private EmbeddingMapFigure(
            Snapshot snapshot, Selection selection, Paper paper, Memo<Pca> memo, MapView view, String search) {
        this.sheet = new Sheet(paper);
        this.snapshot = snapshot;
        this.hand = selection.within(snapshot.trace());
        this.pca = memo.get(snapshot.weights(), () -> Pca.of(new TokenRows(snapshot.weights(), TensorNames.WTE), 2));
        this.view = view;
        this.search = search.strip().toLowerCase(Locale.ROOT);
        this.away = away();
    }

    /** A heap that is left outside of the frame, unless it holds something that is to be seen. */
    private BitSet away() {
        BitSet heap = Heap.of(pca);
        boolean wanted = snapshot.tokens().stream().anyMatch(token -> heap.get(token.id()))
                || found().stream().anyMatch(heap::get);
        return wanted ? new BitSet() : heap;
    }

    /**
     * A map and where it lies, so that the pointer can move it.
     *
     * @param axes in units of the components
     * @param middleX of the whole map
     * @param middleY of the whole map
     */
    record Drawn(Figure figure, Axes axes, double middleX, double middleY) {}

    public static Figure of(Snapshot snapshot, Selection selection, Paper paper) {
        return draw(snapshot, selection, paper, new Memo<>(), MapView.WHOLE, "").figure();
    }

    /**
     * @param memo of the components
     * @param search part of the tokens to be marked; none when it is blank
     */
    static Drawn draw(
            Snapshot snapshot, Selection selection, Paper paper, Memo<Pca> memo, MapView view, String search) {
        return new EmbeddingMapFigure(snapshot, selection, paper, memo, view, search).draw();
    }

    private Drawn draw() {
        String title = sheet.words("figure.map.title", "" + pca.rows());
        List<Integer> found = found();
        String caption =
                sheet.words("figure.map.caption", "" + snapshot.trace().model().width());
        if (!search.isEmpty()) caption = sheet.join(caption, "figure.map.found", search, "" + found.size());
        if (!away.isEmpty()) {
            String where = Numbers.signed(pca.score(away.nextSetBit(0), 0));
            caption = sheet.join(caption, "figure.map.away", "" + away.cardinality(), where);
        }
        sheet.heading(title, caption);
        double[] middle = {middle(0), middle(1)};
        Axes axes = axes(middle);
        axes.across(sheet, "", sheet.palette().muted());
        axes.up(sheet);
        drawShares(axes);
        Matrix scores = Matrix.of(pca.rows(), 2, (id, k) -> pca.score(id, k));
        double radius = sheet.px(Math.min(4, (pca.rows() > 8000 ? 1.6 : 2.4) * Math.pow(view.zoom(), 0.25)));
        Dots dots = new Dots(
                Target.of(DOT),
                axes.plot(),
                scores,
                axes.left(),
                axes.right(),
                axes.low(),
                axes.high(),
                radius,
                sheet.palette().muted(),
                pca.rows() > 8000 ? 0.35 : 0.5,
                new Tokens());
        sheet.add(dots);
        axes.frame(sheet);
        drawMarks(dots, found);
        return new Drawn(sheet.figure(ID, title, summary()), axes, middle[0], middle[1]);
    }

    private double middle(int k) {
        return (extreme(k, 1) + extreme(k, -1)) / 2;
    }

    private double extreme(int k, int sign) {
        double extreme = Double.NEGATIVE_INFINITY;
        for (int id = 0; id < pca.rows(); id++) {
            if (!away.get(id)) extreme = Math.max(extreme, sign * pca.score(id, k));
        }
        return sign * extreme;
    }

    /** One unit is equally long in both directions, so that distances on paper are distances. */
    private Axes axes(double[] middle) {
        Bounds space = sheet.space();
        double below = Axes.bottomRoom(sheet);
        double left = Axes.leftRoom(sheet) + sheet.paper().caption().lineHeight();
        Bounds plot = space.inset(left, 0, 0, below).rounded();
        double unit = 1e-9;
        double[] sides = {Math.max(1, plot.width()), Math.max(1, plot.height())};
        for (int k = 0; k < 2; k++) unit = Math.max(unit, (extreme(k, 1) - extreme(k, -1)) * 1.08 / sides[k]);
        unit /= view.zoom();
        double x = middle[0] + view.x();
        double y = middle[1] + view.y();
        double halfX = sides[0] * unit / 2;
        double halfY = sides[1] * unit / 2;
        return new Axes(plot, x - halfX, x + halfX, y - halfY, y + halfY);
    }

    /** What the axes are, with the share of the variance that lies along each. */
    private void drawShares(Axes axes) {
        Type caption = sheet.paper().caption();
        for (int k = 0; k < 2; k++) {
            double share = pca.share(k);
            String percent = String.format(Locale.ROOT, "%.1f%%", share * 100);
            String text = sheet.words("figure.map.component", "" + (k + 1), percent);
            Address address = Address.weight(TensorNames.WTE, k).as(EXPLAINED);
            Datum datum = new Datum(
                    share,
                    String.format(Locale.ROOT, "%.4f", share),
                    sheet.palette().text(),
                    address);
            double width = sheet.width(text, caption);
            boolean across = k == 0;
            double x = across ? axes.plot().x() : sheet.space().x() + caption.ascent();
            double y = across
                    ? sheet.space().bottom() - caption.descent()
                    : Math.min(
                            sheet.space().bottom(),
                            axes.plot().y() + Math.max(width, axes.plot().height()));
            sheet.add(new Label(
                    text, x, y, width, caption, sheet.palette().text(), Anchor.START, across, Optional.of(datum)));
        }
    }

    /** Ids of the tokens that the search finds, the first ones of many. */
    private List<Integer> found() {
        List<Integer> found = new ArrayList<>();
        if (search.isEmpty()) return found;
        for (int id = 0; id < pca.rows() && found.size() < MOST_FOUND; id++) {
            var token = snapshot.vocabulary().apply(id);
            boolean hit = token.text().toLowerCase(Locale.ROOT).contains(search)
                    || token.visible().toLowerCase(Locale.ROOT).contains(search);
            if (hit) found.add(id);
        }
        return found;
    }

    /** The tokens of the text, what was searched for, and names as far as they find room. */
    private void drawMarks(Dots dots, List<Integer> found) {
        MapLabels labels = new MapLabels(sheet, dots.plot());
        Map<Integer, Integer> places = new LinkedHashMap<>(); // id to its last place in the text
        for (int place = 0; place < snapshot.tokens().size(); place++) {
            places.put(snapshot.tokens().get(place).id(), place);
        }
        int inHand = snapshot.tokens().get(hand.token()).id();
        places.forEach((id, place) -> {
            if (id != inHand && dots.visible(id)) drawMark(dots, id, place);
        });
        for (int id : found) if (dots.visible(id)) drawRing(dots, id);
        if (dots.visible(inHand)) {
            drawMark(dots, inHand, hand.token());
            labels.keepOff(around(dots, inHand));
            // First of all names, so that it is sure to find room.
            name(dots, labels, inHand, sheet.paper().caption().bold(), true);
        }
        for (int id : found) labels.keepOff(around(dots, id));
        for (int id : places.keySet()) labels.keepOff(around(dots, id));
        for (int id : found)
            if (id != inHand) name(dots, labels, id, sheet.paper().caption().bold(), false);
        for (int id : places.keySet()) {
            if (id != inHand && !found.contains(id))
                name(dots, labels, id, sheet.paper().caption(), false);
        }
        nameOthers(dots, labels, places.keySet());
    }

    /** The square that a marked dot takes. */
    private Bounds around(Dots dots, int id) {
        double r = sheet.px(5);
        return new Bounds(dots.x(id) - r, dots.y(id) - r, 2 * r, 2 * r);
    }

    private void drawMark(Dots dots, int id, int place) {
        Palette palette = sheet.palette();
        boolean inHand = place == hand.token();
        Bounds at = around(dots, id).inset(inHand ? -sheet.px(1) : 0);
        Spot spot = new Spot(new Target(TOKEN, place, id), Optional.of(dots.datum(id, 1)), words(id));
        sheet.add(Box.filled(at, inHand ? palette.band() : palette.bar())
                .outlined(inHand ? palette.outline() : palette.background(), inHand ? 2 : 1)
                .rounded(at.width() / 2)
                .with(spot));
    }

    private void drawRing(Dots dots, int id) {
        Bounds at = around(dots, id).inset(-sheet.px(1));
        Spot spot = new Spot(new Target(DOT, id, 0), Optional.of(dots.datum(id, 1)), words(id));
        sheet.add(Box.framed(at, sheet.palette().outline(), sheet.px(2))
                .rounded(at.width() / 2)
                .with(spot));
    }

    private void name(Dots dots, MapLabels labels, int id, Type type, boolean inHand) {
        if (!dots.visible(id)) return;
        Palette palette = sheet.palette();
        String text = snapshot.vocabulary().apply(id).visible();
        labels.place(
                text,
                dots.x(id),
                dots.y(id),
                sheet.px(6),
                type,
                inHand ? palette.band().ink() : palette.text(),
                inHand);
    }

    /** Names of the dots around, once few enough are in sight. */
    private void nameOthers(Dots dots, MapLabels labels, Set<Integer> marked) {
        List<Integer> visible = new ArrayList<>();
        for (int id = 0; id < dots.count(); id++) if (dots.visible(id) && !marked.contains(id)) visible.add(id);
        if (visible.size() > MOST_NAMED) return;
        for (int id : visible) labels.keepOff(dots.bounds(id).inset(dots.radius() * 0.3));
        int named = 0;
        Type caption = sheet.paper().caption();
        for (int id : visible) {
            if (named >= MOST_NAMES) return;
            String text = snapshot.vocabulary().apply(id).visible();
            boolean placed = labels.place(
                    text,
                    dots.x(id),
                    dots.y(id),
                    dots.radius(),
                    caption,
                    sheet.palette().muted(),
                    false);
            if (placed) named++;
        }
    }

    private String words(int id) {
        return sheet.words(
                "figure.map.token",
                snapshot.vocabulary().apply(id).visible(),
                "" + id,
                Numbers.signed(pca.score(id, 0)),
                Numbers.signed(pca.score(id, 1)));
    }

    private String summary() {
        return sheet.words(
                "figure.map.summary",
                "" + pca.rows(),
                String.format(Locale.ROOT, "%.1f%%", (pca.share(0) + pca.share(1)) * 100));
    }

    /** What stands behind the dots. */
    private final class Tokens implements Cells {
        @Override
        public Address address(int id, int k) {
            return Address.weight(TensorNames.WTE, id, k).as(PRINCIPAL);
        }

        @Override
        public String words(int id, int k) {
            return EmbeddingMapFigure.this.words(id);
        }
    }
}
