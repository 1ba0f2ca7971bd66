package org.glassgpt.ui.panel.embedding;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.glassgpt.figure.Address;
import org.glassgpt.figure.Bars;
import org.glassgpt.figure.Bounds;
import org.glassgpt.figure.Datum;
import org.glassgpt.figure.Equation;
import org.glassgpt.figure.Figure;
import org.glassgpt.figure.Label.Anchor;
import org.glassgpt.figure.Legend;
import org.glassgpt.figure.Lines;
import org.glassgpt.figure.Meaning;
import org.glassgpt.figure.Numbers;
import org.glassgpt.figure.Paper;
import org.glassgpt.figure.Rgb;
import org.glassgpt.figure.Scale;
import org.glassgpt.figure.Sheet;
import org.glassgpt.figure.Spot;
import org.glassgpt.figure.Strip;
import org.glassgpt.figure.Target;
import org.glassgpt.figure.Type;
import org.glassgpt.session.EditPlaces;
import org.glassgpt.session.Operation;
import org.glassgpt.session.Selection;
import org.glassgpt.session.Snapshot;
import org.glassgpt.session.TokenView;
import org.glassgpt.trace.Activation;
import org.glassgpt.trace.ActivationName;
import org.glassgpt.trace.NearestTokens;
import org.glassgpt.trace.TensorNames;
import org.glassgpt.trace.TokenRows;
import org.glassgpt.trace.Weights;
import org.glassgpt.ui.panel.EditMarks;
import org.glassgpt.ui.panel.Memo;

/** How a token enters the residual stream: its row of the table plus its position's row, and the tokens near to it. */
public final class EmbeddingFigure {
    public static final String ID = "embedding";

    /** Target of a strip's cells: the dimension is {@code row · first + column}. */
    public static final String CELL = "embedding-cell";

    /** Target of a neighbour: its id. */
    public static final String NEIGHBOUR = "embedding-neighbour";

    /** Quantities of the rows of wte for the token whose id comes first in the index, and the other one's. */
    public static final String COSINE = "cosine";

    public static final String DOT = "dot";

    private static final int NEIGHBOURS = 32;

    private final Sheet sheet;
    private final Snapshot snapshot;
    private final Selection hand;
    private final TokenView token;
    private final NearestTokens near;

    private EmbeddingFigure(Snapshot snapshot, Selection selection, Paper paper, Memo<NearestTokens> memo) {
        this.sheet = new Sheet(paper);
        this.snapshot = snapshot;
        this.hand = selection.within(snapshot.trace());
        this.token = snapshot.tokens().get(hand.token());
        Question question = new Question(snapshot.weights(), token.id());
        this.near = memo.get(
                question,
                () -> NearestTokens.of(new TokenRows(question.weights(), TensorNames.WTE), question.id(), NEIGHBOURS));
    }

    private record Question(Weights weights, int id) {}

    public static Figure of(Snapshot snapshot, Selection selection, Paper paper) {
        return of(snapshot, selection, paper, new Memo<>());
    }

    /**
     * @param memo of the nearest tokens
     */
    public static Figure of(Snapshot snapshot, Selection selection, Paper paper, Memo<NearestTokens> memo) {
        return new EmbeddingFigure(snapshot, selection, paper, memo).draw();
    }

    private Figure draw() {
        String title = sheet.words("figure.embedding.title", token.visible(), "" + hand.token());
        int C = snapshot.trace().model().width();
        var edits = EditPlaces.at(snapshot.trace().edits(), Operation.Stop.EMBEDDING, 0);
        sheet.heading(title, EditMarks.noted(sheet, sheet.words("figure.embedding.caption", "" + C), snapshot, edits));
        Bounds space = sheet.space();
        boolean wide = space.width() >= sheet.px(760);
        double aside = Math.min(sheet.px(380), space.width() * 0.36);
        Bounds left = wide ? space.inset(0, 0, aside + sheet.px(36), 0) : space;
        double below = drawStrips(wide ? left : space.inset(0, 0, 0, narrowRest(space)), wide);
        if (wide) {
            drawNeighbours(new Bounds(space.right() - aside, space.y(), aside, space.height()));
        } else {
            double y = below + sheet.px(12);
            drawNeighbours(new Bounds(space.x(), y, space.width(), space.bottom() - y));
        }
        return sheet.figure(ID, title, summary());
    }

