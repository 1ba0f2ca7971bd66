package org.glassgpt.ui.panel.residual;

import java.util.Optional;
import org.glassgpt.figure.Address;
import org.glassgpt.figure.Bounds;
import org.glassgpt.figure.Box;
import org.glassgpt.figure.Cells;
import org.glassgpt.figure.Heatmap;
import org.glassgpt.figure.Label.Anchor;
import org.glassgpt.figure.Legend;
import org.glassgpt.figure.Lines;
import org.glassgpt.figure.Meaning;
import org.glassgpt.figure.Numbers;
import org.glassgpt.figure.Palette;
import org.glassgpt.figure.Pooled;
import org.glassgpt.figure.Rgb;
import org.glassgpt.figure.Ruler;
import org.glassgpt.figure.Scale;
import org.glassgpt.figure.Sheet;
import org.glassgpt.figure.Target;
import org.glassgpt.figure.Type;
import org.glassgpt.session.Selection;
import org.glassgpt.session.Snapshot;
import org.glassgpt.trace.ResidualWrites;
import org.glassgpt.trace.ResidualWrites.Write;

/** Lengths of all writes at all tokens: two rows a block, the column of the token in hand framed. */
final class NormMap {
    private static final double SMALLEST_CELL = 2;

    private final Sheet sheet;
    private final Snapshot snapshot;
    private final Selection hand;
    private final ResidualWrites writes;
    private final NormGrid grid;

    NormMap(Sheet sheet, Snapshot snapshot, Selection hand, ResidualWrites writes) {
        this.sheet = sheet;
        this.snapshot = snapshot;
        this.hand = hand;
        this.writes = writes;
        this.grid = new NormGrid(snapshot.trace());
    }

    private String visible(int place) {
        return snapshot.tokens().get(place).visible();
    }

    void draw(Bounds area) {
        Type caption = sheet.paper().caption();
        String title = Lines.elide(
                sheet.words("figure.residual.all"),
                area.width(),
                caption.bold(),
                sheet.paper().metrics());
        sheet.text(
                title,
                area.x(),
                area.y() + caption.ascent(),
                caption.bold(),
                sheet.palette().text(),
                Anchor.START);
        double left = sheet.px(64);
        double below = caption.lineHeight() * 2 + Legend.height(sheet) + sheet.px(18);
        Heatmap map = map(area.inset(left, caption.lineHeight() + sheet.px(6), 0, below));
        sheet.heatmap(map);
        Bounds bounds = map.bounds();
        sheet.add(Box.framed(bounds.inset(-1), sheet.palette().rule(), 1));
        drawRowNames(map);
        drawColumnNames(map);
        Bounds column = map.cell(0, hand.token() / map.target().first());
        Bounds held = new Bounds(column.x(), bounds.y(), column.width(), bounds.height());
        sheet.add(Box.framed(held.inset(-2), sheet.palette().outline(), 2));
        double y = bounds.bottom() + caption.lineHeight() * 2 + sheet.px(14);
        double width = Math.min(sheet.px(220), area.width() - left);
        Legend.draw(sheet, bounds.x(), y, width, map.scale(), sheet.words("figure.residual.norm"));
    }

    /** Cells as large as fit, up to a size; numbers in them where they hold some. */
    private Heatmap map(Bounds room) {
        Palette palette = sheet.palette();
        int T = snapshot.trace().tokens();
        int block = Pooled.block(T, room.width(), SMALLEST_CELL);
        int columns = (T + block - 1) / block;
        double fit = Math.min(room.width() / columns, sheet.px(44));
        double across = fit >= 3 ? Math.floor(fit) : fit;
        double down = Math.min(room.height() / grid.rows(), sheet.px(40));
        Type numbers = sheet.paper().smallNumber();
        boolean roomy = across >= sheet.width("00", numbers) + sheet.px(4)
                && down >= numbers.lineHeight()
                && across >= sheet.width(".00", numbers) + sheet.px(3);
        return new Heatmap(
                Target.of(ResidualFigure.CELL, block),
                new Bounds(room.x(), room.y(), across * columns, down * grid.rows()).rounded(),
                grid.matrix(block),
                new Scale(palette.sequential(), 0, grid.largest()),
                palette.masked(),
                palette.hatch(),
                across >= 12 && down >= 12 ? 1 : 0,
                roomy ? Optional.of(numbers) : Optional.empty(),
                Optional.of(new Norms(block)));
    }

    private void drawRowNames(Heatmap map) {
        Type caption = sheet.paper().caption();
        int every = Ruler.every(sheet.px(15), map.cellHeight());
        if (every > 1 && every % 2 == 1) every++;
        for (int row = 0; row < grid.rows(); row += every) {
            Write write = writes.writes().get(row);
            String text = Lines.elide(
                    WriteTable.name(sheet, write),
                    sheet.px(58),
                    caption,
                    sheet.paper().metrics());
            Rgb ink = write.isAttention()
                    ? sheet.palette().text()
                    : sheet.palette().text(Meaning.MLP);
            double y = map.cell(row, 0).centreY() + caption.middle();
            sheet.text(text, map.bounds().x() - sheet.px(6), y, caption, ink, Anchor.END);
        }
    }

    /** The token in hand by name below its column, other places by number where they do not meet it. */
    private void drawColumnNames(Heatmap map) {
        Type caption = sheet.paper().caption();
        Type numbers = sheet.paper().smallNumber();
        int T = snapshot.trace().tokens();
        double baseline = map.bounds().bottom() + sheet.px(5) + numbers.ascent();
        int most = (int) Math.max(1, map.bounds().width() / sheet.px(34));
        for (int t : Ruler.indices(T, most)) {
            double x = map.cell(0, t / map.target().first()).centreX();
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
            return Address.of(writes.writes().get(row).name(), token)
                    .as(block == 1 ? ResidualFigure.NORM : ResidualFigure.LARGEST_NORM);
        }

        @Override
        public String words(int row, int column) {
            int token = grid.peak(row, column, block);
            String name = WriteTable.name(sheet, writes.writes().get(row));
            return sheet.words(
                    "figure.residual.cell", name, visible(token), "" + token, Numbers.full(grid.at(row, token)));
        }
    }
}
