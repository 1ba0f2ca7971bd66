package org.glassgpt.ui.panel.merges;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.glassgpt.figure.Address;
import org.glassgpt.figure.Bounds;
import org.glassgpt.figure.Box;
import org.glassgpt.figure.Datum;
import org.glassgpt.figure.Face;
import org.glassgpt.figure.Label.Anchor;
import org.glassgpt.figure.Lines;
import org.glassgpt.figure.Rgb;
import org.glassgpt.figure.Sheet;
import org.glassgpt.figure.Spot;
import org.glassgpt.figure.Target;
import org.glassgpt.figure.Type;
import org.glassgpt.session.Snapshot;
import org.glassgpt.tokenizer.MergeStep;
import org.glassgpt.tokenizer.Spelling;
import org.glassgpt.tokenizer.TokenText;

/**
 * Pieces of a word as tiles, each as wide as its bytes are many; bytes that are no whole character in hexadecimal.
 *
 * @param x where the word begins
 * @param unit width of a byte
 */
record Tiles(Sheet sheet, Spelling spelling, double x, double unit) {
    /** Of the type's size, where a text does not fit; still to be read. */
    private static final double SMALLEST = 0.85;

    /** The characters of the word over their bytes. */
    void characters(String word, Bounds row) {
        double at = x;
        for (int i = 0; i < word.length(); ) {
            String character = Character.toString(word.codePointAt(i));
            i += character.length();
            double width = character.getBytes(StandardCharsets.UTF_8).length * unit;
            Bounds tile = new Bounds(at, row.y(), width, row.height()).inset(1, 0, 1, 0);
            text(
                    TokenText.visible(character),
                    tile,
                    sheet.paper().body(),
                    sheet.palette().text());
            if (width >= 8) {
                sheet.line(
                        tile.x(),
                        tile.bottom(),
                        tile.right(),
                        tile.bottom(),
                        sheet.palette().rule(),
                        2);
            }
            at += width;
        }
    }

    /** The single bytes, in hexadecimal. */
    void bytes(List<Integer> ids, Bounds row) {
        for (int i = 0; i < ids.size(); i++) {
            Bounds tile = new Bounds(x + i * unit, row.y(), unit, row.height()).inset(1, 0, 1, 0);
            sheet.add(Box.filled(tile, sheet.palette().masked())
                    .outlined(sheet.palette().rule(), 1));
            String hex = TokenText.hex(spelling.bytes(ids.get(i)));
            text(hex, tile, sheet.paper().smallNumber(), sheet.palette().text());
        }
    }

    /** The pieces after a merge, what it made filled. */
    void after(MergeStep step, Bounds row, String words) {
        double at = x;
        int merged = 0;
        int before = 0;
        for (int id : step.after()) {
            double width = spelling.bytes(id).length * unit;
            Bounds tile = new Bounds(at, row.y(), width, row.height()).inset(1, 0, 1, 0);
            boolean made = merged < step.at().size() && step.at().get(merged) == before;
            before += made ? 2 : 1;
            if (made) merged++;
            Rgb paper = sheet.palette().background();
            Rgb fill = made ? paper.mix(sheet.palette().bar(), 0.3) : paper;
            Rgb line = made ? sheet.palette().bar() : sheet.palette().rule();
            Box box = Box.filled(tile, fill).outlined(line, made ? 2 : 1).rounded(sheet.px(3));
            Spot spot = new Spot(Target.of("merged", step.rank()), Optional.empty(), words);
            sheet.add(made ? box.with(spot) : box);
            piece(id, tile, sheet.palette().text());
            at += width;
        }
    }

    /** The tokens as they stand in the text, the one in hand on its band, each with its id below. */
    void tokens(Snapshot snapshot, Spelling.Word word, int inHand, Bounds row) {
        double at = x;
        double free = 0; // right of the id before
        Type numbers = sheet.paper().number();
        for (int token = word.first(); token <= word.last(); token++) {
            int id = snapshot.trace().id(token);
            int length = spelling.bytes(word.merging().result().get(token - word.first())).length;
            Bounds tile = new Bounds(at, row.y(), length * unit, row.height()).inset(1, 0, 1, 0);
            boolean held = token == inHand;
            Rgb fill = held ? sheet.palette().band() : sheet.palette().masked();
            Rgb line = held ? sheet.palette().outline() : sheet.palette().rule();
            sheet.add(Box.filled(tile, fill).outlined(line, held ? 2 : 1).rounded(sheet.px(3)));
            String label = snapshot.tokens().get(token).visible();
            text(
                    label,
                    tile,
                    sheet.paper().body(),
                    held ? fill.ink() : sheet.palette().text());
            Address address = new Address(Address.Source.ACTIVATION, "input_ids", List.of(token), Address.VALUE);
            Datum datum = new Datum(id, "" + id, sheet.palette().text(), address);
            double half = sheet.width(datum.text(), numbers) / 2;
            if (2 * half <= tile.width() + sheet.px(8) && tile.centreX() - half >= free) {
                free = tile.centreX() + half + sheet.px(4);
                double baseline = row.bottom() + sheet.px(4) + numbers.ascent();
                sheet.number(datum, tile.centreX(), baseline, numbers, Anchor.MIDDLE);
            }
            String words = sheet.words("figure.tokens.token", label, "" + token, "" + id);
            sheet.add(Box.area(tile, new Spot(Target.of(MergesFigure.TOKEN, token), Optional.of(datum), words)));
            at += length * unit;
        }
    }

    /** A piece as text where it is whole characters, in hexadecimal where it is not. */
    private void piece(int id, Bounds tile, Rgb ink) {
        byte[] bytes = spelling.bytes(id);
        boolean whole = whole(bytes);
        String text = whole ? TokenText.visible(bytes) : TokenText.hex(bytes);
        text(text, tile, whole ? sheet.paper().body() : sheet.paper().smallNumber(), ink);
    }

    /** How a pair names a piece. */
    static String written(Spelling spelling, int id) {
        byte[] bytes = spelling.bytes(id);
        return whole(bytes) ? TokenText.visible(bytes) : TokenText.hex(bytes);
    }

    private static boolean whole(byte[] bytes) {
        return !TokenText.of(bytes).contains("⟨");
    }

    /** It becomes smaller before it is cut; an end of a word is shown, or nothing; of bytes all or nothing. */
    private void text(String text, Bounds tile, Type wanted, Rgb ink) {
        double room = tile.width() - (wanted.face() == Face.NUMBERS ? 0 : sheet.px(2));
        double fit = Math.max(SMALLEST, Math.min(1, room / sheet.width(text, wanted)));
        Type type = new Type(wanted.face(), wanted.size() * fit);
        String shown = Lines.elide(text, room, type, sheet.paper().metrics());
        boolean cut = !shown.equals(text);
        boolean little = shown.length() < 2 || wanted.face() == Face.NUMBERS;
        if (cut && little || sheet.width(shown, type) > tile.width()) return;
        sheet.text(shown, tile.centreX(), tile.centreY() + type.middle(), type, ink, Anchor.MIDDLE);
    }
}
