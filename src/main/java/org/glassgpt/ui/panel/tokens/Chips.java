package org.glassgpt.ui.panel.tokens;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.glassgpt.figure.Address;
import org.glassgpt.figure.Bounds;
import org.glassgpt.figure.Box;
import org.glassgpt.figure.Datum;
import org.glassgpt.figure.Face;
import org.glassgpt.figure.Label.Anchor;
import org.glassgpt.figure.Lines;
import org.glassgpt.figure.Palette;
import org.glassgpt.figure.Rgb;
import org.glassgpt.figure.Sheet;
import org.glassgpt.figure.Spot;
import org.glassgpt.figure.Target;
import org.glassgpt.figure.Type;
import org.glassgpt.session.Snapshot;
import org.glassgpt.session.TokenView;

/**
 * Tokens as tiles: the place above, the text on the tile, id and bytes below.
 *
 * @param inHand place of the token in hand
 * @param zoom how much larger than the rest of the picture
 */
record Chips(Sheet sheet, Snapshot snapshot, int inHand, double zoom) {
    private double px(double atDesk) {
        return sheet.px(atDesk * zoom);
    }

    private Type face() {
        return new Type(Face.WORDS, px(14));
    }

    private Type number() {
        return new Type(Face.NUMBERS, px(13));
    }

    private Type small() {
        return new Type(Face.NUMBERS, px(12));
    }

    double gap() {
        return px(8);
    }

    /** Between two lines of tiles. */
    double lead() {
        return px(14);
    }

    double height() {
        return Math.ceil(px(28) + 3 * px(18));
    }

    /** How many lines fit. */
    int room() {
        return Math.max(1, (int) ((sheet.space().height() + lead()) / (height() + lead())));
    }

    /** Tokens in lines, as words in a paragraph. */
    List<List<Integer>> rows() {
        List<List<Integer>> rows = new ArrayList<>();
        double x = Double.POSITIVE_INFINITY;
        for (int token = 0; token < snapshot.tokens().size(); token++) {
            double width = width(token);
            if (x + width > sheet.space().width()) {
                rows.add(new ArrayList<>());
                x = 0;
            }
            rows.get(rows.size() - 1).add(token);
            x += width + gap();
        }
        return rows;
    }

    double width(int token) {
        TokenView view = view(token);
        double text = sheet.width(text(token), face());
        double id = sheet.width("" + view.id(), number());
        double bytes = Math.min(3, view(token).bytes().length) * sheet.width("00 ", small());
        return Math.ceil(Math.max(px(44), Math.max(text, Math.max(id, bytes)) + px(16)));
    }

    private TokenView view(int token) {
        return snapshot.tokens().get(token);
    }

    private String text(int token) {
        double most = Math.min(px(180), sheet.space().width() - px(20));
        return Lines.elide(view(token).visible(), most, face(), sheet.paper().metrics());
    }

    /** As many bytes as fit a width, whole ones. */
    private String bytes(int token, double room) {
        String hex = view(token).hex();
        if (sheet.width(hex, small()) <= room) return hex;
        int bytes = (int) ((room - sheet.width(" …", small())) / sheet.width("00 ", small()) + 0.34);
        return hex.substring(0, Math.max(0, 3 * bytes - 1)) + " …";
    }

    void draw(Bounds chip, int token) {
        Palette palette = sheet.palette();
        boolean held = token == inHand;
        double x = chip.centreX();
        sheet.text("" + token, x, chip.y() + small().ascent(), small(), palette.muted(), Anchor.MIDDLE);
        Bounds tile = new Bounds(chip.x(), chip.y() + px(18), chip.width(), px(28));
        Box box = Box.filled(tile, held ? palette.band() : palette.masked()).rounded(px(4));
        sheet.add(box.outlined(held ? palette.outline() : palette.rule(), held ? 2 : 1));
        Rgb ink = held ? palette.band().ink() : palette.text();
        sheet.text(text(token), x, tile.centreY() + face().middle(), face(), ink, Anchor.MIDDLE);
        if (token >= snapshot.promptTokens()) {
            Bounds mark = new Bounds(tile.x() + px(8), tile.bottom() - px(5), tile.width() - px(16), 2);
            sheet.add(Box.filled(mark, held ? palette.band().ink() : palette.bar()));
        }
        int id = view(token).id();
        Address address = new Address(Address.Source.ACTIVATION, "input_ids", List.of(token), Address.VALUE);
        Datum datum = new Datum(id, "" + id, palette.text(), address);
        double line = tile.bottom() + px(4) + number().ascent();
        sheet.number(datum, x, line, number(), Anchor.MIDDLE);
        sheet.text(bytes(token, chip.width()), x, line + px(17), small(), palette.muted(), Anchor.MIDDLE);
        sheet.add(Box.area(chip, new Spot(Target.of(TokensFigure.TOKEN, token), Optional.of(datum), words(token))));
    }

    private String words(int token) {
        TokenView view = view(token);
        String what = sheet.words("figure.tokens.token", view.visible(), "" + token, "" + view.id());
        String bytes = view.hex().isEmpty() ? "" : "\n" + sheet.words("figure.tokens.bytes", view.hex());
        boolean drawn = token >= snapshot.promptTokens();
        return what + bytes + (drawn ? "\n" + sheet.words("figure.tokens.drawn") : "");
    }
}
