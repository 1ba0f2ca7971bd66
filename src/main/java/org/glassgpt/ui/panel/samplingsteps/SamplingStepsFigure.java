package org.glassgpt.ui.panel.samplingsteps;

import java.util.Optional;
import org.glassgpt.figure.Address;
import org.glassgpt.figure.Bounds;
import org.glassgpt.figure.Box;
import org.glassgpt.figure.Datum;
import org.glassgpt.figure.Figure;
import org.glassgpt.figure.Label.Anchor;
import org.glassgpt.figure.Lines;
import org.glassgpt.figure.Numbers;
import org.glassgpt.figure.Palette;
import org.glassgpt.figure.Paper;
import org.glassgpt.figure.Sheet;
import org.glassgpt.figure.Spot;
import org.glassgpt.figure.Target;
import org.glassgpt.figure.Type;
import org.glassgpt.sampling.SamplingSettings;
import org.glassgpt.sampling.SamplingSteps;
import org.glassgpt.session.Selection;
import org.glassgpt.session.Snapshot;
import org.glassgpt.trace.ActivationName;

/**
 * The whole way from logits to the next token: ÷T, softmax, top-k, top-p, renormalised, the draw. One line a token, one
 * column a step; what a step takes away is hatched from there on; what does not fit on the paper is summed as a rest.
 */
public final class SamplingStepsFigure {
    public static final String ID = "sampling-steps";

    /** Target of a token: its rank and its id. */
    public static final String TOKEN = "token";

    /** Name of the address of a rest: the place that asks, and the first rank that is summed. */
    public static final String REST = "rest-from-rank";

    private static final double ROW = 26;

    private final Sheet sheet;
    private final Snapshot snapshot;
    private final SamplingSteps steps;
    private final int last;
    private Columns columns;

    private SamplingStepsFigure(Snapshot snapshot, Paper paper) {
        this.sheet = new Sheet(paper);
        this.snapshot = snapshot;
        this.last = snapshot.trace().tokens() - 1;
        float[] logits = snapshot.trace().get(ActivationName.logits()).slice(last); // (V)
        this.steps = SamplingSteps.of(logits, snapshot.settings());
    }

    /** The selection does not change this picture. */
    public static Figure of(Snapshot snapshot, Selection selection, Paper paper) {
        return new SamplingStepsFigure(snapshot, paper).draw();
    }

    private Figure draw() {
        String title = sheet.words("figure.steps.title");
        sheet.heading(title, caption());
        columns = Columns.of(sheet);
        Header.draw(sheet, columns, snapshot.settings(), steps);
        double row = sheet.px(ROW);
        Bounds space = sheet.space();
        int room = Math.max(2, (int) (space.height() / row));
        int shown = steps.vocab() <= room ? steps.vocab() : room - 1;
        for (int rank = 0; rank < shown; rank++) {
            drawToken(new Bounds(space.x(), space.y() + rank * row, columns.end() - space.x(), row), rank);
        }
        if (shown < steps.vocab()) {
            drawRest(new Bounds(space.x(), space.y() + shown * row, columns.end() - space.x(), row), shown);
        }
        Bounds area =
                new Bounds(columns.end(), space.y(), space.right() - columns.end(), row * Math.min(room, shown + 1));
        new DrawLine(sheet, snapshot, steps, area, row, shown).draw();
        String best = snapshot.vocabulary().apply(steps.id(0)).visible();
        String summary =
                sheet.words("figure.steps.summary", "" + steps.vocab(), "" + steps.afterK(), "" + steps.kept(), best);
        return sheet.figure(ID, title, summary);
    }

    private String caption() {
        return steps.greedy() ? sheet.words("figure.steps.greedy") : sheet.words("figure.steps.caption");
    }

    private void drawToken(Bounds row, int rank) {
        Palette palette = sheet.palette();
        boolean chosen =
                snapshot.draw().map(d -> d.chosen().id() == steps.id(rank)).orElse(false);
        Type body = sheet.paper().body();
        String visible = snapshot.vocabulary().apply(steps.id(rank)).visible();
        String name = Lines.elide(
                visible, columns.token() - row.x(), body, sheet.paper().metrics());
        double baseline = row.centreY() + body.middle();
        if (chosen) {
            double width = sheet.width(name, body) + sheet.px(10);
            Bounds band = new Bounds(columns.token() - width + sheet.px(5), row.y() + 2, width, row.height() - 4);
            sheet.add(Box.filled(band, palette.band())
                    .outlined(palette.outline(), 2)
                    .rounded(sheet.px(3)));
        }
        sheet.text(
                name, columns.token(), baseline, body, chosen ? palette.band().ink() : palette.text(), Anchor.END);
        int alive = steps.greedy() ? (rank == 0 ? 6 : 1) : rank < steps.kept() ? 6 : rank < steps.afterK() ? 5 : 3;
        for (int column = 0; column < alive; column++) drawNumber(row, column, rank);
        if (alive < 6) hatch(row, alive);
        sheet.add(Box.area(row, spot(rank, visible)));
    }

    /** From the step that took the token away to the end. */
    private void hatch(Bounds row, int from) {
        double left = columns.left(from) + sheet.px(8);
        Bounds gone = new Bounds(left, row.y() + sheet.px(5), columns.end() - left, row.height() - sheet.px(10));
        sheet.add(Box.filled(gone, sheet.palette().masked())
                .hatched(sheet.palette().hatch()));
    }

    private void drawNumber(Bounds row, int column, int rank) {
        if (steps.greedy() && column > 0 && column < 5) return;
        Datum datum = new Datum(
                value(column, rank), text(column, rank), sheet.palette().text(), address(column, steps.id(rank)));
        drawCell(row, column, datum);
    }

