package org.glassgpt.figure;

import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.glassgpt.figure.Label.Anchor;

/** Names at the left of rows of equal height: every n-th where there is no room for all, and the one in hand on a band. */
public final class RowNames {
    private static final double LEAST = 15;

    private RowNames() {}

    /** Where a row stands for several things it is named after the first of them, the row in hand after the one in hand. */
    public static List<String> pooled(int count, int block, int inHand, IntFunction<String> name) {
        return IntStream.range(0, (count + block - 1) / block)
                .map(row -> inHand >= 0 && row == inHand / block ? inHand : row * block)
                .mapToObj(name)
                .toList();
    }

    /** The width that names take, at most a share of what there is. */
    public static double width(Sheet sheet, List<String> names, double most) {
        Type type = sheet.paper().caption();
        double widest = names.stream()
                .mapToDouble(name -> sheet.width(name, type))
                .max()
                .orElse(0);
        return Math.min(widest, most) + sheet.px(12);
    }

    /**
     * @param rows what they name; they stand to the left of it
     * @param room that they may take, as {@link #width} gave it
     * @param inHand name on a band, or -1
     */
    public static void draw(Sheet sheet, Bounds rows, List<String> names, double room, int inHand) {
        Type type = sheet.paper().caption();
        double height = rows.height() / names.size();
        int every = Ruler.every(sheet.px(LEAST), height);
        double right = rows.x() - sheet.px(8);
        for (int row = 0; row < names.size(); row++) {
            boolean near = inHand >= 0 && row != inHand && Math.abs(row - inHand) < every;
            if (row != inHand && (row % every != 0 || near)) continue;
            String text = Lines.elide(
                    names.get(row), room - sheet.px(12), type, sheet.paper().metrics());
            double middle = rows.y() + (row + 0.5) * height;
            if (row == inHand) band(sheet, text, right, middle);
            Rgb colour = row == inHand ? Rgb.BLACK : sheet.palette().text();
            sheet.text(text, right, middle + type.middle(), type, colour, Anchor.END);
        }
    }

    /** The token in hand: a yellow band inside an outline, behind a name that ends at a place. */
    public static void band(Sheet sheet, String text, double right, double middle) {
        Type type = sheet.paper().caption();
        double width = sheet.width(text, type) + sheet.px(8);
        double height = sheet.paper().caption().lineHeight();
        Bounds band = new Bounds(right + sheet.px(4) - width, middle - height / 2, width, height);
        sheet.add(Box.filled(band, sheet.palette().band())
                .outlined(sheet.palette().outline(), 2)
                .rounded(sheet.px(3)));
    }

    /** A meaning's sign on a square of its colour; returns where what follows may begin. */
    public static double badge(Sheet sheet, Meaning meaning, double x, double y) {
        double side = sheet.px(20);
        Rgb fill = meaning.fill();
        sheet.add(Box.filled(new Bounds(x, y, side, side), fill).rounded(sheet.px(4)));
        Type type = new Type(Face.WORDS_BOLD, sheet.px(14));
        sheet.text(meaning.sign(), x + side / 2, y + side / 2 + type.middle() * 0.8, type, fill.ink(), Anchor.MIDDLE);
        return x + side + sheet.px(6);
    }
}
