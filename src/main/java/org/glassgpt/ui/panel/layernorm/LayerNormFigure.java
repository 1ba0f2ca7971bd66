package org.glassgpt.ui.panel.layernorm;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.glassgpt.figure.Address;
import org.glassgpt.figure.Axes;
import org.glassgpt.figure.Bounds;
import org.glassgpt.figure.Box;
import org.glassgpt.figure.Datum;
import org.glassgpt.figure.Equation;
import org.glassgpt.figure.Figure;
import org.glassgpt.figure.Label.Anchor;
import org.glassgpt.figure.Lines;
import org.glassgpt.figure.Numbers;
import org.glassgpt.figure.Paper;
import org.glassgpt.figure.Rgb;
import org.glassgpt.figure.Scale;
import org.glassgpt.figure.Sheet;
import org.glassgpt.figure.Spot;
import org.glassgpt.figure.Strip;
import org.glassgpt.figure.Target;
import org.glassgpt.figure.Type;
import org.glassgpt.session.Selection;
import org.glassgpt.session.Snapshot;
import org.glassgpt.trace.ActivationName;
import org.glassgpt.trace.Histogram;
import org.glassgpt.trace.LayerNorm;
import org.glassgpt.trace.Norm;
import org.glassgpt.trace.TensorNames;

/** One layer norm for the token in hand: what goes in, what is standardized, what comes out, with every number. */
public final class LayerNormFigure {
    public static final String ID = "layernorm";

    /** Target of a strip's cells: the dimension is {@code row · first + column}. */
    public static final String CELL = "layernorm-cell";

    /** (x − mean) / √(variance + ε) for the row that goes in; addressed by what comes out. */
    public static final String STANDARDIZED = "standardized";

    /** How many numbers of a row fall into one of the bins from minus to plus its largest magnitude. */
    public static final String COUNT = "count";

    public static final String STANDARDIZED_COUNT = "standardized-count";
    public static final String MEAN = "mean";
    public static final String VARIANCE = "variance";

    /** √(variance + ε). */
    public static final String DEVIATION = "deviation";

    public static final int BINS = 24;

    private final Sheet sheet;
    private final Selection hand;
    private final int token;
    private final int dimension;
    private final ActivationName in;
    private final ActivationName out;
    private final String gammaName;
    private final String betaName;
    private final float[] gamma;
    private final float[] beta;
    private final float[] x;
    private final float[] y;
    private final LayerNorm worked;
    private final String visible;

    private LayerNormFigure(Snapshot snapshot, Selection selection, Paper paper) {
        this.sheet = new Sheet(paper);
        this.hand = selection.within(snapshot.trace());
        this.token = hand.token();
        this.dimension = hand.dimension();
        this.visible = snapshot.tokens().get(token).visible();
        Norm norm = hand.norm();
        int C = snapshot.trace().model().width();
        in = norm.input(snapshot.trace().model(), hand.layer());
        out = norm.output(hand.layer());
        gammaName = TensorNames.normWeight(norm, hand.layer());
        betaName = TensorNames.normBias(norm, hand.layer());
        gamma = snapshot.weights().slice(gammaName, 0, C);
        beta = snapshot.weights().slice(betaName, 0, C);
        x = snapshot.trace().get(in).slice(token);
        y = snapshot.trace().get(out).slice(token);
        worked = LayerNorm.of(x, gamma, beta, snapshot.readouts().config().epsilon());
    }

    public static Figure of(Snapshot snapshot, Selection selection, Paper paper) {
        return new LayerNormFigure(snapshot, selection, paper).draw();
    }

    private Figure draw() {
        String title = sheet.words(titleKey(), "" + hand.layer(), visible, "" + token);
        sheet.heading(title, sheet.words("figure.layernorm.caption"));
        drawMoments();
        drawDimension();
        Bounds space = sheet.space().inset(0, sheet.px(6), 0, 0);
        List<Stage> stages = stages();
        boolean wide = space.width() >= sheet.px(600);
        double below = wide ? Axes.bottomRoom(sheet) - sheet.paper().caption().lineHeight() : 0;
        double each = (space.height() - 2 * sheet.px(10)) / 3;
        for (int i = 0; i < 3; i++) {
            Bounds area = new Bounds(space.x(), space.y() + i * (each + sheet.px(10)), space.width(), each);
            drawStage(stages.get(i), area, wide, below);
        }
        String summary = sheet.words(
                "figure.layernorm.summary", visible, Numbers.signed(worked.mean()), Numbers.signed(worked.variance()));
        return sheet.figure(ID, title, summary);
    }

