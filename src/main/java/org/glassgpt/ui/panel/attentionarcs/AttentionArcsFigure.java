package org.glassgpt.ui.panel.attentionarcs;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.glassgpt.figure.Bounds;
import org.glassgpt.figure.Figure;
import org.glassgpt.figure.Label.Anchor;
import org.glassgpt.figure.Meaning;
import org.glassgpt.figure.Numbers;
import org.glassgpt.figure.Paper;
import org.glassgpt.figure.Pattern;
import org.glassgpt.figure.Rgb;
import org.glassgpt.figure.Sheet;
import org.glassgpt.figure.Type;
import org.glassgpt.session.Selection;
import org.glassgpt.session.Snapshot;
import org.glassgpt.ui.panel.EditMarks;

/**
 * The text along a line, and an arc from each token that asks to each that answers with at least a threshold of its
 * attention: those of the token in hand in colour, with their weights, the others behind them in grey. The thicker the
 * heavier.
 */
public final class AttentionArcsFigure {
    public static final String ID = "attention-arcs";

    /** Target of a token on the line. */
    public static final String TOKEN = "arc-token";

    /** Target of an arc: query and key. */
    public static final String ARC = "arc";

    public static final double THRESHOLD = 0.1;

    private static final int MOST = 400;

    private final Sheet sheet;
    private final Snapshot snapshot;
    private final Selection hand;
    private final Pattern pattern;
    private final boolean all;
    private final double wanted;

    private AttentionArcsFigure(Snapshot snapshot, Selection selection, Paper paper, boolean all, double threshold) {
        this.sheet = new Sheet(paper);
        this.snapshot = snapshot;
        this.hand = selection.within(snapshot.trace());
        this.pattern = Pattern.of(snapshot.trace(), hand.layer(), hand.head());
        this.all = all;
        this.wanted = threshold;
    }

    /** With the arcs of all tokens. */
    public static Figure of(Snapshot snapshot, Selection selection, Paper paper) {
        return of(snapshot, selection, paper, true, THRESHOLD);
    }

    /**
     * @param all whether the arcs of the tokens not in hand are drawn too
     * @param threshold the least weight that is drawn
     */
    public static Figure of(Snapshot snapshot, Selection selection, Paper paper, boolean all, double threshold) {
        return new AttentionArcsFigure(snapshot, selection, paper, all, threshold).draw();
    }

    private Figure draw() {
        String name = snapshot.tokens().get(hand.token()).visible();
        String title = sheet.words("figure.arcs.title", "" + hand.layer(), "" + hand.head());
        List<Arc> own = own();
        List<Arc> others = all ? others() : List.of();
        double threshold = others.size() == MOST ? others.get(MOST - 1).weight() : wanted;
        String caption = sheet.words("figure.arcs.caption", name, "" + hand.token(), Numbers.limit(wanted));
        if (all) caption = sheet.join(caption, "figure.arcs.others", Numbers.limit(threshold));
        if (own.isEmpty()) caption = sheet.join(caption, "figure.arcs.none", name, Numbers.limit(wanted));
        if (!Pattern.kept(snapshot.trace(), hand.layer())) caption = sheet.join(caption, "figure.attention.derived");
        sheet.heading(title, EditMarks.noted(sheet, caption, snapshot, hand.layer(), hand.head()));
        drawKey();
        Bounds space = sheet.space();
        TokenLine line = TokenLine.of(sheet, snapshot, space, hand.token(), own, longest(own, others));
        ArcShapes shapes = new ArcShapes(sheet, snapshot, pattern, line);
        for (int i = others.size() - 1; i >= 0; i--) shapes.faint(others.get(i));
        for (int i = own.size() - 1; i >= 0; i--) shapes.strong(own.get(i));
        line.draw();
        shapes.drawNumbers(own);
        return sheet.figure(ID, title, summary(own));
    }

    /** The longest distance that an arc spans. */
    private static int longest(List<Arc> own, List<Arc> others) {
        return Stream.concat(own.stream(), others.stream())
                .mapToInt(arc -> Math.abs(arc.query() - arc.key()))
                .max()
                .orElse(1);
    }

    /** One weight that is drawn. */
    record Arc(int query, int key, float weight) {}

    /** The arcs of the token in hand, the heaviest first. */
    private List<Arc> own() {
        List<Arc> arcs = new ArrayList<>();
        for (int key = 0; key < pattern.tokens(); key++) add(hand.token(), key, arcs);
        arcs.sort(Comparator.comparingDouble((Arc arc) -> -arc.weight()));
        return arcs;
    }

    /** The arcs of all others, the heaviest first, no more than can be told apart. */
    private List<Arc> others() {
        List<Arc> arcs = new ArrayList<>();
        for (int query = 0; query < pattern.tokens(); query++) {
            if (query == hand.token()) continue;
            for (int key = 0; key < pattern.tokens(); key++) if (key != query) add(query, key, arcs);
        }
        arcs.sort(Comparator.comparingDouble((Arc arc) -> -arc.weight()));
        return arcs.size() > MOST ? new ArrayList<>(arcs.subList(0, MOST)) : arcs;
    }

    private void add(int query, int key, List<Arc> arcs) {
        float weight = pattern.weight(query, key);
        if (!pattern.hidden(query, key) && weight >= wanted) arcs.add(new Arc(query, key, weight));
    }

    /** What thickness means: three lines with their weights. */
    private void drawKey() {
        Type type = sheet.paper().caption();
        Type numbers = sheet.paper().smallNumber();
        double y = sheet.space().y() + type.lineHeight() / 2;
        double x = sheet.space().x();
        String what = sheet.words("figure.attention.weight");
        Rgb muted = sheet.palette().muted();
        sheet.text(what, x, y + type.middle(), type, muted, Anchor.START);
        x += sheet.width(what, type) + sheet.px(12);
        for (double weight : List.of(0.1, 0.5, 1.0)) {
            double length = sheet.px(28);
            sheet.line(x, y, x + length, y, sheet.palette().text(Meaning.QUERY), ArcShapes.thickness(sheet, weight));
            x += length + sheet.px(5);
            String text = Numbers.limit(weight);
            sheet.text(text, x, y + numbers.middle(), numbers, muted, Anchor.START);
            x += sheet.width(text, numbers) + sheet.px(16);
        }
        String direction = sheet.words("figure.arcs.direction");
        boolean beside = sheet.width(direction, type) <= sheet.space().right() - x;
        if (beside) sheet.text(direction, x, y + type.middle(), type, muted, Anchor.START);
        sheet.space(sheet.space().inset(0, type.lineHeight() + sheet.px(6), 0, 0));
        if (!beside) sheet.caption(direction);
    }

    private String summary(List<Arc> own) {
        String name = snapshot.tokens().get(hand.token()).visible();
        if (own.isEmpty()) return sheet.words("figure.arcs.none", name, Numbers.limit(wanted));
        Arc first = own.get(0);
        String key = snapshot.tokens().get(first.key()).visible();
        return sheet.words(
                "figure.attention.summary",
                "" + hand.layer(),
                "" + hand.head(),
                name,
                key,
                Numbers.probability(first.weight()));
    }
}
