package org.glassgpt.ui.panel.residual;

import java.util.List;
import org.glassgpt.figure.Address;
import org.glassgpt.figure.Bounds;
import org.glassgpt.figure.Datum;
import org.glassgpt.figure.Equation;
import org.glassgpt.figure.Figure;
import org.glassgpt.figure.Label.Anchor;
import org.glassgpt.figure.Meaning;
import org.glassgpt.figure.Numbers;
import org.glassgpt.figure.Paper;
import org.glassgpt.figure.Rgb;
import org.glassgpt.figure.Scale;
import org.glassgpt.figure.Sheet;
import org.glassgpt.figure.Strip;
import org.glassgpt.figure.Type;
import org.glassgpt.session.Selection;
import org.glassgpt.session.Snapshot;
import org.glassgpt.trace.Activation;
import org.glassgpt.trace.ActivationName;
import org.glassgpt.trace.ResidualWrites;
import org.glassgpt.trace.ResidualWrites.Write;

/** What every block's attention and MLP wrote into the residual stream: how much, and in which direction. */
public final class ResidualFigure {
    public static final String ID = "residual";

    /** Target of the heatmap: row / 2 is the layer, and each column stands for {@code first} tokens. */
    public static final String CELL = "residual-cell";

    /** Target of a strip's cells: the dimension is {@code row · first + column}. */
    public static final String STRIP = "residual-strip";

    /** Target of a row of the table: its layer. */
    public static final String WRITE = "residual-write";

    /** Length of an activation's row for a token. */
    public static final String NORM = "norm";

    /** The largest of the lengths of several tokens; the index says whose. */
    public static final String LARGEST_NORM = "largest-norm";

    /** Cosine with the stream that the row was added to. */
    public static final String COSINE_BEFORE = "cosine-before";

    /** Cosine with the stream after the last block. */
    public static final String COSINE_FINAL = "cosine-final";

    private final Sheet sheet;
    private final Snapshot snapshot;
    private final Selection hand;
    private final ResidualWrites writes;

    private ResidualFigure(Snapshot snapshot, Selection selection, Paper paper) {
        this.sheet = new Sheet(paper);
        this.snapshot = snapshot;
        this.hand = selection.within(snapshot.trace());
        this.writes = ResidualWrites.of(snapshot.trace(), hand.token());
    }

    public static Figure of(Snapshot snapshot, Selection selection, Paper paper) {
        return new ResidualFigure(snapshot, selection, paper).draw();
    }

    private Figure draw() {
        String title = sheet.words("figure.residual.title", visible(hand.token()), "" + hand.token());
        sheet.heading(title, sheet.words("figure.residual.caption"));
        Bounds space = sheet.space();
        double top = drawSum(space);
        Bounds rest = space.inset(0, top + sheet.px(12), 0, 0);
        boolean wide = rest.width() >= sheet.px(640);
        double table = wide ? Math.min(sheet.px(560), rest.width() * 0.54) : rest.width();
        new WriteTable(sheet, hand, writes).draw(new Bounds(rest.x(), rest.y(), table, rest.height()));
        if (wide) new NormMap(sheet, snapshot, hand, writes).draw(rest.inset(table + sheet.px(36), 0, 0, 0));
        return sheet.figure(ID, title, summary());
    }

    private String visible(int place) {
        return snapshot.tokens().get(place).visible();
    }

    private String summary() {
        Write largest = writes.writes().get(0);
        for (Write write : writes.writes()) if (write.norm() > largest.norm()) largest = write;
        return sheet.words(
                "figure.residual.summary",
                visible(hand.token()),
                WriteTable.name(sheet, largest),
                Numbers.signed(largest.norm()));
    }

    /** One term of the identity. */
    private record Term(String sign, ActivationName name) {}

