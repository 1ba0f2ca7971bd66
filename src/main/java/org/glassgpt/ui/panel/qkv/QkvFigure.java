package org.glassgpt.ui.panel.qkv;

import java.util.List;
import java.util.Optional;
import org.glassgpt.figure.Address;
import org.glassgpt.figure.Bounds;
import org.glassgpt.figure.Box;
import org.glassgpt.figure.Figure;
import org.glassgpt.figure.Heatmap;
import org.glassgpt.figure.Label.Anchor;
import org.glassgpt.figure.Legend;
import org.glassgpt.figure.Meaning;
import org.glassgpt.figure.Numbers;
import org.glassgpt.figure.Paper;
import org.glassgpt.figure.Pooled;
import org.glassgpt.figure.RowNames;
import org.glassgpt.figure.Scale;
import org.glassgpt.figure.Sheet;
import org.glassgpt.figure.Target;
import org.glassgpt.figure.Type;
import org.glassgpt.session.Selection;
import org.glassgpt.session.Snapshot;
import org.glassgpt.session.TokenView;
import org.glassgpt.trace.Activation;
import org.glassgpt.trace.ActivationName;
import org.glassgpt.trace.ModelShape;
import org.glassgpt.trace.Projection;
import org.glassgpt.trace.Trace;
import org.glassgpt.ui.panel.EditMarks;

/** One head's queries, keys and values of all tokens, each T × hs in its own colour, and where they come from. */
public final class QkvFigure {
    public static final String ID = "qkv";

    /** Target of the cells, followed by the part's name: row is the token, in blocks of the first coordinate. */
    public static final String CELL = "qkv";

    private static final double SMALLEST_CELL = 1;
    private static final double HIGHEST_ROW = 44;

    private final Sheet sheet;
    private final Snapshot snapshot;
    private final Trace trace;
    private final Selection hand;

    private QkvFigure(Snapshot snapshot, Selection selection, Paper paper) {
        this.sheet = new Sheet(paper);
        this.snapshot = snapshot;
        this.trace = snapshot.trace();
        this.hand = selection.within(trace);
    }

    public static Figure of(Snapshot snapshot, Selection selection, Paper paper) {
        return new QkvFigure(snapshot, selection, paper).draw();
    }

    private Figure draw() {
        String title = sheet.words("figure.qkv.title", "" + hand.layer(), "" + hand.head());
        String caption = sheet.words("figure.qkv.caption");
        int T = trace.tokens();
        int block = Pooled.block(T, sheet.space().height() - sheet.px(150), SMALLEST_CELL);
        if (block > 1) caption = sheet.join(caption, "figure.strips.pooled", "" + block, "1");
        sheet.heading(title, EditMarks.noted(sheet, caption, snapshot, hand.layer(), hand.head()));
        List<String> names = RowNames.pooled(T, block, hand.token(), t -> token(t).visible());
        Bounds space = sheet.space();
        double labels = RowNames.width(sheet, names, space.width() * 0.14);
        double gap = sheet.px(20);
        double width = Math.floor((space.width() - labels - 2 * gap) / 3);
        boolean shapes = width >= sheet.px(230) && space.height() >= sheet.px(330);
        double top = space.y() + sheet.px(28) + (shapes ? Origin.height(sheet) + sheet.px(12) : 0);
        double room = space.bottom() - Legend.height(sheet) - sheet.px(8) - top;
        double row = Math.min(room / names.size(), sheet.px(HIGHEST_ROW));
        double height = (row >= 2 ? Math.floor(row) : row) * names.size();
        for (Projection.Part part : Projection.Part.values()) {
            double x = Math.round(space.x() + labels + part.ordinal() * (width + gap));
            drawHead(part, new Bounds(x, space.y(), width, 0));
            if (shapes) {
                Bounds origin = new Bounds(x, space.y() + sheet.px(28), width, Origin.height(sheet));
                new Origin(sheet, trace.model(), meaning(part), hand.token()).draw(origin);
            }
            drawPart(part, new Bounds(x, Math.round(top), width, height), block);
        }
        Bounds first = new Bounds(space.x() + labels, Math.round(top), width, height);
        RowNames.draw(sheet, first, names, labels, hand.token() / block);
        return sheet.figure(ID, title, summary());
    }

    private TokenView token(int place) {
        return snapshot.tokens().get(place);
    }

    static Meaning meaning(Projection.Part part) {
        return switch (part) {
            case Q -> Meaning.QUERY;
            case K -> Meaning.KEY;
            case V -> Meaning.VALUE;
        };
    }

