package org.glassgpt.ui.panel.cost;

import java.util.Optional;
import org.glassgpt.figure.Bounds;
import org.glassgpt.figure.Box;
import org.glassgpt.figure.Datum;
import org.glassgpt.figure.Label.Anchor;
import org.glassgpt.figure.Lines;
import org.glassgpt.figure.Rgb;
import org.glassgpt.figure.Sheet;
import org.glassgpt.figure.Spot;
import org.glassgpt.figure.Target;
import org.glassgpt.figure.Type;

/** Rows of name, formula and number, each number with a line as long as its share of the whole. */
final class Table {
    private final Sheet sheet;
    private final Bounds area;
    private final double row;
    private final double number;
    private final boolean formulas;
    private double y;
    private int rows;

    /**
     * @param area that the table may take
     * @param row height of a row
     */
    Table(Sheet sheet, Bounds area, double row) {
        this.sheet = sheet;
        this.area = area;
        this.row = row;
        this.number = Math.min(sheet.px(130), area.width() * 0.36);
        this.formulas = area.width() >= sheet.px(390);
        this.y = area.y();
    }

    void header(String text, String unit) {
        Type type = sheet.paper().caption().bold();
        double baseline = y + row / 2 + type.middle();
        double half = area.width() - sheet.width(unit, sheet.paper().caption()) - sheet.px(12);
        sheet.text(
                fit(text, half, type), area.x(), baseline, type, sheet.palette().text(), Anchor.START);
        sheet.text(
                unit,
                area.right(),
                baseline,
                sheet.paper().caption(),
                sheet.palette().muted(),
                Anchor.END);
        y += row;
        sheet.line(area.x(), y - 1, area.right(), y - 1, sheet.palette().rule(), 1);
    }

    /**
     * @param share of the whole, or less than 0 for no line
     */
    void row(String name, String formula, Datum datum, double share, boolean strong) {
        Rgb ink = sheet.palette().text();
        Type caption = strong ? sheet.paper().caption().bold() : sheet.paper().caption();
        Type numbers = sheet.paper().smallNumber();
        double baseline = y + row / 2 + caption.middle() - sheet.px(1);
        double names = formulas ? area.width() * 0.3 : area.width() - number - sheet.px(8);
        sheet.text(fit(name, names, caption), area.x(), baseline, caption, ink, Anchor.START);
        if (formulas) {
            double x = area.x() + names + sheet.px(8);
            double room = area.right() - number - sheet.px(8) - x;
            sheet.text(
                    fit(formula, room, numbers),
                    x,
                    baseline,
                    numbers,
                    sheet.palette().muted(),
                    Anchor.START);
        }
        sheet.number(datum, area.right(), baseline, numbers, Anchor.END);
        if (share >= 0) drawShare(share);
        Bounds line = new Bounds(area.x(), y, area.width(), row);
        String words = formula.isEmpty() ? name + ": " + datum.text() : name + ": " + formula + " = " + datum.text();
        sheet.add(Box.area(line, new Spot(Target.of("row", rows++), Optional.of(datum), words)));
        y += row;
    }

    private void drawShare(double share) {
        Bounds track = new Bounds(area.right() - number, y + row - sheet.px(4), number, sheet.px(2.5));
        sheet.add(Box.filled(track, sheet.palette().masked()));
        Bounds bar = new Bounds(track.x(), track.y(), number * share, track.height());
        if (bar.width() >= 0.5) sheet.add(Box.filled(bar, sheet.palette().bar()));
    }

    private String fit(String text, double room, Type type) {
        return Lines.elide(text, room, type, sheet.paper().metrics());
    }

    void gap() {
        y += row / 2;
    }
}