    /** What is left below the strips for the nearest tokens where these do not stand beside. */
    private double narrowRest(Bounds space) {
        double list = heading() + Bars.height(sheet, NEIGHBOURS, true) + sheet.px(12);
        return Math.max(0, Math.min(Math.min(space.height() * 0.5, list), space.height() - sheet.px(110)));
    }

    /** One line of the sum. */
    private record Part(String sign, String name, Activation values, Meaning meaning) {}

    private List<Part> parts() {
        String wte = sheet.words("figure.embedding.token-row", TensorNames.WTE + "[" + token.id() + "]");
        String wpe = sheet.words("figure.embedding.position-row", TensorNames.WPE + "[" + hand.token() + "]");
        String sum = sheet.words("figure.embedding.sum");
        return List.of(
                new Part("", wte, activation(ActivationName.embed()), Meaning.VALUE),
                new Part("+", wpe, activation(ActivationName.posEmbed()), Meaning.POSITION),
                new Part("=", sum, activation(ActivationName.residPre(0)), Meaning.RESIDUAL));
    }

    private Activation activation(ActivationName name) {
        return snapshot.trace().get(name);
    }

    /**
     * The three strips, the sum of the dimension in hand and the legend; returns where they end.
     *
     * @param wide whether the legend has room below; else it stands beside the first name
     */
    private double drawStrips(Bounds area, boolean wide) {
        double limit = 0;
        for (Part part : parts())
            for (float x : part.values().slice(hand.token())) limit = Math.max(limit, Math.abs(x));
        Scale scale = Scale.symmetric(sheet.palette().diverging(), limit == 0 ? 1 : limit);
        double sum = Equation.lineHeight(sheet);
        double legend = wide ? Legend.height(sheet) + sum : 0;
        double name = sheet.paper().caption().lineHeight() + sheet.px(3);
        double gap = sheet.px(wide ? 10 : 6);
        double each = (area.height() - sum - legend - 3 * (name + gap)) / 3;
        double y = area.y();
        for (Part part : parts()) {
            Bounds line = new Bounds(area.x(), y, area.width(), Math.max(sheet.px(8), each) + name);
            boolean inline = !wide && part.sign().isEmpty();
            y = drawStrip(part, line, scale, inline ? Legend.inlineWidth(sheet, scale) + sheet.px(12) : 0) + gap;
        }
        y += drawSum(new Bounds(area.x(), y, area.width(), sum));
        if (!wide) return y;
        legend = Legend.height(sheet);
        if (y + legend > sheet.space().bottom()) return y;
        y += sheet.px(6);
        Legend.draw(sheet, area.x(), y, Math.min(sheet.px(240), area.width()), scale, sheet.words("figure.value"));
        return y + legend;
    }

    /**
     * @param legend what it takes of the line of the name, 0 without one
     */
    private double drawStrip(Part part, Bounds line, Scale scale, double legend) {
        Type caption = sheet.paper().caption().bold();
        double indent = sheet.px(18);
        Type sign = sheet.paper().title();
        Rgb colour = part.meaning() == Meaning.VALUE
                ? sheet.palette().text()
                : sheet.palette().text(part.meaning());
        String name = Lines.elide(
                part.name(),
                line.width() - indent - legend,
                caption,
                sheet.paper().metrics());
        sheet.text(name, line.x() + indent, line.y() + caption.ascent(), caption, colour, Anchor.START);
        if (legend > 0) Legend.inline(sheet, line.right(), line.y() + caption.ascent(), scale);
        double top = sheet.paper().caption().lineHeight() + sheet.px(3);
        Bounds strip = line.inset(indent, top, 0, 0);
        Bounds used = new Strip(CELL, new Row(part), scale, hand.dimension(), false).draw(sheet, strip);
        if (!part.sign().isEmpty()) {
            sheet.text(
                    part.sign(),
                    line.x(),
                    used.centreY() + sign.middle(),
                    sign,
                    sheet.palette().text(),
                    Anchor.START);
        }
        return used.bottom();
    }

