package org.glassgpt.ui.panel.residual;

import java.util.List;
import java.util.Optional;
import org.glassgpt.figure.Address;
import org.glassgpt.figure.Bounds;
import org.glassgpt.figure.Box;
import org.glassgpt.figure.Cells;
import org.glassgpt.figure.Datum;
import org.glassgpt.figure.Equation;
import org.glassgpt.figure.Figure;
import org.glassgpt.figure.Heatmap;
import org.glassgpt.figure.Label.Anchor;
import org.glassgpt.figure.Legend;
import org.glassgpt.figure.Lines;
import org.glassgpt.figure.Meaning;
import org.glassgpt.figure.Numbers;
import org.glassgpt.figure.Palette;
import org.glassgpt.figure.Paper;
import org.glassgpt.figure.Rgb;
import org.glassgpt.figure.Ruler;
import org.glassgpt.figure.Scale;
import org.glassgpt.figure.Sheet;
import org.glassgpt.figure.Spot;
import org.glassgpt.figure.Strip;
import org.glassgpt.figure.Target;
import org.glassgpt.figure.Type;
import org.glassgpt.session.Selection;
import org.glassgpt.session.Snapshot;
import org.glassgpt.trace.Activation;
import org.glassgpt.trace.ActivationName;
import org.glassgpt.trace.ResidualWrites;
import org.glassgpt.trace.ResidualWrites.Write;

/** What every block's attention and MLP wrote into the residual stream: how much, and in which direction. */
public final class ResidualFigure {
    public static final String ID = "residual";

    /** Target of the heatmap: row / 2 is the layer, and each column stands for {@code first} tokens. */
    public static final String CELL = "residual-cell";

    /** Target of a strip's cells: the dimension is {@code row · first + column}. */
    public static final String STRIP = "residual-strip";

    /** Target of a row of the table: its layer. */
    public static final String WRITE = "residual-write";

    /** Length of an activation's row for a token. */
    public static final String NORM = "norm";

    /** The largest of the lengths of several tokens; the index says whose. */
    public static final String LARGEST_NORM = "largest-norm";

    /** Cosine with the stream that the row was added to. */
    public static final String COSINE_BEFORE = "cosine-before";

    /** Cosine with the stream after the last block. */
    public static final String COSINE_FINAL = "cosine-final";

    private static final double SMALLEST_CELL = 2;

    private final Sheet sheet;
    private final Snapshot snapshot;
    private final Selection hand;
    private final ResidualWrites writes;
    private final NormGrid grid;

    private ResidualFigure(Snapshot snapshot, Selection selection, Paper paper) {
        this.sheet = new Sheet(paper);
        this.snapshot = snapshot;
        this.hand = selection.within(snapshot.trace());
        this.writes = ResidualWrites.of(snapshot.trace(), hand.token());
        this.grid = new NormGrid(snapshot.trace());
    }

    public static Figure of(Snapshot snapshot, Selection selection, Paper paper) {
        return new ResidualFigure(snapshot, selection, paper).draw();
    }

    private Figure draw() {
        String title = sheet.words("figure.residual.title", visible(hand.token()), "" + hand.token());
        sheet.heading(title, sheet.words("figure.residual.caption"));
        Bounds space = sheet.space();
        double top = drawSum(space);
        Bounds rest = space.inset(0, top + sheet.px(12), 0, 0);
        boolean wide = rest.width() >= sheet.px(640);
        double table = wide ? Math.min(sheet.px(560), rest.width() * 0.54) : rest.width();
        drawTable(new Bounds(rest.x(), rest.y(), table, rest.height()));
        if (wide) drawNorms(rest.inset(table + sheet.px(36), 0, 0, 0));
        return sheet.figure(ID, title, summary());
    }

    private String visible(int place) {
        return snapshot.tokens().get(place).visible();
    }

    private String summary() {
        Write largest = writes.writes().get(0);
        for (Write write : writes.writes()) if (write.norm() > largest.norm()) largest = write;
        return sheet.words(
                "figure.residual.summary", visible(hand.token()), name(largest), Numbers.signed(largest.norm()));
    }

    private String name(Write write) {
        return sheet.words(
                write.isAttention() ? "figure.residual.attention" : "figure.residual.mlp", "" + write.layer());
    }

    private Rgb fill(Write write) {
        return write.isAttention() ? sheet.palette().bar() : Meaning.MLP.fill();
    }

    /** One term of the identity. */
    private record Term(String sign, ActivationName name) {}

    private List<Term> terms() {
        int layer = hand.layer();
        return List.of(
                new Term("", ActivationName.residPre(layer)),
                new Term("+", ActivationName.attnOut(layer)),
                new Term("+", ActivationName.mlpOut(layer)),
                new Term("=", ActivationName.residPost(layer)));
    }