    private List<Term> terms() {
        int layer = hand.layer();
        return List.of(
                new Term("", ActivationName.residPre(layer)),
                new Term("+", ActivationName.attnOut(layer)),
                new Term("+", ActivationName.mlpOut(layer)),
                new Term("=", ActivationName.residPost(layer)));
    }

    /** resid_pre + attn_out + mlp_out = resid_post of the block in hand, as strips and as numbers; returns its height. */
    private double drawSum(Bounds space) {
        double limit = 0;
        for (Term term : terms()) for (float x : row(term.name())) limit = Math.max(limit, Math.abs(x));
        Scale scale = Scale.symmetric(sheet.palette().diverging(), limit == 0 ? 1 : limit);
        boolean tall = space.height() >= sheet.px(400);
        double bottom = tall ? drawStrips(space, scale) + sheet.px(8) : space.y();
        Equation equation = new Equation(sheet);
        equation.word(sheet.words("figure.residual.dimension", "" + hand.layer(), "" + hand.dimension()));
        for (Term term : terms()) {
            if (!term.sign().isEmpty()) equation.sign(term.sign());
            double value = row(term.name())[hand.dimension()];
            Address address = Address.of(term.name(), hand.token(), hand.dimension());
            equation.number(new Datum(value, Numbers.signed(value), colour(term.name()), address));
        }
        String scaled = sheet.words("figure.residual.scale", Numbers.limit(scale.high()));
        if (tall) equation.word(scaled, sheet.palette().muted());
        bottom += equation.draw(new Bounds(space.x(), bottom, space.width(), 0));
        return bottom - space.y();
    }

    /** Side by side, with the signs between them; returns where they end. */
    private double drawStrips(Bounds space, Scale scale) {
        double height = Math.max(sheet.px(44), Math.min(sheet.px(150), space.height() * 0.22));
        double sign = sheet.px(22);
        double each = (space.width() - 3 * sign) / 4;
        Type caption = sheet.paper().caption();
        double names = caption.lineHeight() + sheet.px(3);
        double bottom = space.y();
        double x = space.x();
        for (Term term : terms()) {
            if (!term.sign().isEmpty()) x += sign;
            Bounds area = new Bounds(x, space.y() + names, each, height);
            String name = term.name().text();
            if (sheet.width(name, caption) > each) name = name.substring(name.lastIndexOf("hook_") + 5);
            sheet.text(name, x, space.y() + caption.ascent(), caption, colour(term.name()), Anchor.START);
            Strip strip = new Strip(STRIP, new Vector(term.name()), scale, hand.dimension(), false);
            Bounds used = strip.draw(sheet, area);
            if (!term.sign().isEmpty()) drawSign(term.sign(), x - sign / 2, used.centreY());
            bottom = Math.max(bottom, used.bottom());
            x += each;
        }
        return bottom;
    }

    private void drawSign(String sign, double x, double y) {
        Type type = sheet.paper().title();
        sheet.text(sign, x, y + type.middle(), type, sheet.palette().text(), Anchor.MIDDLE);
    }

    private Rgb colour(ActivationName name) {
        return switch (name.kind()) {
            case MLP_OUT -> sheet.palette().text(Meaning.MLP);
            case ATTN_OUT -> sheet.palette().text();
            default -> sheet.palette().text(Meaning.RESIDUAL);
        };
    }

    private float[] row(ActivationName name) {
        return snapshot.trace().get(name).slice(hand.token());
    }

    /** One activation of the token in hand. */
    private final class Vector implements Strip.Vector {
        private final Activation activation;

        private Vector(ActivationName name) {
            this.activation = snapshot.trace().get(name);
        }

        @Override
        public int count() {
            return activation.shape().size(1);
        }

        @Override
        public double at(int i) {
            return activation.at(hand.token(), i);
        }

        @Override
        public Address address(int i) {
            return Address.of(activation.name(), hand.token(), i);
        }

        @Override
        public String words(int i) {
            return sheet.words("figure.cell", activation.name().text(), "" + i, Numbers.full(at(i)));
        }
    }
}
