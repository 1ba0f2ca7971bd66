package org.glassgpt.ui.panel.probabilities;

import java.util.List;
import java.util.Optional;
import org.glassgpt.figure.Address;
import org.glassgpt.figure.Bounds;
import org.glassgpt.figure.Box;
import org.glassgpt.figure.Datum;
import org.glassgpt.figure.Figure;
import org.glassgpt.figure.Label;
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
import org.glassgpt.sampling.Distribution;
import org.glassgpt.sampling.Draw;
import org.glassgpt.session.Selection;
import org.glassgpt.session.Snapshot;
import org.glassgpt.trace.ActivationName;

/**
 * The next token: candidates by falling probability with logit, probability and running sum; what was cut and what did
 * not fit on the paper as rests; the draw as a mark on the line from 0 to 1 that the candidates divide.
 */
public final class ProbabilitiesFigure {
    public static final String ID = "probabilities";

    /** Target of a candidate: its rank and its id. */
    public static final String CANDIDATE = "candidate";

    private static final double ROW = 24;

    private final Sheet sheet;
    private final Snapshot snapshot;
    private final Distribution next;
    private final int last;

    private ProbabilitiesFigure(Snapshot snapshot, Paper paper) {
        this.sheet = new Sheet(paper);
        this.snapshot = snapshot;
        this.next = snapshot.next();
        this.last = snapshot.trace().tokens() - 1;
    }

    /** The selection does not change this picture. */
    public static Figure of(Snapshot snapshot, Selection selection, Paper paper) {
        return new ProbabilitiesFigure(snapshot, paper).draw();
    }

    private Figure draw() {
        String title = sheet.words("figure.next.title");
        sheet.heading(title, caption());
        drawLine();
        Columns columns = Columns.of(sheet);
        drawHeader(columns);
        drawRows(columns);
        Candidate best = next.kept().get(0);
        String summary = sheet.words(
                "figure.next.summary",
                visible(best),
                Numbers.probability(best.p()),
                "" + next.kept().size());
        return sheet.figure(ID, title, withDraw(summary));
    }

    private String caption() {
        var settings = snapshot.settings();
        String how = settings.temperature() == 0
                ? sheet.words("figure.next.greedy")
                : sheet.words("figure.next.temperature", Numbers.limit(settings.temperature()));
        int V = snapshot.trace().model().vocab();
        String caption =
                sheet.join(how, "figure.next.caption", "" + V, "" + next.kept().size());
        return next.rest() > 0 ? sheet.join(caption, "figure.next.notch") : caption;
    }

    private String withDraw(String sentence) {
        return snapshot.draw()
                .map(d -> sheet.join(sentence, "figure.next.drawn", Numbers.probability(d.u()), visible(d.chosen())))
                .orElse(sentence);
    }

    /** The line from 0 to 1, each candidate as long as it is probable, and where u fell. */
    private void drawLine() {
        Palette palette = sheet.palette();
        Type caption = sheet.paper().caption();
        Bounds space = sheet.space();
        Bounds strip = new Bounds(space.x(), space.y() + sheet.px(18), space.width(), sheet.px(28));
        sheet.add(Box.filled(strip, palette.masked()));
        double from = 0;
        for (int rank = 0; rank < next.kept().size(); rank++) {
            Candidate candidate = next.kept().get(rank);
            double width = strip.width() * candidate.p();
            if (width < 2) break;
            drawSegment(new Bounds(strip.x() + strip.width() * from, strip.y(), width, strip.height()), rank);
            from = candidate.cum();
        }
        double end = strip.x() + strip.width() * from;
        if (strip.right() - end >= 2) {
            Bounds many = new Bounds(end, strip.y(), strip.right() - end, strip.height());
            sheet.add(Box.filled(many, palette.bar().mix(palette.background(), 0.75)));
        }
        sheet.add(Box.framed(strip, palette.rule(), 1));
        double scale =
                strip.bottom() + sheet.px(2) + sheet.paper().smallNumber().ascent();
        sheet.text("0", strip.x(), scale, sheet.paper().smallNumber(), palette.muted(), Anchor.START);
        sheet.text("1", strip.right(), scale, sheet.paper().smallNumber(), palette.muted(), Anchor.END);
        snapshot.draw().ifPresent(draw -> drawMark(strip, draw));
        if (snapshot.draw().isEmpty()) {
            String hint = sheet.words("figure.next.not-drawn");
            String shown =
                    Lines.elide(hint, space.width(), caption, sheet.paper().metrics());
            sheet.text(shown, space.x(), space.y() + caption.ascent(), caption, palette.muted(), Anchor.START);
        }
        sheet.space(space.inset(0, scale + sheet.px(12) - space.y(), 0, 0));
    }

