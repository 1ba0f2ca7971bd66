package org.glassgpt.ui.panel.residual;

import java.util.List;
import java.util.Optional;
import org.glassgpt.figure.Address;
import org.glassgpt.figure.Bounds;
import org.glassgpt.figure.Box;
import org.glassgpt.figure.Datum;
import org.glassgpt.figure.Label.Anchor;
import org.glassgpt.figure.Lines;
import org.glassgpt.figure.Meaning;
import org.glassgpt.figure.Numbers;
import org.glassgpt.figure.Palette;
import org.glassgpt.figure.Rgb;
import org.glassgpt.figure.Sheet;
import org.glassgpt.figure.Spot;
import org.glassgpt.figure.Target;
import org.glassgpt.figure.Type;
import org.glassgpt.session.Selection;
import org.glassgpt.trace.ResidualWrites;
import org.glassgpt.trace.ResidualWrites.Write;

/** What every block wrote for the token in hand: how long each write is, and how it lies to the stream before it and to the last one. */
record WriteTable(Sheet sheet, Selection hand, ResidualWrites writes) {
    static String name(Sheet sheet, Write write) {
        return sheet.words(
                write.isAttention() ? "figure.residual.attention" : "figure.residual.mlp", "" + write.layer());
    }

    private Rgb fill(Write write) {
        return write.isAttention() ? sheet.palette().bar() : Meaning.MLP.fill();
    }

    void draw(Bounds area) {
        Type caption = sheet.paper().caption();
        double heads = caption.lineHeight() + sheet.px(4);
        double least = sheet.px(17);
        int all = writes.writes().size();
        int room = (int) Math.max(1, (area.height() - heads) / least);
        int count = all <= room ? all : Math.max(1, room - 1); // the last line says how many are left out
        int first = Math.max(0, Math.min(all - count, hand.layer() * 2 + 1 - count / 2));
        double line = Math.min(sheet.px(36), (area.height() - heads) / (count < all ? count + 1 : count));
        double names = Math.min(sheet.px(96), area.width() * 0.2);
        double column = (area.width() - names - sheet.px(8)) / 3;
        List<String> titles = List.of(
                fitting("figure.residual.norm", "figure.residual.norm-short", column),
                fitting("figure.residual.cosine-before", "figure.residual.cosine-before-short", column),
                fitting("figure.residual.cosine-final", "figure.residual.cosine-final-short", column));
        for (int i = 0; i < 3; i++) {
            double x = area.x() + names + (i + 1) * column;
            sheet.text(
                    titles.get(i),
                    x,
                    area.y() + caption.ascent(),
                    caption,
                    sheet.palette().muted(),
                    Anchor.END);
        }
        double largest = 1e-9;
        for (Write write : writes.writes()) largest = Math.max(largest, write.norm());
        for (int i = 0; i < count; i++) {
            Write write = writes.writes().get(first + i);
            Bounds row = new Bounds(area.x(), area.y() + heads + i * line, area.width(), line);
            drawWrite(write, row, names, column, largest);
        }
        if (count < all && room > 1) {
            double y = area.y() + heads + (count + 0.5) * line + caption.middle();
            String more = sheet.words("figure.residual.more", "" + (all - count));
            sheet.text(more, area.x(), y, caption, sheet.palette().muted(), Anchor.START);
        }
    }

    /** The longer words for a column where they fit, else the shorter ones. */
    private String fitting(String key, String shortKey, double column) {
        Type caption = sheet.paper().caption();
        double room = column - sheet.px(8);
        String words = sheet.words(key);
        return sheet.width(words, caption) <= room
                ? words
                : Lines.elide(
                        sheet.words(shortKey), room, caption, sheet.paper().metrics());
    }

    private void drawWrite(Write write, Bounds row, double names, double column, double largest) {
        Palette palette = sheet.palette();
        Type caption = write.layer() == hand.layer()
                ? sheet.paper().caption().bold()
                : sheet.paper().caption();
        String name =
                Lines.elide(name(sheet, write), names, caption, sheet.paper().metrics());
        Rgb ink = write.isAttention() ? palette.text() : palette.text(Meaning.MLP);
        sheet.text(name, row.x() + names, row.centreY() + caption.middle(), caption, ink, Anchor.END);
        double x = row.x() + names + sheet.px(8);
        Address address = Address.of(write.name(), hand.token());
        drawBar(
                new Bounds(x, row.y(), column, row.height()),
                write.norm(),
                0,
                largest,
                fill(write),
                address.as(ResidualFigure.NORM));
        drawBar(
                new Bounds(x + column, row.y(), column, row.height()),
                write.cosineBefore(),
                -1,
                1,
                fill(write),
                address.as(ResidualFigure.COSINE_BEFORE));
        drawBar(
                new Bounds(x + 2 * column, row.y(), column, row.height()),
                write.cosineFinal(),
                -1,
                1,
                fill(write),
                address.as(ResidualFigure.COSINE_FINAL));
        String words = sheet.words(
                "figure.residual.write",
                name(sheet, write),
                Numbers.signed(write.norm()),
                Numbers.signed(write.streamNorm()),
                Numbers.signed(write.cosineBefore()),
                Numbers.signed(write.cosineFinal()));
        Datum datum =
                new Datum(write.norm(), Numbers.signed(write.norm()), fill(write), address.as(ResidualFigure.NORM));
        sheet.add(Box.area(
                row,
                new Spot(
                        new Target(ResidualFigure.WRITE, write.layer(), write.isAttention() ? 0 : 1),
                        Optional.of(datum),
                        words)));
    }

    private void drawBar(Bounds area, double value, double low, double high, Rgb fill, Address address) {
        Type numbers = sheet.paper().smallNumber();
        double figures = sheet.width("-0.000", numbers) + sheet.px(6);
        double air = Math.max(sheet.px(4), (area.height() - sheet.px(16)) / 2);
        Bounds track = area.inset(0, air, figures + sheet.px(8), air);
        double zero = track.x() + track.width() * -low / (high - low);
        double end = track.x() + track.width() * Math.max(0, Math.min(1, (value - low) / (high - low)));
        sheet.add(Box.filled(track, sheet.palette().masked()));
        sheet.add(Box.filled(new Bounds(Math.min(zero, end), track.y(), Math.abs(end - zero), track.height()), fill));
        if (low < 0)
            sheet.line(zero, area.y(), zero, area.bottom(), sheet.palette().muted(), 1);
        Datum datum = new Datum(value, Numbers.signed(value), sheet.palette().text(), address);
        sheet.number(datum, area.right() - sheet.px(8), area.centreY() + numbers.middle(), numbers, Anchor.END);
    }
}
