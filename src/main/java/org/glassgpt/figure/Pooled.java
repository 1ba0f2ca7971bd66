package org.glassgpt.figure;

/**
 * Signed numbers in fewer cells than there are numbers: each cell shows the one of largest magnitude in its block, sign
 * kept. With blocks of one it shows them all.
 *
 * @param numbers what is shown
 * @param rows how many there are
 * @param columns how many there are
 * @param perRow rows of numbers to a row of cells
 * @param perColumn columns of numbers to a column of cells
 */
public record Pooled(Source numbers, int rows, int columns, int perRow, int perColumn) implements Cells {
    /** A table of numbers. */
    public interface Source extends Cells {
        float at(int row, int column);
    }

    /** How many numbers a cell must stand for, so that cells are no smaller than a size. */
    public static int block(int count, double room, double smallest) {
        return Math.max(1, (int) Math.ceil(count * smallest / Math.max(1, room)));
    }

    /** Whether a cell stands for more than one number. */
    public boolean pooled() {
        return perRow * perColumn > 1;
    }

    public Matrix matrix() {
        return Matrix.of((rows + perRow - 1) / perRow, (columns + perColumn - 1) / perColumn, (row, column) -> {
            int[] place = extreme(row, column);
            return numbers.at(place[0], place[1]);
        });
    }

    private int[] extreme(int row, int column) {
        int[] best = {row * perRow, column * perColumn};
        for (int r = row * perRow; r < Math.min(rows, (row + 1) * perRow); r++) {
            for (int c = column * perColumn; c < Math.min(columns, (column + 1) * perColumn); c++) {
                if (Math.abs(numbers.at(r, c)) > Math.abs(numbers.at(best[0], best[1]))) {
                    best[0] = r;
                    best[1] = c;
                }
            }
        }
        return best;
    }

    @Override
    public Address address(int row, int column) {
        int[] place = extreme(row, column);
        Address address = numbers.address(place[0], place[1]);
        return pooled() && address.quantity().equals(Address.VALUE) ? address.as(Address.EXTREME) : address;
    }

    @Override
    public String words(int row, int column) {
        int[] place = extreme(row, column);
        return numbers.words(place[0], place[1]);
    }
}
