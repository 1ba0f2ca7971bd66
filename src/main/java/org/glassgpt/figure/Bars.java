package org.glassgpt.figure;

import java.util.List;
import java.util.Optional;
import org.glassgpt.figure.Label.Anchor;

/**
 * A short list of things with a number each: name, bar, number, and perhaps a second number without a bar.
 *
 * @param rows from top to bottom
 * @param low value at the left end of the bars; below zero when some values are
 * @param high value at their right end
 * @param heads what the columns are: name, bar and first number, second number; empty for none
 */
public record Bars(List<Row> rows, double low, double high, List<String> heads) {
    private static final double ROW = 22;

    /**
     * One line.
     *
     * @param value drawn as a bar from zero, and as text
     * @param second number behind it
     * @param inHand whether the name stands on the band of what is in hand
     */
    public record Row(String name, Datum value, Optional<Datum> second, Rgb fill, Spot spot, boolean inHand) {}

    public Bars {
        rows = List.copyOf(rows);
        heads = List.copyOf(heads);
    }

    /** How many rows a height holds, heads included where there are any. */
    public static int fit(Sheet sheet, double height, boolean heads) {
        double room = height - (heads ? head(sheet) : 0);
        return (int) Math.max(0, Math.floor((room + sheet.px(1)) / sheet.px(ROW)));
    }

    /** Height of so many rows. */
    public static double height(Sheet sheet, int rows, boolean heads) {
        return rows * sheet.px(ROW) + (heads ? head(sheet) : 0);
    }

    private static double head(Sheet sheet) {
        return sheet.paper().caption().lineHeight() + sheet.px(2);
    }

    /** Draws into the top of an area; what does not fit is left out. */
    public void draw(Sheet sheet, Bounds area) {
        boolean two = rows.stream().anyMatch(row -> row.second().isPresent());
        Type numbers = sheet.paper().number();
        double figures = sheet.width("-00.000", numbers) + sheet.px(6);
        double names = Math.min(sheet.px(130), area.width() * (two ? 0.28 : 0.34));
        Bounds track = new Bounds(area.x() + names + sheet.px(8), 0, area.width() - names - sheet.px(8) - figures, 0);
        if (two) track = track.inset(0, 0, figures, 0);
        double y = area.y();
        if (!heads.isEmpty()) {
            drawHeads(sheet, area, names, track.right() + figures);
            y += head(sheet);
        }
        int fitting = Math.min(rows.size(), fit(sheet, area.height(), !heads.isEmpty()));
        for (int i = 0; i < fitting; i++, y += sheet.px(ROW)) {
            Bounds line = new Bounds(area.x(), y, area.width(), sheet.px(ROW));
            drawRow(sheet, rows.get(i), line, names, new Bounds(track.x(), y, track.width(), sheet.px(ROW)), figures);
        }
    }

    private void drawHeads(Sheet sheet, Bounds area, double names, double firstEnd) {
        Type caption = sheet.paper().caption();
        Rgb muted = sheet.palette().muted();
        double baseline = area.y() + caption.ascent();
        double[] ends = {area.x() + names, firstEnd, area.right()};
        double from = area.x() - sheet.px(8);
        for (int i = 0; i < Math.min(heads.size(), 3); i++) {
            String text = Lines.elide(
                    heads.get(i),
                    ends[i] - from - sheet.px(8),
                    caption,
                    sheet.paper().metrics());
            sheet.text(text, ends[i], baseline, caption, muted, Anchor.END);
            from = ends[i];
        }
    }

    private void drawRow(Sheet sheet, Row row, Bounds line, double names, Bounds track, double figures) {
        Type caption = sheet.paper().caption();
        Palette palette = sheet.palette();
        double baseline = line.centreY() + caption.middle();
        String name = Lines.elide(row.name(), names, caption, sheet.paper().metrics());
        if (row.inHand()) band(sheet, line.x() + names - sheet.width(name, caption), line, sheet.width(name, caption));
        Rgb ink = row.inHand() ? palette.band().ink() : palette.text();
        sheet.text(name, line.x() + names, baseline, caption, ink, Anchor.END);
        Bounds inner = track.inset(0, sheet.px(5), 0, sheet.px(5));
        sheet.add(Box.filled(inner, palette.masked()));
        double zero = inner.x() + inner.width() * Math.max(0, Math.min(1, -low / (high - low)));
        double end =
                inner.x() + inner.width() * Math.max(0, Math.min(1, (row.value().value() - low) / (high - low)));
        double from = Math.min(zero, end);
        sheet.add(Box.filled(new Bounds(from, inner.y(), Math.abs(end - zero), inner.height()), row.fill()));
        if (low < 0) sheet.line(zero, line.y(), zero, line.bottom(), palette.muted(), 1);
        double middle = line.centreY() + sheet.paper().number().middle();
        sheet.number(row.value(), track.right() + figures, middle, sheet.paper().number(), Anchor.END);
        row.second()
                .ifPresent(second ->
                        sheet.number(second, line.right(), middle, sheet.paper().number(), Anchor.END));
        sheet.add(Box.area(line, row.spot()));
    }

    private static void band(Sheet sheet, double x, Bounds line, double width) {
        Bounds band = new Bounds(x - sheet.px(4), line.y() + 1, width + sheet.px(8), line.height() - 2);
        sheet.add(Box.filled(band, sheet.palette().band())
                .outlined(sheet.palette().outline(), 2)
                .rounded(sheet.px(3)));
    }
}
