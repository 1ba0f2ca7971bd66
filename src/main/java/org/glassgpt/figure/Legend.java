package org.glassgpt.figure;

import java.util.List;
import java.util.Optional;
import org.glassgpt.figure.Label.Anchor;

/** A strip of a scale's colours with its numbers written below, and what they measure above. */
public final class Legend {
    private static final int STEPS = 128;
    private static final double INLINE = 64;

    private Legend() {}

    public static double height(Sheet sheet) {
        return sheet.paper().caption().lineHeight() * 2 + sheet.px(16);
    }

    /** A legend over the left of what is left of the paper, taken from it. */
    public static void across(Sheet sheet, Scale scale, String what) {
        Bounds space = sheet.space();
        draw(sheet, space.x(), space.y(), Math.min(sheet.px(240), space.width()), scale, what);
        sheet.space(space.inset(0, height(sheet) + sheet.px(4), 0, 0));
    }

    /** As {@link #across}, on one line, where there is little height. */
    public static void line(Sheet sheet, Scale scale, String what) {
        Bounds space = sheet.space();
        Type caption = sheet.paper().caption();
        double baseline = space.y() + caption.ascent();
        sheet.text(what, space.x(), baseline, caption, sheet.palette().muted(), Anchor.START);
        double right = space.x() + sheet.width(what, caption) + sheet.px(12) + inlineWidth(sheet, scale);
        inline(sheet, right, baseline, scale);
        sheet.space(space.inset(0, caption.lineHeight() + sheet.px(6), 0, 0));
    }

    /**
     * @param x left edge
     * @param y top edge
     * @param width of the strip
     * @param what it measures, one line
     */
    public static void draw(Sheet sheet, double x, double y, double width, Scale scale, String what) {
        Type caption = sheet.paper().caption();
        Palette palette = sheet.palette();
        sheet.text(what, x, y + caption.ascent(), caption, palette.muted(), Anchor.START);
        Bounds strip = new Bounds(x, y + caption.lineHeight(), width, sheet.px(10));
        ramp(sheet, strip, scale);
        Type small = sheet.paper().smallNumber();
        double baseline =
                strip.bottom() + sheet.px(2) + sheet.paper().smallNumber().ascent();
        List<Double> marks = List.of(scale.low(), (scale.low() + scale.high()) / 2, scale.high());
        Anchor[] anchors = {Anchor.START, Anchor.MIDDLE, Anchor.END};
        double ends = sheet.width(Numbers.limit(scale.low()) + "  " + Numbers.limit(scale.high()), small);
        if (ends > width && scale.low() == -scale.high()) {
            sheet.text("±" + Numbers.limit(scale.high()), x, baseline, small, palette.muted(), Anchor.START);
            return;
        }
        boolean tight = ends + 2 * sheet.width(Numbers.limit(marks.get(1)), small) > width;
        for (int i = 0; i < 3; i += tight ? 2 : 1) {
            sheet.text(
                    Numbers.limit(marks.get(i)),
                    x + width * i / 2,
                    baseline,
                    sheet.paper().smallNumber(),
                    palette.muted(),
                    anchors[i]);
        }
    }

    /** What {@link #inline} takes of a line. */
    public static double inlineWidth(Sheet sheet, Scale scale) {
        Type small = sheet.paper().smallNumber();
        double numbers =
                sheet.width(Numbers.limit(scale.low()), small) + sheet.width(Numbers.limit(scale.high()), small);
        return numbers + sheet.px(INLINE + 12);
    }

    /**
     * On one line, its limits on either side of the strip.
     *
     * @param right where it ends
     * @return where it begins
     */
    public static double inline(Sheet sheet, double right, double baseline, Scale scale) {
        Type small = sheet.paper().smallNumber();
        Rgb ink = sheet.palette().muted();
        String low = Numbers.limit(scale.low());
        String high = Numbers.limit(scale.high());
        double width = sheet.px(INLINE);
        double x = right - sheet.width(high, small) - sheet.px(6) - width;
        sheet.text(high, right, baseline, small, ink, Anchor.END);
        ramp(sheet, new Bounds(x, baseline - small.middle() - sheet.px(5), width, sheet.px(10)), scale);
        sheet.text(low, x - sheet.px(6), baseline, small, ink, Anchor.END);
        return right - inlineWidth(sheet, scale);
    }

    private static void ramp(Sheet sheet, Bounds strip, Scale scale) {
        Palette palette = sheet.palette();
        Matrix ramp = Matrix.of(
                1, STEPS, (row, i) -> (float) (scale.low() + (scale.high() - scale.low()) * i / (STEPS - 1.0)));
        sheet.add(new Heatmap(
                Target.of("legend"),
                strip,
                ramp,
                scale,
                palette.masked(),
                palette.hatch(),
                0,
                Optional.empty(),
                Optional.empty()));
        sheet.add(Box.framed(strip, palette.rule(), 1));
    }
}