    private void drawSegment(Bounds segment, int rank) {
        Candidate candidate = next.kept().get(rank);
        Palette palette = sheet.palette();
        boolean chosen = snapshot.draw().map(d -> d.rank() == rank).orElse(false);
        Rgb fill = chosen ? palette.band() : palette.bar().mix(palette.background(), rank % 2 == 0 ? 0.35 : 0.6);
        Bounds inner = segment.inset(0, 0, segment.width() > 4 ? 1 : 0, 0);
        sheet.add(Box.filled(inner, fill).with(spot(rank)));
        Type caption = sheet.paper().caption();
        double room = segment.width() - sheet.px(8);
        String name = visible(candidate);
        if (sheet.width(name, caption) > room) return;
        double baseline = segment.centreY() + caption.middle();
        sheet.text(name, segment.centreX(), baseline, caption, fill.ink(), Anchor.MIDDLE);
    }

    private void drawMark(Bounds strip, Draw draw) {
        Palette palette = sheet.palette();
        double x = strip.x() + strip.width() * draw.u();
        sheet.line(x, strip.y() - sheet.px(4), x, strip.y() + sheet.px(5), palette.outline(), 2);
        sheet.line(x, strip.bottom() - sheet.px(5), x, strip.bottom() + sheet.px(4), palette.outline(), 2);
        Type numbers = sheet.paper().smallNumber();
        String text = "u = " + Numbers.probability(draw.u());
        double half = sheet.width(text, numbers) / 2;
        double middle = Math.max(strip.x() + half, Math.min(strip.right() - half, x));
        Datum datum = new Datum(
                draw.u(),
                Numbers.probability(draw.u()),
                palette.text(),
                Address.formula("uniform", last).as(Address.DRAW));
        sheet.add(new Label(
                text,
                middle,
                strip.y() - sheet.px(6),
                half * 2,
                numbers,
                palette.text(),
                Anchor.MIDDLE,
                true,
                Optional.of(datum)));
    }

    /** Where the columns of the table stand. */
    private record Columns(double token, double bar, double barWidth, double p, double cum, double logit) {
        static Columns of(Sheet sheet) {
            Bounds space = sheet.space();
            double figures = sheet.px(76);
            double names = Math.min(sheet.px(150), space.width() * 0.22);
            double bar = space.x() + names + sheet.px(12);
            double logit = space.right();
            double cum = logit - figures;
            double p = cum - figures;
            return new Columns(space.x() + names, bar, p - figures - bar, p, cum, logit);
        }
    }

    private void drawHeader(Columns columns) {
        Type caption = sheet.paper().caption();
        double baseline = sheet.space().y() + caption.ascent();
        Rgb muted = sheet.palette().muted();
        sheet.text(sheet.words("figure.next.token"), columns.token(), baseline, caption, muted, Anchor.END);
        sheet.text("p", columns.p(), baseline, caption, muted, Anchor.END);
        sheet.text(sheet.words("figure.next.sum"), columns.cum(), baseline, caption, muted, Anchor.END);
        sheet.text(sheet.words("figure.next.logit"), columns.logit(), baseline, caption, muted, Anchor.END);
        double y = sheet.space().y() + caption.lineHeight() + sheet.px(2);
        sheet.line(
                sheet.space().x(), y, sheet.space().right(), y, sheet.palette().rule(), 1);
        sheet.space(sheet.space().inset(0, y + sheet.px(4) - sheet.space().y(), 0, 0));
    }

    private void drawRows(Columns columns) {
        double row = sheet.px(ROW);
        int room = (int) (sheet.space().height() / row);
        boolean cut = next.cutByK() + next.cutByP() > 0;
        int kept = next.kept().size();
        int forCandidates = Math.max(1, room - (cut ? 1 : 0));
        int shown = kept <= forCandidates ? kept : Math.max(1, forCandidates - 1);
        double y = sheet.space().y();
        for (int rank = 0; rank < shown; rank++, y += row) {
            drawCandidate(
                    columns, new Bounds(sheet.space().x(), y, sheet.space().width(), row), rank);
        }
        if (shown < kept) {
            double unseen = 1 - next.kept().get(shown - 1).cum();
            String text = sheet.words("figure.next.others", "" + (kept - shown));
            drawRest(columns, y, text, Math.max(0, unseen), Address.PROBABILITY, false);
            y += row;
        }
        if (cut) {
            String text = sheet.words("figure.next.cut", "" + next.cutByK(), "" + next.cutByP());
            drawRest(columns, y, text, next.rest(), Address.REST, true);
        }
    }

