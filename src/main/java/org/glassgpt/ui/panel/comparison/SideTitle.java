package org.glassgpt.ui.panel.comparison;

import org.glassgpt.figure.Bounds;
import org.glassgpt.figure.Box;
import org.glassgpt.figure.Label.Anchor;
import org.glassgpt.figure.Lines;
import org.glassgpt.figure.Rgb;
import org.glassgpt.figure.Sheet;
import org.glassgpt.figure.Type;

/** The name of a side over its picture, after a letter by which the window names it too. */
final class SideTitle {
    private SideTitle() {}

    static double height(Sheet sheet) {
        return Math.ceil(sheet.paper().body().lineHeight() + sheet.px(8));
    }

    static void draw(Sheet sheet, String side, String title, Bounds at) {
        Type type = sheet.paper().body().bold();
        String letter = sheet.words("compare.letter." + side);
        double middle = at.y() + height(sheet) / 2 + sheet.px(2);
        double height = sheet.paper().caption().lineHeight();
        double width = sheet.width(letter, sheet.paper().caption().bold()) + sheet.px(12);
        double x = at.x() + sheet.px(16);
        Rgb ground = sheet.palette().text();
        sheet.add(Box.filled(new Bounds(x, middle - height / 2, width, height), ground)
                .rounded(sheet.px(4)));
        Type small = sheet.paper().caption().bold();
        sheet.text(letter, x + width / 2, middle + small.middle(), small, ground.ink(), Anchor.MIDDLE);
        double left = x + width + sheet.px(8);
        double room = at.x() + at.width() - sheet.px(8) - left;
        String text = Lines.elide(title, room, type, sheet.paper().metrics());
        sheet.text(text, left, middle + type.middle(), type, sheet.palette().text(), Anchor.START);
    }
}