    /** resid_pre + attn_out + mlp_out = resid_post of the block in hand, as strips and as numbers; returns its height. */
    private double drawSum(Bounds space) {
        double limit = 0;
        for (Term term : terms()) for (float x : row(term.name())) limit = Math.max(limit, Math.abs(x));
        Scale scale = Scale.symmetric(sheet.palette().diverging(), limit == 0 ? 1 : limit);
        boolean tall = space.height() >= sheet.px(400);
        double strips = Math.max(sheet.px(44), Math.min(sheet.px(150), space.height() * 0.22));
        double sign = sheet.px(22);
        double each = (space.width() - 3 * sign) / 4;
        Type caption = sheet.paper().caption();
        double names = caption.lineHeight() + sheet.px(3);
        double bottom = space.y();
        if (tall) {
            double x = space.x();
            for (Term term : terms()) {
                if (!term.sign().isEmpty()) x += sign;
                Bounds area = new Bounds(x, space.y() + names, each, strips);
                String name = term.name().text();
                if (sheet.width(name, caption) > each) name = name.substring(name.lastIndexOf("hook_") + 5);
                sheet.text(name, x, space.y() + caption.ascent(), caption, colour(term.name()), Anchor.START);
                Bounds used =
                        new Strip(STRIP, new Vector(term.name()), scale, hand.dimension(), false).draw(sheet, area);
                if (!term.sign().isEmpty()) drawSign(term.sign(), x - sign / 2, used.centreY());
                bottom = Math.max(bottom, used.bottom());
                x += each;
            }
            bottom += sheet.px(8);
        }
        Equation equation = new Equation(sheet);
        equation.word(sheet.words("figure.residual.dimension", "" + hand.layer(), "" + hand.dimension()));
        for (Term term : terms()) {
            if (!term.sign().isEmpty()) equation.sign(term.sign());
            double value = row(term.name())[hand.dimension()];
            Address address = Address.of(term.name(), hand.token(), hand.dimension());
            equation.number(new Datum(value, Numbers.signed(value), colour(term.name()), address));
        }
        String scaled = sheet.words("figure.residual.scale", Numbers.limit(scale.high()));
        if (tall) equation.word(scaled, sheet.palette().muted());
        bottom += equation.draw(new Bounds(space.x(), bottom, space.width(), 0));
        return bottom - space.y();
    }

    private void drawSign(String sign, double x, double y) {
        Type type = sheet.paper().title();
        sheet.text(sign, x, y + type.middle(), type, sheet.palette().text(), Anchor.MIDDLE);
    }

    private Rgb colour(ActivationName name) {
        return switch (name.kind()) {
            case MLP_OUT -> sheet.palette().text(Meaning.MLP);
            case ATTN_OUT -> sheet.palette().text();
            default -> sheet.palette().text(Meaning.RESIDUAL);
        };
    }

    private float[] row(ActivationName name) {
        return snapshot.trace().get(name).slice(hand.token());
    }

