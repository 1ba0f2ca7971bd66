package org.glassgpt.figure;

import org.glassgpt.figure.Label.Anchor;

/**
 * Two axes with round numbers around a plot.
 *
 * @param plot area inside
 * @param left value at the left edge
 * @param right value at the right edge
 * @param low value at the bottom
 * @param high value at the top
 */
public record Axes(Bounds plot, double left, double right, double low, double high) {
    public double x(double value) {
        return plot.x() + plot.width() * (value - left) / (right - left);
    }

    public double y(double value) {
        return plot.bottom() - plot.height() * (value - low) / (high - low);
    }

    /** The value at a place across. */
    public double valueAt(double px) {
        return left + (right - left) * (px - plot.x()) / plot.width();
    }

    /** Room that the numbers of the upright axis take at its left. */
    public static double leftRoom(Sheet sheet) {
        return sheet.width("-00.0", sheet.paper().smallNumber()) + sheet.px(8);
    }

    /** Room that numbers and title take below. */
    public static double bottomRoom(Sheet sheet) {
        return sheet.paper().smallNumber().lineHeight()
                + sheet.paper().caption().lineHeight()
                + sheet.px(6);
    }

    /** Numbers along the bottom, at most one for so many logical pixels at scale 1, and what they are. */
    public void across(Sheet sheet, String title, Rgb colour) {
        Type numbers = sheet.paper().smallNumber();
        Palette palette = sheet.palette();
        double baseline = plot.bottom() + sheet.px(4) + numbers.ascent();
        for (double tick : Ruler.ticks(left, right, (int) Math.max(1, plot.width() / sheet.px(64)))) {
            double x = x(tick);
            String text = Numbers.limit(tick);
            double half = sheet.width(text, numbers) / 2;
            if (x - half < plot.x() - sheet.px(12) || x + half > plot.right() + sheet.px(14)) continue;
            sheet.line(x, plot.bottom(), x, plot.bottom() + sheet.px(3), palette.muted(), 1);
            sheet.text(text, x, baseline, numbers, palette.muted(), Anchor.MIDDLE);
        }
        if (!title.isEmpty()) titleAcross(sheet, plot, title, colour);
    }

    /** What the numbers along the bottom of a plot are, below them. */
    public static void titleAcross(Sheet sheet, Bounds plot, String title, Rgb colour) {
        Type numbers = sheet.paper().smallNumber();
        Type caption = sheet.paper().caption();
        double below = plot.bottom() + sheet.px(4) + numbers.lineHeight() + caption.ascent();
        String shown = Lines.elide(
                title, plot.width() + sheet.px(8), caption, sheet.paper().metrics());
        sheet.text(shown, plot.x(), below, caption, colour, Anchor.START);
    }

    /** Numbers along the left side. */
    public void up(Sheet sheet) {
        Type numbers = sheet.paper().smallNumber();
        Palette palette = sheet.palette();
        for (double tick : Ruler.ticks(low, high, (int) Math.max(1, plot.height() / sheet.px(30)))) {
            double y = y(tick);
            sheet.line(plot.x() - sheet.px(3), y, plot.x(), y, palette.muted(), 1);
            sheet.text(
                    Numbers.limit(tick),
                    plot.x() - sheet.px(6),
                    y + numbers.middle(),
                    numbers,
                    palette.muted(),
                    Anchor.END);
        }
    }

    /** The lines of value 0, where they lie inside, and a frame. */
    public void frame(Sheet sheet) {
        Palette palette = sheet.palette();
        if (left < 0 && right > 0) sheet.line(x(0), plot.y(), x(0), plot.bottom(), palette.rule(), 1);
        if (low < 0 && high > 0) sheet.line(plot.x(), y(0), plot.right(), y(0), palette.rule(), 1);
        sheet.add(Box.framed(plot, palette.rule(), 1));
    }
}
