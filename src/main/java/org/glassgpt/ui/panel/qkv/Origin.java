package org.glassgpt.ui.panel.qkv;

import org.glassgpt.figure.Bounds;
import org.glassgpt.figure.Box;
import org.glassgpt.figure.Label.Anchor;
import org.glassgpt.figure.Meaning;
import org.glassgpt.figure.Rgb;
import org.glassgpt.figure.Sheet;
import org.glassgpt.figure.Type;
import org.glassgpt.trace.ModelShape;

/**
 * Where a row of q, k or v comes from, as shapes: a row of ln1 (1 × C), times a matrix (C × hs), plus a bias (hs).
 *
 * @param meaning query, key or value
 * @param token whose row it is
 */
record Origin(Sheet sheet, ModelShape model, Meaning meaning, int token) {
    private static final double SIDE = 54;
    private static final double BAR = 9;

    static double height(Sheet sheet) {
        return sheet.px(SIDE) + 2 * (sheet.paper().caption().lineHeight() + sheet.px(2));
    }

    /** The height of a matrix, or the length of a row, of so many numbers: C has the full side. */
    private double length(int numbers) {
        return Math.max(sheet.px(BAR), sheet.px(SIDE) * Math.min(1, numbers / (double) model.width()));
    }

    void draw(Bounds area) {
        String sign = meaning.sign();
        int C = model.width();
        int hs = model.headSize();
        double bar = sheet.px(BAR);
        Rgb hue = meaning.fill();
        Rgb pale = sheet.palette().background().mix(hue, 0.35);
        double x = area.x();
        x = piece(area, x, "ln1[" + token + "]", "1×" + C, length(C), bar, Meaning.RESIDUAL.fill());
        x = between(area, x, "·");
        x = piece(area, x, "W" + sign, C + "×" + hs, length(hs), length(C), pale);
        x = between(area, x, "+");
        x = piece(area, x, "b" + sign, "1×" + hs, length(hs), bar, pale);
        x = between(area, x, "=");
        piece(area, x, sign + "[" + token + "]", "1×" + hs, length(hs), bar, hue);
    }

    /** A box with its name above and its shape below; returns where the next thing begins. */
    private double piece(Bounds area, double x, String name, String shape, double width, double height, Rgb fill) {
        Type names = sheet.paper().caption();
        Type shapes = sheet.paper().smallNumber();
        double across = Math.max(width, Math.max(sheet.width(name, names), sheet.width(shape, shapes)));
        double centre = x + across / 2;
        sheet.text(
                name, centre, area.y() + names.ascent(), names, sheet.palette().text(), Anchor.MIDDLE);
        double middle = area.centreY();
        Bounds box = new Bounds(centre - width / 2, middle - height / 2, width, height);
        sheet.add(Box.filled(box, fill).outlined(sheet.palette().muted(), 1));
        double baseline = area.bottom() - shapes.descent();
        sheet.text(shape, centre, baseline, shapes, sheet.palette().muted(), Anchor.MIDDLE);
        return x + across;
    }

    private double between(Bounds area, double x, String sign) {
        Type type = sheet.paper().body();
        double across = sheet.px(16);
        double baseline = area.centreY() + type.middle();
        sheet.text(sign, x + across / 2, baseline, type, sheet.palette().text(), Anchor.MIDDLE);
        return x + across;
    }
}