    private String titleKey() {
        return switch (hand.norm()) {
            case LN1 -> "figure.layernorm.ln1";
            case LN2 -> "figure.layernorm.ln2";
            case FINAL -> "figure.layernorm.final";
        };
    }

    /** Mean, variance, and what every deviation is divided by. */
    private void drawMoments() {
        Rgb ink = sheet.palette().text();
        Address row = Address.of(in, token);
        Equation equation = new Equation(sheet)
                .word(sheet.words("figure.layernorm.mean"))
                .number(new Datum(worked.mean(), Numbers.signed(worked.mean()), ink, row.as(MEAN)))
                .word(sheet.words("figure.layernorm.variance"))
                .number(new Datum(worked.variance(), Numbers.signed(worked.variance()), ink, row.as(VARIANCE)))
                .word(sheet.words("figure.layernorm.deviation", epsilon()))
                .number(new Datum(worked.deviation(), Numbers.signed(worked.deviation()), ink, row.as(DEVIATION)));
        Bounds space = sheet.space();
        sheet.space(space.inset(0, equation.draw(space), 0, 0));
    }

    private String epsilon() {
        return String.format(Locale.ROOT, "%.0e", worked.epsilon()).replace("e-0", "e-");
    }

    /** The dimension in hand from the left end to the right. */
    private void drawDimension() {
        Rgb ink = sheet.palette().text();
        Rgb muted = sheet.palette().muted();
        Address row = Address.of(in, token);
        double centred = worked.standardized(dimension);
        Equation equation = new Equation(sheet)
                .word(sheet.words("figure.dimension-is", "" + dimension), muted)
                .sign("(")
                .gluedNumber(number(x[dimension], Address.of(in, token, dimension)))
                .sign("−")
                .number(new Datum(worked.mean(), Numbers.signed(worked.mean()), ink, row.as(MEAN)))
                .gluedSign(")")
                .sign("/")
                .number(new Datum(worked.deviation(), Numbers.signed(worked.deviation()), ink, row.as(DEVIATION)))
                .sign("=")
                .number(number(centred, Address.of(out, token, dimension).as(STANDARDIZED)))
                .gluedSign(";")
                .word("× γ", muted)
                .number(number(gamma[dimension], Address.weight(gammaName, dimension)))
                .word("+ β", muted)
                .number(number(beta[dimension], Address.weight(betaName, dimension)))
                .sign("=")
                .number(number(y[dimension], Address.of(out, token, dimension)));
        Bounds space = sheet.space();
        sheet.space(space.inset(0, equation.draw(space), 0, 0));
    }

    private Datum number(double value, Address address) {
        return new Datum(value, Numbers.signed(value), sheet.palette().text(), address);
    }

    private List<Stage> stages() {
        double[] before = new double[x.length];
        double[] after = new double[x.length];
        for (int c = 0; c < x.length; c++) {
            before[c] = x[c];
            after[c] = y[c];
        }
        return List.of(
                new Stage(
                        sheet.words("figure.layernorm.before", in.text()),
                        before,
                        c -> Address.of(in, token, c),
                        COUNT,
                        c -> sheet.words("figure.cell", in.text(), "" + c, Numbers.full(x[c]))),
                new Stage(
                        sheet.words("figure.layernorm.standardized"),
                        worked.standardized(),
                        c -> Address.of(out, token, c).as(STANDARDIZED),
                        STANDARDIZED_COUNT,
                        this::standardizedWords),
                new Stage(
                        sheet.words("figure.layernorm.after", out.text()),
                        after,
                        c -> Address.of(out, token, c),
                        COUNT,
                        this::outputWords));
    }

