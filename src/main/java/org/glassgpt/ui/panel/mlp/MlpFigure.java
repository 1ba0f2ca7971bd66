package org.glassgpt.ui.panel.mlp;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.glassgpt.figure.Address;
import org.glassgpt.figure.Axes;
import org.glassgpt.figure.Bars;
import org.glassgpt.figure.Bounds;
import org.glassgpt.figure.Box;
import org.glassgpt.figure.Cells;
import org.glassgpt.figure.Datum;
import org.glassgpt.figure.Dots;
import org.glassgpt.figure.Figure;
import org.glassgpt.figure.Label.Anchor;
import org.glassgpt.figure.Line;
import org.glassgpt.figure.Lines;
import org.glassgpt.figure.Matrix;
import org.glassgpt.figure.Meaning;
import org.glassgpt.figure.Numbers;
import org.glassgpt.figure.Palette;
import org.glassgpt.figure.Paper;
import org.glassgpt.figure.Sheet;
import org.glassgpt.figure.Spot;
import org.glassgpt.figure.Target;
import org.glassgpt.figure.Type;
import org.glassgpt.model.ActivationFunction;
import org.glassgpt.model.Kernels;
import org.glassgpt.session.EditPlaces;
import org.glassgpt.session.Operation;
import org.glassgpt.session.Selection;
import org.glassgpt.session.Snapshot;
import org.glassgpt.ui.panel.EditMarks;
import org.glassgpt.ui.panel.Memo;

/** The neurons of one block's MLP for the token in hand on the curve of their non-linearity, and one of them closely. */
public final class MlpFigure {
    public static final String ID = "mlp";

    /** Target of a neuron: its number, or the row of its dot. */
    public static final String NEURON = "mlp-neuron";

    /** Target of a dot on the curve; its row is the neuron. */
    public static final String DOT = "mlp-dot";

    /** Target of a token that excites the neuron in hand: its place. */
    public static final String TOKEN = "mlp-token";

    /** Target of the strip over the text: the place is {@code row · first + column}. */
    public static final String CELL = "mlp-cell";

    /** A row of W_out, whose neuron comes first in the index, times the head's row of the token that comes second. */
    public static final String TOWARDS = "towards";

    private static final int CURVE = 240;

    private final Sheet sheet;
    private final Snapshot snapshot;
    private final MlpView view;
    private final ActivationFunction function;

    private MlpFigure(Snapshot snapshot, Selection selection, Paper paper, Memo<MlpView.Towards> memo) {
        this.sheet = new Sheet(paper);
        this.snapshot = snapshot;
        this.view = new MlpView(snapshot, selection.within(snapshot.trace()), memo);
        this.function = snapshot.readouts().config().activation();
    }

    public static Figure of(Snapshot snapshot, Selection selection, Paper paper) {
        return of(snapshot, selection, paper, new Memo<>());
    }

    /**
     * @param memo of what the neuron in hand writes
     */
    static Figure of(Snapshot snapshot, Selection selection, Paper paper, Memo<MlpView.Towards> memo) {
        return new MlpFigure(snapshot, selection, paper, memo).draw();
    }

    private Figure draw() {
        String title = sheet.words("figure.mlp.title", "" + view.layer, visible(view.token), "" + view.token);
        String caption = sheet.words("figure.mlp.caption", "" + view.neurons(), name());
        var edits = EditPlaces.at(snapshot.trace().edits(), Operation.Stop.MLP, view.layer);
        sheet.heading(title, EditMarks.noted(sheet, caption, snapshot, edits));
        Bounds space = sheet.space();
        boolean wide = space.width() >= sheet.px(590);
        double aside = Math.min(sheet.px(460), space.width() * 0.5);
        Bounds left = wide ? space.inset(0, 0, aside + sheet.px(32), 0) : space.inset(0, 0, 0, space.height() * 0.38);
        double strip = Math.min(sheet.px(92), left.height() * (wide ? 0.3 : 0.24));
        drawCurve(left.inset(0, 0, 0, strip + sheet.px(10)));
        new OverText(sheet, view, this::visible, this::neuronWords)
                .draw(new Bounds(left.x(), left.bottom() - strip, left.width(), strip));
        if (wide) {
            drawLists(new Bounds(space.right() - aside, space.y(), aside, space.height()));
        } else {
            double y = left.bottom() + sheet.px(12);
            drawStrongest(new Bounds(space.x(), y, space.width(), space.bottom() - y));
        }
        String summary = sheet.words(
                "figure.mlp.summary",
                "" + view.layer,
                visible(view.token),
                "" + view.strongest(1)[0],
                Numbers.signed(view.post(view.token, view.strongest(1)[0])));
        return sheet.figure(ID, title, summary);
    }

