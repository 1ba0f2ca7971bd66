package org.glassgpt.ui.panel.map;

import java.util.List;
import org.glassgpt.figure.Bounds;
import org.glassgpt.figure.Figure;
import org.glassgpt.figure.Label.Anchor;
import org.glassgpt.figure.Paper;
import org.glassgpt.figure.Sheet;
import org.glassgpt.figure.Target;
import org.glassgpt.figure.Type;
import org.glassgpt.session.Operation;
import org.glassgpt.session.Selection;
import org.glassgpt.session.Snapshot;

/**
 * The map of the network: tokens, embedding, blocks that read from the residual stream and write to it, final norm,
 * logits, probabilities, the next token. The stream is the grey spine below, as thick as the vector of the token in hand
 * is long. On a low paper the map stands alone; on a high one with a heading.
 */
public final class MapFigure {
    public static final String ID = "map";

    /** Target of an operation: kind and layer, -1 outside the blocks. */
    public static final String OPERATION = Strip.OPERATION;

    /** Height of the map itself, at a desk. */
    public static final double HEIGHT = 104;

    private static final double HIGH = 160;

    /** Height that one of several zooms below one another needs. */
    private static final double EACH = 124;

    /** Height from which on they become larger. */
    private static final double ALL = 480;

    private static final double WIDE = 1180;

    /** With less there is no room for the legend. */
    private static final double EXPLAINED = 76;

    private final Sheet sheet;
    private final Snapshot snapshot;
    private final Selection hand;
    private final Zoom zoom;

    private MapFigure(Snapshot snapshot, Selection selection, Paper paper, Zoom zoom) {
        this.sheet = new Sheet(paper);
        this.snapshot = snapshot;
        this.hand = selection.within(snapshot.trace());
        this.zoom = zoom;
    }

    /** All of it. */
    public static Figure of(Snapshot snapshot, Selection selection, Paper paper) {
        return of(snapshot, selection, paper, Zoom.WHOLE);
    }

    public static Figure of(Snapshot snapshot, Selection selection, Paper paper, Zoom zoom) {
        return new MapFigure(snapshot, selection, paper, zoom).draw();
    }

    /** The operation that a target leads to. */
    public static Operation operation(Target target) {
        return new Operation(Operation.Kind.values()[target.first()], target.second());
    }

    private Figure draw() {
        String title = sheet.words("map.title", snapshot.trace().model().layers());
        boolean high = sheet.paper().height() > sheet.px(HIGH);
        if (high) {
            sheet.heading(title, sheet.words("map.caption"));
        } else {
            sheet.space(new Bounds(0, 0, sheet.paper().width(), sheet.paper().height())
                    .inset(sheet.px(12), sheet.px(4), sheet.px(12), sheet.px(4)));
        }
        int zooms = (int) Math.min(Zoom.values().length, sheet.space().height() / sheet.px(EACH));
        if (zoom == Zoom.WHOLE && zooms > 1) drawSeveral(zooms);
        else drawOne(sheet, zoom, sheet.space(), high ? 150 : HEIGHT);
        return sheet.figure(ID, title, summary());
    }

    /** On a large paper all three zooms, or the first of them, one below the other, as large as they fit. */
    private void drawSeveral(int zooms) {
        Bounds space = sheet.space();
        Sheet large = sheet.enlarged(sheet.px(WIDE), sheet.px(ALL), 2.2);
        Type type = large.paper().body().bold();
        double each = space.height() / zooms;
        double y = space.y();
        for (Zoom one : List.of(Zoom.values()).subList(0, zooms)) {
            String name = name(one);
            large.text(name, space.x(), y + type.ascent(), type, sheet.palette().text(), Anchor.START);
            double top = name.isEmpty() ? 0 : type.lineHeight() + large.px(4);
            drawOne(large, one, new Bounds(space.x(), y + top, space.width(), each - top - large.px(12)), 150);
            y += each;
        }
    }

    /** A block has its name on the picture already. */
    private String name(Zoom one) {
        Operation at = hand.operation();
        return switch (one) {
            case WHOLE -> sheet.words("map.whole");
            case BLOCK ->
                at.block().isPresent()
                        ? ""
                        : sheet.words(at.kind().compareTo(Operation.Kind.LN1) < 0 ? "map.before" : "map.after");
            case OPERATION -> summary();
        };
    }

    private void drawOne(Sheet on, Zoom one, Bounds space, double highest) {
        boolean explained = space.height() >= on.px(EXPLAINED);
        double legend = explained ? on.paper().caption().lineHeight() : 0;
        double height = Math.min(space.height() - legend, on.px(highest));
        Strip strip = new Strip(on, snapshot, hand, new Bounds(space.x(), space.y(), space.width(), height));
        switch (one) {
            case WHOLE -> new WholeMap(strip).draw();
            case BLOCK -> new BlockMap(strip).draw();
            case OPERATION -> new OperationMap(strip).draw();
        }
        if (explained && one != Zoom.OPERATION) strip.legend(space.x(), space.y() + height + on.px(2), space.width());
    }

    private String summary() {
        Operation at = hand.operation();
        String name = sheet.words("operation." + at.key());
        return at.block().isPresent()
                ? sheet.words("map.at-block", name, "" + at.layer())
                : sheet.words("map.at", name);
    }
}
