package org.glassgpt.ui.panel.samplingsteps;

import org.glassgpt.figure.Address;
import org.glassgpt.figure.Bounds;
import org.glassgpt.figure.Box;
import org.glassgpt.figure.Datum;
import org.glassgpt.figure.Label.Anchor;
import org.glassgpt.figure.Numbers;
import org.glassgpt.figure.Palette;
import org.glassgpt.figure.Rgb;
import org.glassgpt.figure.Sheet;
import org.glassgpt.figure.Type;
import org.glassgpt.sampling.Draw;
import org.glassgpt.sampling.SamplingSteps;
import org.glassgpt.session.Snapshot;

/**
 * The line from 0 (top) to 1 (bottom) that the candidates divide between them, each tied to its row in the table, and
 * where u fell.
 *
 * @param area right of the table, as high as its rows
 * @param row height of a row
 * @param shown how many ranks have a row of their own; the next row is the rest's
 */
record DrawLine(Sheet sheet, Snapshot snapshot, SamplingSteps steps, Bounds area, double row, int shown) {
    void draw() {
        Palette palette = sheet.palette();
        Type small = sheet.paper().smallNumber();
        double label = sheet.width("u=0.000", small) + sheet.px(8);
        double width = Math.min(sheet.px(34), area.width() - label - sheet.px(24));
        double edge = small.lineHeight();
        Bounds strip = new Bounds(
                area.right() - label - width, area.y() + edge, width, Math.max(20, area.height() - 2 * edge));
        sheet.add(Box.filled(strip, palette.masked()));
        double from = 0;
        for (int rank = 0; rank < Math.min(shown, steps.kept()); rank++) {
            double p = steps.p(rank);
            segment(strip, rank, from, p);
            from += p;
        }
        if (steps.kept() > shown && (1 - from) * strip.height() >= 1) {
            tie(area.y() + (shown + 0.5) * row, strip, (from + 1) / 2, palette.rule(), 1);
        }
        sheet.add(Box.framed(strip, palette.rule(), 1));
        double x = strip.centreX();
        sheet.text("0", x, strip.y() - sheet.px(4), small, palette.muted(), Anchor.MIDDLE);
        sheet.text("1", x, strip.bottom() + small.ascent() + sheet.px(2), small, palette.muted(), Anchor.MIDDLE);
        snapshot.draw().filter(draw -> !steps.greedy()).ifPresent(draw -> mark(strip, draw));
    }

    private void segment(Bounds strip, int rank, double from, double p) {
        Palette palette = sheet.palette();
        boolean chosen = snapshot.draw().map(d -> d.rank() == rank).orElse(false);
        double height = strip.height() * p;
        if (height < 1 && !chosen) return;
        Rgb fill = chosen ? palette.band() : palette.bar().mix(palette.background(), rank % 2 == 0 ? 0.35 : 0.6);
        double gap = height > 4 ? 1 : 0;
        Bounds piece =
                new Bounds(strip.x(), strip.y() + strip.height() * from, strip.width(), Math.max(1, height - gap));
        sheet.add(Box.filled(piece, fill));
        double at = area.y() + (rank + 0.5) * row;
        tie(at, strip, from + p / 2, chosen ? palette.outline() : palette.rule(), chosen ? 2 : 1);
    }

    /** From a row of the table to its share of the line. */
    private void tie(double rowY, Bounds strip, double share, Rgb colour, double width) {
        double y = strip.y() + strip.height() * share;
        sheet.line(area.x() + sheet.px(4), rowY, strip.x() - sheet.px(2), y, colour, width);
    }

    private void mark(Bounds strip, Draw draw) {
        Palette palette = sheet.palette();
        double y = strip.y() + strip.height() * draw.u();
        sheet.line(strip.x() - sheet.px(4), y, strip.right() + sheet.px(4), y, palette.outline(), 2);
        Type small = sheet.paper().smallNumber();
        Address address =
                Address.formula("uniform", snapshot.trace().tokens() - 1).as(Address.DRAW);
        String text = Numbers.probability(draw.u());
        double x = strip.right() + sheet.px(6);
        double middle = Math.max(strip.y() + small.ascent(), Math.min(strip.bottom(), y + small.middle()));
        sheet.text("u=", x, middle, small, palette.muted(), Anchor.START);
        Datum datum = new Datum(draw.u(), text, palette.text(), address);
        sheet.number(datum, x + sheet.width("u=", small), middle, small, Anchor.START);
    }
}