    private void drawCandidate(Columns columns, Bounds row, int rank) {
        Candidate candidate = next.kept().get(rank);
        Palette palette = sheet.palette();
        Type body = sheet.paper().body();
        boolean chosen = snapshot.draw().map(d -> d.rank() == rank).orElse(false);
        double middle = row.centreY();
        String name = Lines.elide(
                visible(candidate),
                columns.token() - row.x(),
                body,
                sheet.paper().metrics());
        if (chosen) {
            double width = sheet.width(name, body) + sheet.px(10);
            Bounds band = new Bounds(columns.token() - width + sheet.px(5), row.y() + 2, width, row.height() - 4);
            sheet.add(Box.filled(band, palette.band())
                    .outlined(palette.outline(), 2)
                    .rounded(sheet.px(3)));
        }
        Rgb ink = chosen ? palette.band().ink() : palette.text();
        sheet.text(name, columns.token(), middle + body.middle(), body, ink, Anchor.END);
        drawBar(columns, row, candidate.p(), candidate.fullP());
        sheet.add(Box.area(row, spot(rank)));
        double baseline = middle + sheet.paper().number().middle();
        number(
                candidate.p(),
                Numbers.probability(candidate.p()),
                Address.PROBABILITY,
                candidate.id(),
                columns.p(),
                baseline);
        number(
                candidate.cum(),
                Numbers.probability(candidate.cum()),
                Address.CUMULATIVE,
                candidate.id(),
                columns.cum(),
                baseline);
        number(
                candidate.logit(),
                Numbers.signed(candidate.logit()),
                Address.VALUE,
                candidate.id(),
                columns.logit(),
                baseline);
    }

    private void number(double value, String text, String quantity, int id, double x, double baseline) {
        Address address = Address.of(ActivationName.logits(), last, id).as(quantity);
        Datum datum = new Datum(value, text, sheet.palette().text(), address);
        sheet.number(datum, x, baseline, sheet.paper().number(), Anchor.END);
    }

    /** As long as p among the candidates; behind it, hollow, p in the whole vocabulary where the cuts changed it. */
    private void drawBar(Columns columns, Bounds row, double p, double fullP) {
        double inset = sheet.px(4);
        Bounds track = new Bounds(columns.bar(), row.y() + inset, columns.barWidth(), row.height() - 2 * inset);
        sheet.add(Box.filled(track, sheet.palette().masked()));
        Bounds bar = new Bounds(track.x(), track.y(), track.width() * p, track.height());
        sheet.add(Box.filled(bar, sheet.palette().bar()));
        if (Math.abs(p - fullP) * track.width() >= 2) {
            double x = track.x() + track.width() * fullP;
            sheet.line(x, track.y(), x, track.bottom(), sheet.palette().background(), 2);
        }
    }

    private void drawRest(Columns columns, double y, String text, double p, String quantity, boolean cut) {
        double row = sheet.px(ROW);
        Type caption = sheet.paper().caption();
        Palette palette = sheet.palette();
        double baseline = y + row / 2 + caption.middle();
        double inset = sheet.px(4);
        Bounds track = new Bounds(columns.bar(), y + inset, columns.barWidth(), row - 2 * inset);
        double names = columns.token() - sheet.space().x();
        boolean aside = sheet.width(text, caption) > names;
        if (!aside) sheet.text(text, columns.token(), baseline, caption, palette.muted(), Anchor.END);
        Bounds bar = new Bounds(track.x(), track.y(), Math.max(1, track.width() * p), track.height());
        Box box = Box.filled(bar, palette.masked()).outlined(palette.muted(), 1);
        if (cut) box = box.hatched(palette.muted());
        sheet.add(box);
        Address address = Address.of(ActivationName.logits(), last).as(quantity);
        Datum datum = new Datum(p, Numbers.probability(p), palette.text(), address);
        sheet.number(
                datum,
                columns.p(),
                y + row / 2 + sheet.paper().number().middle(),
                sheet.paper().number(),
                Anchor.END);
        if (aside) {
            double x = bar.right() + sheet.px(8);
            double room = track.right() - x;
            boolean right = room >= sheet.width(text, caption);
            String shown = Lines.elide(
                    text, right ? room : names, caption, sheet.paper().metrics());
            sheet.text(
                    shown,
                    right ? x : columns.token(),
                    baseline,
                    caption,
                    palette.muted(),
                    right ? Anchor.START : Anchor.END);
        }
        Bounds line = new Bounds(sheet.space().x(), y, sheet.space().width(), row);
        sheet.add(Box.area(line, new Spot(Target.of("rest"), Optional.of(datum), text + "\n" + Numbers.full(p))));
    }

    private Spot spot(int rank) {
        Candidate candidate = next.kept().get(rank);
        List<String> lines = List.of(
                sheet.words("figure.next.candidate", visible(candidate), "" + candidate.id(), "" + (rank + 1)),
                sheet.words("figure.next.logit-is", Numbers.full(candidate.logit())),
                sheet.words("figure.next.p-is", Numbers.full(candidate.fullP()), Numbers.full(candidate.p())),
                sheet.words("figure.next.sum-is", Numbers.full(candidate.cum())),
                sheet.words("figure.next.append"));
        Address address =
                Address.of(ActivationName.logits(), last, candidate.id()).as(Address.PROBABILITY);
        Datum datum = new Datum(
                candidate.p(), Numbers.full(candidate.p()), sheet.palette().bar(), address);
        return new Spot(new Target(CANDIDATE, rank, candidate.id()), Optional.of(datum), String.join("\n", lines));
    }

    private String visible(Candidate candidate) {
        return snapshot.vocabulary().apply(candidate.id()).visible();
    }
}