    private String name() {
        return switch (function) {
            case GELU_TANH, GELU_ERF -> "GELU";
            case RELU -> "ReLU";
        };
    }

    private String visible(int place) {
        return snapshot.tokens().get(place).visible();
    }

    /** The function's curve with a dot on it for every neuron. */
    private void drawCurve(Bounds area) {
        double least = -3;
        double most = 3;
        for (int n = 0; n < view.neurons(); n++) {
            least = Math.min(least, view.pre(view.token, n));
            most = Math.max(most, view.pre(view.token, n));
        }
        double margin = (most - least) * 0.04;
        Bounds plot = area.inset(Axes.leftRoom(sheet), sheet.px(20), sheet.px(8), Axes.bottomRoom(sheet))
                .rounded();
        double[] heights = values(new double[] {least - margin, most + margin});
        double high = Math.max(heights[1], 1);
        Axes axes = new Axes(plot, least - margin, most + margin, Math.min(-0.06 * high, -0.25), high);
        axes.across(sheet, sheet.words("figure.mlp.before"), sheet.palette().muted());
        axes.up(sheet);
        Type caption = sheet.paper().caption();
        String up = Lines.elide(
                sheet.words("figure.mlp.after"),
                area.width(),
                caption,
                sheet.paper().metrics());
        sheet.text(
                up,
                area.x(),
                area.y() + caption.ascent(),
                caption,
                sheet.palette().muted(),
                Anchor.START);
        Matrix values = Matrix.of(
                view.neurons(), 2, (n, axis) -> axis == 0 ? view.pre(view.token, n) : view.post(view.token, n));
        sheet.add(new Dots(
                Target.of(DOT),
                plot,
                values,
                axes.left(),
                axes.right(),
                axes.low(),
                axes.high(),
                sheet.px(4),
                Meaning.MLP.fill(),
                0.55,
                new Neurons()));
        axes.frame(sheet);
        drawFunction(axes);
        drawInHand(axes);
    }

    private double[] values(double[] at) {
        float[] in = new float[at.length];
        float[] out = new float[at.length];
        for (int i = 0; i < at.length; i++) in[i] = (float) at[i];
        Kernels.activate(function, in, out, at.length);
        double[] values = new double[at.length];
        for (int i = 0; i < at.length; i++) values[i] = out[i];
        return values;
    }

    private void drawFunction(Axes axes) {
        double[] at = new double[CURVE];
        for (int i = 0; i < CURVE; i++) at[i] = axes.left() + (axes.right() - axes.left()) * i / (CURVE - 1);
        double[] values = values(at);
        List<Line.Point> points = new ArrayList<>();
        for (int i = 0; i < CURVE; i++) {
            if (values[i] >= axes.low() && values[i] <= axes.high() + 1e-9) {
                points.add(new Line.Point(axes.x(at[i]), axes.y(values[i])));
            }
        }
        sheet.add(new Line(points, sheet.palette().muted(), sheet.px(1.5), List.of()));
    }

    /** The neuron in hand: a ring and its number. */
    private void drawInHand(Axes axes) {
        double x = axes.x(view.pre(view.token, view.neuron));
        double y = axes.y(view.post(view.token, view.neuron));
        double r = sheet.px(7);
        Palette palette = sheet.palette();
        sheet.add(Box.filled(new Bounds(x - r, y - r, 2 * r, 2 * r), palette.band())
                .outlined(palette.outline(), 2)
                .rounded(r));
        Type caption = sheet.paper().caption().bold();
        String text = sheet.words("figure.mlp.neuron", "" + view.neuron);
        double width = sheet.width(text, caption);
        boolean right = x + r + sheet.px(4) + width < axes.plot().right();
        double baseline = Math.max(axes.plot().y() + caption.ascent(), y - sheet.px(right ? 4 : 8));
        sheet.text(
                text,
                right ? x + r + sheet.px(4) : x - r - sheet.px(4),
                baseline,
                caption,
                palette.text(),
                right ? Anchor.START : Anchor.END);
    }

    private void drawLists(Bounds area) {
        double gap = sheet.px(12);
        double unit = (area.height() - 2 * gap) / 10;
        drawStrongest(new Bounds(area.x(), area.y(), area.width(), unit * 4));
        double y = area.y() + unit * 4 + gap;
        drawExciting(new Bounds(area.x(), y, area.width(), unit * 3));
        y += unit * 3 + gap;
        drawTowards(new Bounds(area.x(), y, area.width(), unit * 3));
    }

