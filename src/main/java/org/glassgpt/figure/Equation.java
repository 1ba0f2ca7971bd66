package org.glassgpt.figure;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.glassgpt.figure.Label.Anchor;

/** Words, signs and numbers set one after another, over as many lines as they need. */
public final class Equation {
    private record Piece(String text, Type type, Rgb colour, Optional<Datum> datum, boolean glued) {}

    private final Sheet sheet;
    private final List<Piece> pieces = new ArrayList<>();

    public Equation(Sheet sheet) {
        this.sheet = sheet;
    }

    /** Words or a sign. */
    public Equation word(String text) {
        return word(text, sheet.palette().text());
    }

    public Equation word(String text, Rgb colour) {
        pieces.add(new Piece(text, sheet.paper().body(), colour, Optional.empty(), false));
        return this;
    }

    /** A sign of arithmetic, in the face of the numbers. */
    public Equation sign(String text) {
        return sign(text, false);
    }

    /** A sign close behind what comes before, such as a closing bracket. */
    public Equation gluedSign(String text) {
        return sign(text, true);
    }

    private Equation sign(String text, boolean glued) {
        pieces.add(new Piece(text, sheet.paper().number(), sheet.palette().text(), Optional.empty(), glued));
        return this;
    }

    /** A number in its own colour. */
    public Equation number(Datum datum) {
        pieces.add(new Piece(datum.text(), sheet.paper().number(), datum.colour(), Optional.of(datum), false));
        return this;
    }

    /** A number close behind what comes before. */
    public Equation gluedNumber(Datum datum) {
        pieces.add(new Piece(datum.text(), sheet.paper().number(), datum.colour(), Optional.of(datum), true));
        return this;
    }

    /** Height of one line. */
    public static double lineHeight(Sheet sheet) {
        return sheet.paper().body().lineHeight() + sheet.px(2);
    }

    /** Draws into the top of an area and returns the height taken. */
    public double draw(Bounds area) {
        double line = lineHeight(sheet);
        double x = area.x();
        double y = area.y();
        for (Piece piece : pieces) {
            double space = piece.glued() || x == area.x() ? 0 : sheet.px(6);
            double width = sheet.width(piece.text(), piece.type());
            if (x + space + width > area.right() && x > area.x()) {
                x = area.x();
                y += line;
                space = 0;
            }
            double baseline = y + sheet.paper().body().ascent();
            String text = Lines.elide(
                    piece.text(), area.width(), piece.type(), sheet.paper().metrics());
            double taken = sheet.width(text, piece.type());
            sheet.add(new Label(
                    text, x + space, baseline, taken, piece.type(), piece.colour(), Anchor.START, true, piece.datum()));
            x += space + taken;
        }
        return y + line - area.y();
    }
}
