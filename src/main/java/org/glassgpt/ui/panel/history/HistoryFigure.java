package org.glassgpt.ui.panel.history;

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
import org.glassgpt.figure.Rgb;
import org.glassgpt.figure.Sheet;
import org.glassgpt.figure.Spot;
import org.glassgpt.figure.Target;
import org.glassgpt.figure.Type;
import org.glassgpt.sampling.Candidate;
import org.glassgpt.session.Selection;
import org.glassgpt.session.Snapshot;
import org.glassgpt.session.Step;
import org.glassgpt.trace.ActivationName;

/**
 * The steps so far: each with the token drawn, its probability, and where u fell on the line from 0 to 1. Steps that
 * were taken back are still there, paler. Where nothing lies ahead, the line that the next step will draw on comes last.
 */
public final class HistoryFigure {
    public static final String ID = "history";

    /** Target of a step: how many steps are taken when the reader stands there, 0 for the prompt alone. */
    public static final String STEP = "step";

    private static final double ROW = 28;

    private final Sheet sheet;
    private final Snapshot snapshot;

    private HistoryFigure(Snapshot snapshot, Paper paper) {
        this.sheet = new Sheet(paper);
        this.snapshot = snapshot;
    }

    /** The selection does not change this picture. */
    public static Figure of(Snapshot snapshot, Selection selection, Paper paper) {
        return new HistoryFigure(snapshot, paper).draw();
    }

    private Figure draw() {
        String title = sheet.words("figure.history.title");
        sheet.heading(title, sheet.words("figure.history.caption"));
        int steps = snapshot.steps().size();
        Columns columns = columns();
        drawHeader(columns);
        drawRows(columns);
        if (steps == 0) sheet.sentence(sheet.words("figure.history.empty"));
        return sheet.figure(ID, title, sheet.words("figure.history.summary", "" + snapshot.taken(), "" + steps));
    }

    /** Where the columns of the table stand; numbers end at theirs. */
    private record Columns(double step, double token, double line, double lineWidth, double u, double p) {
        /** The line from 0 to 1 in a row. */
        Bounds track(Sheet sheet, Bounds row) {
            double inset = sheet.px(9);
            return new Bounds(line, row.y() + inset, lineWidth, row.height() - 2 * inset);
        }
    }

    private Columns columns() {
        Bounds space = sheet.space();
        double step = space.x() + sheet.px(36);
        double token = step + sheet.px(20);
        double line = token + Math.min(sheet.px(140), space.width() * 0.24);
        double p = space.right() - sheet.px(4);
        double u = p - sheet.px(84);
        return new Columns(step, token, line, u - sheet.px(76) - line, u, p);
    }

    private void drawHeader(Columns columns) {
        Type caption = sheet.paper().caption();
        Rgb muted = sheet.palette().muted();
        double baseline = sheet.space().y() + caption.ascent();
        sheet.text("#", columns.step(), baseline, caption, muted, Anchor.END);
        sheet.text(sheet.words("figure.next.token"), columns.token(), baseline, caption, muted, Anchor.START);
        String where = sheet.words("figure.history.line");
        where = Lines.elide(where, columns.lineWidth(), caption, sheet.paper().metrics());
        sheet.text(where, columns.line(), baseline, caption, muted, Anchor.START);
        sheet.text("u", columns.u(), baseline, caption, muted, Anchor.END);
        sheet.text("p", columns.p(), baseline, caption, muted, Anchor.END);
        double y = sheet.space().y() + caption.lineHeight() + sheet.px(2);
        sheet.line(
                sheet.space().x(), y, sheet.space().right(), y, sheet.palette().rule(), 1);
        sheet.space(sheet.space().inset(0, y + sheet.px(4) - sheet.space().y(), 0, 0));
    }

    /** As many steps as fit, the one the reader stands at among them; what is left of the paper is below them. */
    private void drawRows(Columns columns) {
        int room = Math.max(1, (int) (sheet.space().height() / sheet.px(ROW)));
        int steps = snapshot.steps().size();
        int rows = snapshot.taken() == steps ? steps + 1 : steps;
        int from = Math.max(0, Math.min(rows - room, snapshot.taken() - room / 2));
        double y = sheet.space().y();
        for (int step = from; step < Math.min(rows, from + room); step++, y += sheet.px(ROW)) {
            Bounds row = new Bounds(sheet.space().x(), y, sheet.space().width(), sheet.px(ROW));
            if (step < steps) drawStep(columns, row, step);
            else new NextStep(sheet, snapshot).draw(row, columns.track(sheet, row), columns.token(), columns.p());
        }
        sheet.space(sheet.space().inset(0, y - sheet.space().y(), 0, 0));
    }