    /** The sum in the dimension in hand. */
    private double drawSum(Bounds area) {
        Equation equation = new Equation(sheet).word(sheet.words("figure.dimension-is", "" + hand.dimension()));
        for (Part part : parts()) {
            if (!part.sign().isEmpty()) equation.sign(part.sign());
            equation.number(datum(part, hand.dimension()));
        }
        return equation.draw(area);
    }

    private Datum datum(Part part, int dimension) {
        double value = part.values().at(hand.token(), dimension);
        Address address = Address.of(part.values().name(), hand.token(), dimension);
        Rgb colour = part.meaning() == Meaning.VALUE
                ? sheet.palette().text()
                : sheet.palette().text(part.meaning());
        return new Datum(value, Numbers.signed(value), colour, address);
    }

    /** Height of the heading of the nearest tokens. */
    private double heading() {
        return sheet.paper().body().bold().lineHeight() + sheet.px(4);
    }

    private void drawNeighbours(Bounds area) {
        Type heading = sheet.paper().body().bold();
        double top = heading();
        if (area.height() < top + Bars.height(sheet, 1, true)) return;
        String title = Lines.elide(
                sheet.words("figure.embedding.nearest", token.visible()),
                area.width(),
                heading,
                sheet.paper().metrics());
        sheet.text(
                title,
                area.x(),
                area.y() + heading.ascent(),
                heading,
                sheet.palette().text(),
                Anchor.START);
        Bounds list = area.inset(0, top, 0, 0);
        int count = Math.min(near.found().size(), Bars.fit(sheet, list.height(), true));
        List<Bars.Row> rows = new ArrayList<>();
        double low = 0;
        for (NearestTokens.Neighbour neighbour : near.found().subList(0, count)) {
            low = Math.min(low, neighbour.cosine());
            rows.add(row(neighbour));
        }
        List<String> heads = List.of(
                sheet.words("figure.token"),
                sheet.words("figure.embedding.cosine"),
                sheet.words("figure.embedding.dot"));
        new Bars(rows, low < 0 ? -1 : 0, 1, heads).draw(sheet, list);
    }

    private Bars.Row row(NearestTokens.Neighbour neighbour) {
        String name = snapshot.vocabulary().apply(neighbour.id()).visible();
        Address address = Address.weight(TensorNames.WTE, token.id(), neighbour.id());
        Rgb ink = sheet.palette().text();
        Datum cosine = new Datum(neighbour.cosine(), Numbers.signed(neighbour.cosine()), ink, address.as(COSINE));
        Datum dot = new Datum(neighbour.dot(), Numbers.signed(neighbour.dot()), ink, address.as(DOT));
        String words = sheet.words(
                "figure.embedding.neighbour",
                name,
                "" + neighbour.id(),
                Numbers.full(neighbour.cosine()),
                Numbers.full(neighbour.dot()));
        Spot spot = new Spot(Target.of(NEIGHBOUR, neighbour.id()), Optional.of(cosine), words);
        return new Bars.Row(name, cosine, Optional.of(dot), sheet.palette().bar(), spot, false);
    }

    private String summary() {
        if (near.found().isEmpty())
            return sheet.words(
                    "figure.embedding.caption", "" + snapshot.trace().model().width());
        NearestTokens.Neighbour first = near.found().get(0);
        return sheet.words(
                "figure.embedding.summary",
                token.visible(),
                "" + hand.token(),
                snapshot.vocabulary().apply(first.id()).visible(),
                Numbers.signed(first.cosine()));
    }

    /** One activation's row for the token in hand. */
    private final class Row implements Strip.Vector {
        private final Part part;
        private final float[] values;

        private Row(Part part) {
            this.part = part;
            this.values = part.values().slice(hand.token());
        }

        @Override
        public int count() {
            return values.length;
        }

        @Override
        public double at(int i) {
            return values[i];
        }

        @Override
        public Address address(int i) {
            return Address.of(part.values().name(), hand.token(), i);
        }

        @Override
        public String words(int i) {
            float e = activation(ActivationName.embed()).at(hand.token(), i);
            float p = activation(ActivationName.posEmbed()).at(hand.token(), i);
            float x = activation(ActivationName.residPre(0)).at(hand.token(), i);
            return sheet.words("figure.cell", part.name(), "" + i, Numbers.full(values[i])) + "\n" + Numbers.full(e)
                    + " + " + Numbers.full(p) + " = " + Numbers.full(x);
        }
    }
}
