package org.glassgpt.figure;

import java.util.List;
import java.util.Optional;
import org.glassgpt.figure.Label.Anchor;

/**
 * A heatmap with a token on every row and column: labels at the left and on top, titles that say what the axes are, one
 * row in hand. Labels stand upright where every one of them fits above its column, else read upwards; where cells are
 * smaller than a line of type, some are left out.
 *
 * @param rows label of each row
 * @param columns label of each column
 * @param rowTitle what rows are, and its colour
 * @param columnTitle what columns are, and its colour
 * @param inHand row that is framed
 * @param keyInHand column that is marked too, or -1
 * @param written whether numbers may stand in the cells
 */
public record MatrixChart(
        Target target,
        Matrix matrix,
        Scale scale,
        Cells cells,
        List<String> rows,
        List<String> columns,
        Title rowTitle,
        Title columnTitle,
        int inHand,
        int keyInHand,
        boolean written) {
    /** What an axis is, said in the colour of its meaning. */
    public record Title(String text, Rgb colour) {}

    private static final double LARGEST_CELL = 88;
    private static final double SMALLEST_LABEL = 15;

    /** Draws into the top left of an area and returns what it took. */
    public Bounds draw(Sheet sheet, Bounds area) {
        Type caption = sheet.paper().caption();
        double titles = caption.lineHeight() + sheet.px(4);
        double left = Math.min(widest(sheet, rows), area.width() * 0.2) + sheet.px(12) + titles;
        double cell = cellSize(sheet, area, left, titles, titles + caption.lineHeight() + sheet.px(6));
        boolean upright = widest(sheet, columns) <= cell - sheet.px(4);
        double top = titles + caption.lineHeight() + sheet.px(6);
        if (!upright) {
            top = titles + Math.min(widest(sheet, columns), area.height() * 0.22) + sheet.px(10);
            cell = cellSize(sheet, area, left, titles, top);
        }
        Bounds grid = new Bounds(
                Math.round(area.x() + left), Math.round(area.y() + top), cell * matrix.columns(), cell * matrix.rows());
        Heatmap map = heatmap(sheet, grid, cell);
        sheet.heatmap(map);
        sheet.add(Box.framed(grid.inset(-1), sheet.palette().rule(), 1));
        drawRows(sheet, map, left - titles - sheet.px(12));
        drawColumns(sheet, map, upright, top - titles - sheet.px(10));
        drawTitles(sheet, grid, area);
        drawHand(sheet, map);
        double right = Math.max(grid.right(), grid.x() + sheet.width(columnTitle.text(), caption));
        return new Bounds(area.x(), area.y(), Math.min(right, area.right()) - area.x(), grid.bottom() - area.y());
    }

    /** Whole pixels where there are enough of them, so that all cells are equal. */
    private double cellSize(Sheet sheet, Bounds area, double left, double titles, double top) {
        double fit = Math.min((area.width() - left) / matrix.columns(), (area.height() - top) / matrix.rows());
        double cell = Math.max(1, Math.min(fit, sheet.px(LARGEST_CELL))); // something, on the smallest paper too
        return cell >= 3 ? Math.floor(cell) : cell;
    }

    private Heatmap heatmap(Sheet sheet, Bounds grid, double cell) {
        Type numbers = sheet.paper().smallNumber();
        boolean roomy = written
                && cell >= sheet.width(scale.low() < 0 ? "-.00" : ".00", numbers) + sheet.px(3)
                && cell >= numbers.lineHeight();
        return new Heatmap(
                target,
                grid,
                matrix,
                scale,
                sheet.palette().masked(),
                sheet.palette().hatch(),
                cell >= 12 ? 1 : 0,
                roomy ? Optional.of(numbers) : Optional.empty(),
                Optional.of(cells));
    }

    private static double widest(Sheet sheet, List<String> labels) {
        Type caption = sheet.paper().caption();
        return labels.stream().mapToDouble(l -> sheet.width(l, caption)).max().orElse(0);
    }

    /** Whether a label is shown: every n-th where there is no room for all, and the one in hand instead of neighbours. */
    private static boolean shown(int i, int inHand, double cell, Sheet sheet) {
        int every = Ruler.every(sheet.px(SMALLEST_LABEL), cell);
        return i == inHand || i % every == 0 && (inHand < 0 || Math.abs(i - inHand) >= every);
    }

    private void drawRows(Sheet sheet, Heatmap map, double room) {
        Type caption = sheet.paper().caption();
        for (int row = 0; row < rows.size(); row++) {
            if (!shown(row, inHand, map.cellHeight(), sheet)) continue;
            String text =
                    Lines.elide(rows.get(row), room, caption, sheet.paper().metrics());
            double right = map.bounds().x() - sheet.px(8);
            double middle = map.cell(row, 0).centreY();
            if (row == inHand)
                band(sheet, right - sheet.width(text, caption), middle, sheet.width(text, caption), true);
            Rgb colour = row == inHand ? Rgb.BLACK : sheet.palette().text();
            sheet.text(text, right, middle + caption.middle(), caption, colour, Anchor.END);
        }
    }

    private void drawColumns(Sheet sheet, Heatmap map, boolean upright, double room) {
        Type caption = sheet.paper().caption();
        for (int column = 0; column < columns.size(); column++) {
            if (!shown(column, keyInHand, map.cellWidth(), sheet)) continue;
            double x = map.cell(0, column).centreX();
            double y = map.bounds().y() - sheet.px(6);
            Rgb colour = sheet.palette().text();
            String text = columns.get(column);
            if (upright) {
                sheet.text(text, x, y - caption.descent(), caption, colour, Anchor.MIDDLE);
            } else if (Standing.stands(text) && text.length() * caption.size() <= room) {
                Standing.draw(sheet, text, x, y - caption.descent(), colour);
            } else {
                text = Lines.elide(text, room, caption, sheet.paper().metrics());
                sheet.upwards(text, x + caption.middle(), y, caption, colour, Anchor.START);
            }
        }
    }

    private void drawTitles(Sheet sheet, Bounds grid, Bounds area) {
        Type caption = sheet.paper().caption();
        String columnsAre = Lines.elide(
                columnTitle.text(),
                area.right() - grid.x(),
                caption,
                sheet.paper().metrics());
        sheet.text(columnsAre, grid.x(), area.y() + caption.ascent(), caption, columnTitle.colour(), Anchor.START);
        String rowsAre = Lines.elide(
                rowTitle.text(), area.height(), caption, sheet.paper().metrics());
        double y = Math.min(area.bottom(), grid.y() + sheet.width(rowsAre, caption));
        sheet.upwards(rowsAre, area.x() + caption.ascent(), y, caption, rowTitle.colour(), Anchor.START);
    }

    /** The token in hand: a yellow band inside an outline; its row framed. */
    private void drawHand(Sheet sheet, Heatmap map) {
        if (inHand >= 0) {
            Bounds first = map.cell(inHand, 0);
            Bounds row = new Bounds(first.x(), first.y(), map.bounds().width(), first.height());
            sheet.add(Box.framed(row.inset(-2), sheet.palette().outline(), 2));
        }
        if (inHand >= 0 && keyInHand >= 0) {
            Bounds cell = map.cell(inHand, keyInHand);
            sheet.add(Box.framed(cell.inset(-3), sheet.palette().outline(), 3));
        }
    }

    private static void band(Sheet sheet, double x, double middle, double width, boolean upright) {
        double height = sheet.paper().caption().lineHeight();
        Bounds band = new Bounds(x - sheet.px(4), middle - height / 2, width + sheet.px(8), height);
        sheet.add(Box.filled(band, sheet.palette().band())
                .outlined(sheet.palette().outline(), 2)
                .rounded(sheet.px(3)));
    }
}