    /** The number and, for a probability, a line below it as long as it is probable. */
    private void drawCell(Bounds row, int column, Datum datum) {
        Type type = sheet.paper().number();
        boolean share = column >= 2;
        double baseline = row.centreY() + type.middle() - (share ? sheet.px(2) : 0);
        sheet.number(datum, columns.right(column), baseline, type, Anchor.END);
        if (!share) return;
        double left = columns.left(column) + sheet.px(10);
        double width = columns.right(column) - left;
        Bounds track = new Bounds(left, row.bottom() - sheet.px(6), width, sheet.px(3));
        sheet.add(Box.filled(track, sheet.palette().masked()));
        Bounds bar = new Bounds(left, track.y(), width * datum.value(), track.height());
        if (bar.width() >= 0.5) sheet.add(Box.filled(bar, sheet.palette().bar()));
    }

    private double value(int column, int rank) {
        return switch (column) {
            case 0 -> steps.logit(rank);
            case 1 -> steps.scaled(rank);
            case 2 -> steps.softmax(rank);
            case 3 -> steps.topK(rank);
            case 4 -> steps.runningSum(rank);
            default -> steps.p(rank);
        };
    }

    private String text(int column, int rank) {
        double value = value(column, rank);
        return column < 2 ? Numbers.signed(value) : Numbers.probability(value);
    }

    private Address address(int column, int id) {
        return Address.of(ActivationName.logits(), last, id).as(quantity(column));
    }

    private static String quantity(int column) {
        return switch (column) {
            case 0 -> Address.VALUE;
            case 1 -> Address.SCALED;
            case 2 -> Address.SOFTMAX;
            case 3 -> Address.TOP_K;
            case 4 -> Address.TOP_P;
            default -> Address.PROBABILITY;
        };
    }

    /** All that does not fit, summed. */
    private void drawRest(Bounds row, int from) {
        int V = steps.vocab();
        Type caption = sheet.paper().caption();
        String text = sheet.words("figure.next.others", "" + (V - from));
        String shown = Lines.elide(
                text, columns.token() - row.x(), caption, sheet.paper().metrics());
        double baseline = row.centreY() + caption.middle();
        sheet.text(shown, columns.token(), baseline, caption, sheet.palette().muted(), Anchor.END);
        double[] sums = {0, 0, steps.softmaxFrom(from, V), steps.topKFrom(from, V), 0, steps.pFrom(from, V)};
        for (int column : new int[] {2, 3, 5}) {
            Address address = Address.formula(REST, last, from).as(quantity(column));
            String number = Numbers.probability(sums[column]);
            drawCell(
                    row, column, new Datum(sums[column], number, sheet.palette().text(), address));
        }
        String words = sheet.words(
                "figure.steps.rest",
                "" + (V - from),
                Numbers.full(sums[2]),
                Numbers.full(sums[3]),
                Numbers.full(sums[5]));
        sheet.add(Box.area(row, new Spot(Target.of("rest"), Optional.empty(), words)));
    }

    private Spot spot(int rank, String visible) {
        SamplingSettings settings = snapshot.settings();
        String T = Numbers.limit(settings.temperature());
        StringBuilder words =
                new StringBuilder(sheet.words("figure.next.candidate", visible, "" + steps.id(rank), "" + (rank + 1)));
        if (steps.greedy()) {
            words.append('\n').append(sheet.words("figure.next.logit-is", Numbers.full(steps.logit(rank))));
        } else {
            String logit = Numbers.full(steps.logit(rank));
            words.append('\n')
                    .append(sheet.words("figure.steps.scaled-is", logit, T, Numbers.full(steps.scaled(rank))));
            words.append('\n').append(sheet.words("figure.steps.softmax-is", Numbers.full(steps.softmax(rank))));
            words.append('\n').append(fate(rank));
        }
        words.append('\n').append(sheet.words("figure.next.append"));
        Datum datum = new Datum(
                steps.p(rank), Numbers.full(steps.p(rank)), sheet.palette().bar(), address(5, steps.id(rank)));
        boolean candidate = rank < steps.kept();
        return new Spot(
                new Target(TOKEN, rank, steps.id(rank)),
                candidate ? Optional.of(datum) : Optional.empty(),
                words.toString());
    }

    private String fate(int rank) {
        if (rank >= steps.afterK()) return sheet.words("figure.steps.cut-k", "" + steps.afterK());
        String p = Numbers.limit(snapshot.settings().topP());
        double before = rank == 0 ? 0 : steps.runningSum(rank - 1);
        if (rank >= steps.kept()) return sheet.words("figure.steps.cut-p", Numbers.full(before), p);
        return sheet.words("figure.steps.kept", Numbers.full(steps.topK(rank)), Numbers.full(steps.p(rank)));
    }

    /** Where the columns stand: numbers end at their right edges. */
    record Columns(double token, double first, double width) {
        static Columns of(Sheet sheet) {
            Bounds space = sheet.space();
            double names = Math.min(sheet.px(130), space.width() * 0.16);
            double least = sheet.width("-0.0000", sheet.paper().number()) + sheet.px(10);
            double flow = Math.max(sheet.px(110), space.width() * 0.2);
            double width = Math.max(least, Math.min(sheet.px(120), (space.width() - names - flow) / 6));
            return new Columns(space.x() + names, space.x() + names, width);
        }

        double left(int column) {
            return first + width * column;
        }

        double right(int column) {
            return first + width * (column + 1);
        }

        double end() {
            return right(5);
        }
    }
}