    /** A row for every write: how long it is, and how it lies to the stream before it and to the last one. */
    private void drawTable(Bounds area) {
        Type caption = sheet.paper().caption();
        double heads = caption.lineHeight() + sheet.px(4);
        double least = sheet.px(17);
        int all = writes.writes().size();
        int room = (int) Math.max(1, (area.height() - heads) / least);
        int count = Math.min(all, room);
        int first = Math.max(0, Math.min(all - count, hand.layer() * 2 + 1 - count / 2));
        double line = Math.min(sheet.px(36), (area.height() - heads) / count);
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
        String name = Lines.elide(name(write), names, caption, sheet.paper().metrics());
        Rgb ink = write.isAttention() ? palette.text() : palette.text(Meaning.MLP);
        sheet.text(name, row.x() + names, row.centreY() + caption.middle(), caption, ink, Anchor.END);
        double x = row.x() + names + sheet.px(8);
        Address address = Address.of(write.name(), hand.token());
        drawBar(new Bounds(x, row.y(), column, row.height()), write.norm(), 0, largest, fill(write), address.as(NORM));
        drawBar(
                new Bounds(x + column, row.y(), column, row.height()),
                write.cosineBefore(),
                -1,
                1,
                fill(write),
                address.as(COSINE_BEFORE));
        drawBar(
                new Bounds(x + 2 * column, row.y(), column, row.height()),
                write.cosineFinal(),
                -1,
                1,
                fill(write),
                address.as(COSINE_FINAL));
        String words = sheet.words(
                "figure.residual.write",
                name(write),
                Numbers.signed(write.norm()),
                Numbers.signed(write.streamNorm()),
                Numbers.signed(write.cosineBefore()),
                Numbers.signed(write.cosineFinal()));
        Datum datum = new Datum(write.norm(), Numbers.signed(write.norm()), fill(write), address.as(NORM));
        sheet.add(Box.area(
                row,
                new Spot(new Target(WRITE, write.layer(), write.isAttention() ? 0 : 1), Optional.of(datum), words)));
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

    /** Lengths of all writes at all tokens. */
    private void drawNorms(Bounds area) {
        Type caption = sheet.paper().caption();
        Palette palette = sheet.palette();
        String title = Lines.elide(
                sheet.words("figure.residual.all"),
                area.width(),
                caption.bold(),
                sheet.paper().metrics());
        sheet.text(title, area.x(), area.y() + caption.ascent(), caption.bold(), palette.text(), Anchor.START);
        double left = sheet.px(64);
        double below = caption.lineHeight() * 2 + Legend.height(sheet) + sheet.px(18);
        Bounds room = area.inset(left, caption.lineHeight() + sheet.px(6), 0, below);
        int T = snapshot.trace().tokens();
        int block = Math.max(1, (int) Math.ceil(T * SMALLEST_CELL / room.width()));
        int columns = (T + block - 1) / block;
        double fit = Math.min(room.width() / columns, sheet.px(44));
        double across = fit >= 3 ? Math.floor(fit) : fit;
        double down = Math.min(room.height() / grid.rows(), sheet.px(40));
        Bounds bounds = new Bounds(room.x(), room.y(), across * columns, down * grid.rows()).rounded();
        Scale scale = new Scale(palette.sequential(), 0, grid.largest());
        Type numbers = sheet.paper().smallNumber();
        boolean roomy = across >= sheet.width("00", numbers) + sheet.px(4)
                && down >= numbers.lineHeight()
                && across >= sheet.width(".00", numbers) + sheet.px(3);
        Heatmap map = new Heatmap(
                Target.of(CELL, block),
                bounds,
                grid.matrix(block),
                scale,
                palette.masked(),
                palette.hatch(),
                across >= 12 && down >= 12 ? 1 : 0,
                roomy ? Optional.of(numbers) : Optional.empty(),
                Optional.of(new Norms(block)));
        sheet.heatmap(map);
        sheet.add(Box.framed(bounds.inset(-1), palette.rule(), 1));
        drawRowNames(map);
        drawColumnNames(map, block);
        Bounds column = map.cell(0, hand.token() / block);
        sheet.add(Box.framed(
                new Bounds(column.x(), bounds.y(), column.width(), bounds.height()).inset(-2), palette.outline(), 2));
        double y = bounds.bottom() + caption.lineHeight() * 2 + sheet.px(14);
        Legend.draw(
                sheet,
                bounds.x(),
                y,
                Math.min(sheet.px(220), room.width()),
                scale,
                sheet.words("figure.residual.norm"));
    }

    private void drawRowNames(Heatmap map) {
        Type caption = sheet.paper().caption();
        int every = (int) Math.ceil(sheet.px(15) / map.cellHeight());
        if (every > 1 && every % 2 == 1) every++;
        for (int row = 0; row < grid.rows(); row += every) {
            Write write = writes.writes().get(row);
            String text = Lines.elide(
                    name(write), sheet.px(58), caption, sheet.paper().metrics());
            Rgb ink = write.isAttention()
                    ? sheet.palette().text()
                    : sheet.palette().text(Meaning.MLP);
            double y = map.cell(row, 0).centreY() + caption.middle();
            sheet.text(text, map.bounds().x() - sheet.px(6), y, caption, ink, Anchor.END);
        }
    }

    /** The token in hand by name below its column, other places by number where they do not meet it. */
    private void drawColumnNames(Heatmap map, int block) {
        Type caption = sheet.paper().caption();
        Type numbers = sheet.paper().smallNumber();
        int T = snapshot.trace().tokens();
        double baseline = map.bounds().bottom() + sheet.px(5) + numbers.ascent();
        int most = (int) Math.max(1, map.bounds().width() / sheet.px(34));
        for (int t : Ruler.indices(T, most)) {
            double x = map.cell(0, t / block).centreX();
            sheet.text("" + t, x, baseline, numbers, sheet.palette().muted(), Anchor.MIDDLE);
        }
        String text = sheet.words("figure.residual.places", visible(hand.token()), "" + hand.token());
        text = Lines.elide(
                text,
                sheet.space().right() - map.bounds().x(),
                caption,
                sheet.paper().metrics());
        double below = baseline + sheet.px(4) + caption.lineHeight();
        sheet.text(text, map.bounds().x(), below, caption, sheet.palette().muted(), Anchor.START);
    }

    /** What stands behind the cells of the heatmap. */
    private final class Norms implements Cells {
        private final int block;

        private Norms(int block) {
            this.block = block;
        }

        @Override
        public Address address(int row, int column) {
            int token = grid.peak(row, column, block);
            return Address.of(writes.writes().get(row).name(), token).as(block == 1 ? NORM : LARGEST_NORM);
        }

        @Override
        public String words(int row, int column) {
            int token = grid.peak(row, column, block);
            String name = name(writes.writes().get(row));
            return sheet.words(
                    "figure.residual.cell", name, visible(token), "" + token, Numbers.full(grid.at(row, token)));
        }
    }

    /** One activation of the token in hand. */
    private final class Vector implements Strip.Vector {
        private final Activation activation;

        private Vector(ActivationName name) {
            this.activation = snapshot.trace().get(name);
        }

        @Override
        public int count() {
            return activation.shape().size(1);
        }

        @Override
        public double at(int i) {
            return activation.at(hand.token(), i);
        }

        @Override
        public Address address(int i) {
            return Address.of(activation.name(), hand.token(), i);
        }

        @Override
        public String words(int i) {
            return sheet.words("figure.cell", activation.name().text(), "" + i, Numbers.full(at(i)));
        }
    }
}
