package org.glassgpt.figure;

import java.util.Optional;

/**
 * A vector as a strip of coloured cells, one for each of its numbers, broken over lines as text is when that makes the
 * cells large enough for the numbers to stand in them.
 *
 * @param target what it is to the pointer; its first coordinate becomes the number of cells in a line, so that a cell's
 *     place in the vector is {@code row · first + column}
 * @param vector what is shown
 * @param inHand place that is framed, or -1
 * @param oneLine whether it stays on one line as long as its cells can be told apart
 */
public record Strip(String target, Vector vector, Scale scale, int inHand, boolean oneLine) {
    private static final double SMALLEST_CELL = 4;
    private static final double HIGHEST_LINE = 56;
    private static final double HIGHEST_SINGLE = 56;

    /** The numbers and what stands behind them. */
    public interface Vector {
        int count();

        double at(int i);

        Address address(int i);

        String words(int i);
    }

    /** Cells in a line, on an area of this size. */
    public int columns(Sheet sheet, Bounds area) {
        int count = vector.count();
        if (oneLine) {
            int most = (int) Math.max(1, area.width() / sheet.px(SMALLEST_CELL));
            return full((count + most - 1) / most, count);
        }
        int best = 1;
        double most = -1;
        for (int lines = 1; lines <= Math.min(count, area.height() / 3 + 1); lines++) {
            int columns = even(lines, count);
            double width = area.width() / columns;
            double height = area.height() / lines;
            boolean roomy = Math.floor(width) >= wanted(sheet)
                    && height >= sheet.paper().smallNumber().lineHeight();
            // Cells that hold numbers come first; of those the largest.
            double side = Math.min(width, Math.min(height, sheet.px(HIGHEST_LINE))) + (roomy ? area.width() : 0);
            if (side > most) {
                most = side;
                best = lines;
            }
        }
        return full(best, count);
    }

    /** Cells in a line: a line or two more or less, when then all lines are full. */
    private static int full(int lines, int count) {
        for (int more : new int[] {0, 1, -1, 2, -2}) {
            int tried = lines + more;
            if (lines > 1 && tried > 1 && count % tried == 0) return count / tried;
        }
        return even(lines, count);
    }

    /** As many cells to a line as so many lines need, a multiple of 8 where that costs no line. */
    private static int even(int lines, int count) {
        int columns = (count + lines - 1) / lines;
        int whole = (columns + 7) / 8 * 8;
        return (count + whole - 1) / whole == lines && columns > 8 ? Math.min(whole, count) : columns;
    }

    /** Width of a cell that holds a number. */
    private static double wanted(Sheet sheet) {
        return sheet.width("-.00", sheet.paper().smallNumber()) + sheet.px(3);
    }

    /** Draws into the top of an area and returns what it took. */
    public Bounds draw(Sheet sheet, Bounds area) {
        int columns = columns(sheet, area);
        int lines = (vector.count() + columns - 1) / columns;
        double fit = area.width() / columns;
        double cell = Math.floor(fit) >= 0.75 * fit ? Math.floor(fit) : fit;
        double highest = sheet.px(lines == 1 ? HIGHEST_SINGLE : HIGHEST_LINE);
        double line = Math.max(1, Math.floor(Math.min(area.height() / lines, highest)));
        Bounds bounds = new Bounds(area.x(), area.y(), cell * columns, line * lines).rounded();
        Rgb background = sheet.palette().background();
        Type numbers = sheet.paper().smallNumber();
        boolean roomy = cell >= wanted(sheet) && line >= numbers.lineHeight();
        Heatmap map = new Heatmap(
                new Target(target, columns, 0),
                bounds,
                Matrix.of(
                        lines,
                        columns,
                        (row, column) -> (float) vector.at(row * columns + column),
                        (row, column) -> row * columns + column >= vector.count()),
                scale,
                background,
                background,
                cell >= 10 ? 1 : 0,
                roomy ? Optional.of(numbers) : Optional.empty(),
                Optional.of(new Places(columns)));
        sheet.heatmap(map);
        if (lines * columns == vector.count()) {
            sheet.add(Box.framed(bounds.inset(-1), sheet.palette().rule(), 1));
        }
        if (inHand >= 0 && inHand < vector.count()) {
            Bounds at = map.cell(inHand / columns, inHand % columns);
            sheet.add(Box.framed(at.inset(-2), sheet.palette().outline(), 2));
        }
        return bounds;
    }

    /** From cells to places; a cell behind the end is the last place. */
    private final class Places implements Cells {
        private final int columns;

        private Places(int columns) {
            this.columns = columns;
        }

        private int place(int row, int column) {
            return Math.min(vector.count() - 1, row * columns + column);
        }

        @Override
        public Address address(int row, int column) {
            return vector.address(place(row, column));
        }

        @Override
        public String words(int row, int column) {
            return vector.words(place(row, column));
        }
    }
}