    private ActivationName name(Projection.Part part) {
        return switch (part) {
            case Q -> ActivationName.q(hand.layer());
            case K -> ActivationName.k(hand.layer());
            case V -> ActivationName.v(hand.layer());
        };
    }

    /** The letter on its colour, and what it is for. */
    private void drawHead(Projection.Part part, Bounds at) {
        Meaning meaning = meaning(part);
        double x = RowNames.badge(sheet, meaning, at.x(), at.y());
        Type type = sheet.paper().caption();
        String what = sheet.fitting(
                at.right() - x,
                type,
                sheet.words("figure.qkv." + meaning.sign()),
                sheet.words("figure.qkv." + meaning.sign() + "-short"));
        double baseline = at.y() + sheet.px(10) + type.middle();
        sheet.text(what, x, baseline, type, sheet.palette().text(meaning), Anchor.START);
    }

    private void drawPart(Projection.Part part, Bounds bounds, int block) {
        Meaning meaning = meaning(part);
        PartNumbers source = new PartNumbers(part);
        int hs = trace.model().headSize();
        double cell = Math.min(bounds.width() / hs, sheet.px(48));
        if (cell >= 2) cell = Math.floor(cell);
        Bounds map = new Bounds(bounds.x(), bounds.y(), cell * hs, bounds.height());
        Pooled pooled = new Pooled(source, trace.tokens(), hs, block, 1);
        Scale scale = Scale.symmetric(sheet.palette().signed(meaning), source.limit());
        double row = map.height() / ((trace.tokens() + block - 1) / block);
        Type numbers = sheet.paper().smallNumber();
        boolean written = row >= numbers.lineHeight() && cell >= sheet.width("-.00", numbers) + sheet.px(3);
        sheet.heatmap(new Heatmap(
                Target.of(CELL, block),
                map,
                pooled.matrix(),
                scale,
                sheet.palette().masked(),
                sheet.palette().hatch(),
                row >= 12 && cell >= 8 ? 1 : 0,
                written ? Optional.of(numbers) : Optional.empty(),
                Optional.of(pooled)));
        sheet.add(Box.framed(map.inset(-1), sheet.palette().rule(), 1));
        double y = map.y() + hand.token() / block * row;
        sheet.add(Box.framed(
                new Bounds(map.x(), y, map.width(), row).inset(-3),
                sheet.palette().outline(),
                2));
        double below = map.bottom() + sheet.px(8);
        double width = Math.min(sheet.px(240), bounds.width());
        Type caption = sheet.paper().caption();
        String name = name(part).text();
        String what = sheet.fitting(bounds.width(), caption, name, name.substring(name.lastIndexOf('.') + 1));
        Legend.draw(sheet, bounds.x(), below, width, scale, what);
    }

    private String summary() {
        ModelShape model = trace.model();
        return sheet.words(
                "figure.qkv.summary",
                "" + hand.layer(),
                "" + hand.head(),
                "" + trace.tokens(),
                "" + model.headSize(),
                token(hand.token()).visible());
    }

    /** The numbers of q, k or v: row is the token, column the dimension within the head. */
    private final class PartNumbers implements Pooled.Source {
        private final Projection.Part part;
        private final Activation activation;

        private PartNumbers(Projection.Part part) {
            this.part = part;
            this.activation = trace.get(name(part));
        }

        double limit() {
            double limit = 0;
            for (int token = 0; token < trace.tokens(); token++) {
                for (float x : activation.slice(token, hand.head())) limit = Math.max(limit, Math.abs(x));
            }
            return limit == 0 ? 1 : limit;
        }

        @Override
        public float at(int row, int column) {
            return activation.at(row, hand.head(), column);
        }

        @Override
        public Address address(int row, int column) {
            return Address.of(name(part), row, hand.head(), column);
        }

        @Override
        public String words(int row, int column) {
            String sign = meaning(part).sign();
            String cell = sheet.words(
                    "figure.qkv.cell",
                    sign,
                    token(row).visible(),
                    "" + row,
                    "" + column,
                    Numbers.full(at(row, column)));
            if (!trace.has(ActivationName.ln1(hand.layer()))) return cell;
            double sum = Projection.value(trace, snapshot.weights(), hand.layer(), part, row, hand.head(), column);
            double bias = Projection.bias(trace.model(), snapshot.weights(), hand.layer(), part, hand.head(), column);
            int of = Projection.column(trace.model(), part, hand.head(), column);
            return cell
                    + "\n"
                    + sheet.words(
                            "figure.qkv.arithmetic",
                            "" + row,
                            "" + trace.model().width(),
                            "" + of,
                            Numbers.signed(sum - bias),
                            Numbers.signed(bias),
                            Numbers.signed(sum));
        }
    }
}