    private String standardizedWords(int c) {
        return sheet.words("figure.cell", "(x − mean) / √(var + ε)", "" + c, Numbers.full(worked.standardized(c)))
                + "\n(" + Numbers.full(x[c]) + " − " + Numbers.signed(worked.mean()) + ") / "
                + Numbers.signed(worked.deviation());
    }

    private String outputWords(int c) {
        return sheet.words("figure.cell", out.text(), "" + c, Numbers.full(y[c])) + "\n"
                + Numbers.signed(worked.standardized(c)) + " × " + Numbers.signed(gamma[c]) + " + "
                + Numbers.signed(beta[c]);
    }

    private void drawStage(Stage stage, Bounds area, boolean wide, double below) {
        Type caption = sheet.paper().caption().bold();
        Scale scale = Scale.symmetric(sheet.palette().diverging(), stage.limit());
        double aside = wide ? Math.min(sheet.px(380), area.width() * 0.34) : 0;
        double top = sheet.paper().caption().lineHeight() + sheet.px(3);
        Bounds left = area.inset(0, 0, wide ? aside + sheet.px(40) : 0, 0);
        String limit = "±" + Numbers.limit(stage.limit());
        Type small = sheet.paper().smallNumber();
        double room = left.width() - (wide ? 0 : sheet.width(limit, small) + sheet.px(10));
        String name = Lines.elide(stage.title(), room, caption, sheet.paper().metrics());
        Rgb ink = sheet.palette().text();
        sheet.text(name, left.x(), left.y() + caption.ascent(), caption, ink, Anchor.START);
        if (!wide) {
            sheet.text(
                    limit,
                    left.right(),
                    left.y() + small.ascent(),
                    small,
                    sheet.palette().muted(),
                    Anchor.END);
        }
        new Strip(CELL, stage, scale, dimension, false).draw(sheet, left.inset(0, top, 0, below));
        if (wide) {
            Bounds plot = new Bounds(area.right() - aside, area.y(), aside, Math.max(4, area.height() - below));
            drawHistogram(stage, plot.rounded(), scale);
        }
    }

    /** How the numbers are spread, in the colours of the strip: its legend too. */
    private void drawHistogram(Stage stage, Bounds plot, Scale scale) {
        Histogram histogram = Histogram.of(stage.values(), scale.low(), scale.high(), BINS);
        Axes axes = new Axes(plot, scale.low(), scale.high(), 0, histogram.most() * 1.05);
        sheet.add(Box.filled(plot, sheet.palette().masked()));
        for (int bin = 0; bin < BINS; bin++) {
            double from = axes.x(histogram.edge(bin));
            double to = axes.x(histogram.edge(bin + 1));
            int count = histogram.count(bin);
            double top = axes.y(count);
            Rgb fill = scale.of((histogram.edge(bin) + histogram.edge(bin + 1)) / 2);
            Bounds bar = new Bounds(from, top, to - from, plot.bottom() - top);
            if (count > 0)
                sheet.add(Box.filled(bar, fill).outlined(sheet.palette().muted(), 1));
            Address address = stage.address(0);
            Address counted = new Address(address.source(), address.name(), List.of(token, bin), stage.countQuantity());
            String words = sheet.words(
                    "figure.layernorm.bin",
                    "" + count,
                    Numbers.signed(histogram.edge(bin)),
                    Numbers.signed(histogram.edge(bin + 1)));
            Datum datum = new Datum(count, "" + count, fill, counted);
            Bounds column = new Bounds(from, plot.y(), to - from, plot.height());
            sheet.add(Box.area(column, new Spot(new Target("layernorm-bin", bin, 0), Optional.of(datum), words)));
        }
        sheet.line(
                axes.x(0), plot.y(), axes.x(0), plot.bottom(), sheet.palette().rule(), 1);
        sheet.line(
                plot.x(),
                plot.bottom(),
                plot.right(),
                plot.bottom(),
                sheet.palette().muted(),
                1);
        axes.across(sheet, "", sheet.palette().muted());
    }
}