    /** A heading over a list, the longest wording that fits; returns what is left for the list. */
    private Bounds heading(Bounds area, String... wordings) {
        Type heading = sheet.paper().body().bold();
        String shown = sheet.fitting(area.width(), heading, wordings);
        sheet.text(
                shown,
                area.x(),
                area.y() + heading.ascent(),
                heading,
                sheet.palette().text(),
                Anchor.START);
        return area.inset(0, heading.lineHeight() + sheet.px(2), 0, 0);
    }

    private void drawStrongest(Bounds area) {
        Bounds list = heading(area, sheet.words("figure.mlp.strongest", visible(view.token)));
        List<String> heads = List.of(
                sheet.words("figure.mlp.neurons"), sheet.words("figure.mlp.post"), sheet.words("figure.mlp.pre"));
        List<Bars.Row> rows = new ArrayList<>();
        for (int n : view.strongest(Math.min(Bars.fit(sheet, list.height(), true), view.neurons()))) {
            if (!rows.isEmpty() && view.post(view.token, n) <= 0) break; // the rest is silent
            Datum post = datum(view.post(view.token, n), view.postAddress(view.token, n));
            Datum pre = datum(view.pre(view.token, n), view.preAddress(view.token, n));
            Spot spot = new Spot(Target.of(NEURON, n), Optional.of(post), neuronWords(view.token, n));
            rows.add(new Bars.Row("" + n, post, Optional.of(pre), Meaning.MLP.fill(), spot, n == view.neuron));
        }
        bars(rows, heads).draw(sheet, list);
    }

    private void drawExciting(Bounds area) {
        Bounds list = heading(area, sheet.words("figure.mlp.exciting", "" + view.neuron));
        List<Bars.Row> rows = new ArrayList<>();
        for (int t : view.exciting(Math.min(Bars.fit(sheet, list.height(), false), view.tokens()))) {
            Datum post = datum(view.post(t, view.neuron), view.postAddress(t, view.neuron));
            Spot spot = new Spot(Target.of(TOKEN, t), Optional.of(post), neuronWords(t, view.neuron));
            String name = sheet.words("figure.token-at", visible(t), "" + t);
            rows.add(new Bars.Row(name, post, Optional.empty(), Meaning.MLP.fill(), spot, t == view.token));
        }
        bars(rows, List.of()).draw(sheet, list);
    }

    private void drawTowards(Bounds area) {
        String title = sheet.words("figure.mlp.towards", "" + view.neuron);
        Bounds list = heading(area, title, sheet.words("figure.mlp.towards-short"));
        int room = Math.min(
                Bars.fit(sheet, list.height(), false), snapshot.trace().model().vocab());
        int against = room == 2 ? 1 : room / 3;
        List<Bars.Row> rows = new ArrayList<>();
        for (int id : view.towards().most(room - against)) rows.add(towards(id));
        int[] least = view.towards().least(against);
        for (int i = least.length - 1; i >= 0; i--) rows.add(towards(least[i]));
        bars(rows, List.of()).draw(sheet, list);
    }

    private Bars.Row towards(int id) {
        Address address =
                Address.weight(MlpView.out(view.layer), view.neuron, id).as(TOWARDS);
        Datum dot = datum(view.towards().dots()[id], address);
        String name = snapshot.vocabulary().apply(id).visible();
        String words = sheet.words("figure.mlp.writes", "" + view.neuron, name, Numbers.full(dot.value()));
        Spot spot = new Spot(Target.of("mlp-towards", id), Optional.of(dot), words);
        return new Bars.Row(name, dot, Optional.empty(), sheet.palette().bar(), spot, false);
    }

    private Datum datum(double value, Address address) {
        return new Datum(value, Numbers.signed(value), sheet.palette().text(), address);
    }

    /** Bars from the smallest number shown, or zero, to the largest. */
    private static Bars bars(List<Bars.Row> rows, List<String> heads) {
        double low = 0;
        double high = 1e-9;
        for (Bars.Row row : rows) {
            low = Math.min(low, row.value().value());
            high = Math.max(high, row.value().value());
        }
        return new Bars(rows, low, high, heads);
    }

    private String neuronWords(int t, int n) {
        return sheet.words(
                "figure.mlp.cell",
                "" + n,
                visible(t),
                "" + t,
                Numbers.full(view.pre(t, n)),
                Numbers.full(view.post(t, n)),
                name());
    }

    /** What stands behind the dots. */
    private final class Neurons implements Cells {
        @Override
        public Address address(int n, int axis) {
            return axis == 0 ? view.preAddress(view.token, n) : view.postAddress(view.token, n);
        }

        @Override
        public String words(int n, int axis) {
            return neuronWords(view.token, n);
        }
    }
}