    private void drawStep(Columns columns, Bounds row, int index) {
        Step step = snapshot.steps().get(index);
        Palette palette = sheet.palette();
        boolean taken = index < snapshot.taken();
        Rgb ink = taken ? palette.text() : palette.muted();
        Type body = sheet.paper().body();
        Type numbers = sheet.paper().number();
        double baseline = row.centreY() + numbers.middle();
        sheet.text("" + (index + 1), columns.step(), baseline, numbers, ink, Anchor.END);
        double room = columns.line() - columns.token() - sheet.px(12);
        String name =
                Lines.elide(step.token().visible(), room, body, sheet.paper().metrics());
        boolean here = index == snapshot.taken() - 1;
        if (here) {
            double width = sheet.width(name, body) + sheet.px(12);
            Bounds band = new Bounds(columns.token() - sheet.px(6), row.y() + 3, width, row.height() - 6);
            sheet.add(Box.filled(band, palette.band())
                    .outlined(palette.outline(), 2)
                    .rounded(sheet.px(3)));
        }
        Rgb nameInk = here ? palette.band().ink() : ink;
        sheet.text(name, columns.token(), row.centreY() + body.middle(), body, nameInk, Anchor.START);
        drawLine(columns, row, step, taken);
        int asked = snapshot.promptTokens() + index - 1;
        Candidate chosen = step.chosen();
        step.draw().ifPresent(draw -> {
            Address u = Address.formula("uniform", asked).as(Address.DRAW);
            Datum drawn = new Datum(draw.u(), Numbers.probability(draw.u()), ink, u);
            sheet.number(drawn, columns.u(), baseline, numbers, Anchor.END);
        });
        if (step.draw().isEmpty()) {
            Type caption = sheet.paper().caption();
            String hand = sheet.words("figure.history.hand");
            double y = row.centreY() + caption.middle();
            sheet.text(hand, columns.u(), y, caption, sheet.palette().muted(), Anchor.END);
        }
        boolean traced = asked < snapshot.trace().tokens();
        Address p = traced
                ? Address.of(ActivationName.logits(), asked, chosen.id()).as(Address.PROBABILITY)
                : Address.formula("step", asked, chosen.id()).as(Address.PROBABILITY);
        Datum probable = new Datum(chosen.p(), Numbers.probability(chosen.p()), ink, p);
        sheet.number(probable, columns.p(), baseline, numbers, Anchor.END);
        Spot spot = new Spot(Target.of(STEP, index + 1), Optional.of(probable), words(step, index));
        sheet.add(Box.area(row, spot));
    }

    /** The token's share of the line from 0 to 1, and u. */
    private void drawLine(Columns columns, Bounds row, Step step, boolean taken) {
        Palette palette = sheet.palette();
        Bounds track = columns.track(sheet, row);
        sheet.add(Box.filled(track, palette.masked()));
        Candidate chosen = step.chosen();
        double from = track.x() + track.width() * (chosen.cum() - chosen.p());
        Bounds share = new Bounds(from, track.y(), Math.max(1, track.width() * chosen.p()), track.height());
        sheet.add(Box.filled(share, taken ? palette.bar() : palette.bar().mix(palette.background(), 0.6)));
        step.draw().ifPresent(draw -> {
            double x = track.x() + track.width() * draw.u();
            sheet.line(x, track.y() - sheet.px(3), x, track.bottom() + sheet.px(3), palette.outline(), 2);
        });
    }

    private String words(Step step, int index) {
        Candidate chosen = step.chosen();
        String name = step.token().visible();
        return step.draw()
                .map(draw -> sheet.words(
                        "figure.history.step",
                        "" + (index + 1),
                        name,
                        Numbers.full(draw.u()),
                        Numbers.full(chosen.cum() - chosen.p()),
                        Numbers.full(chosen.cum())))
                .orElseGet(
                        () -> sheet.words("figure.history.chosen", "" + (index + 1), name, Numbers.full(chosen.p())));
    }
}
