package org.glassgpt.figure;

import java.util.BitSet;

/** The values of a heatmap, and which of its cells hold none. Immutable. */
public final class Matrix {
    private final int rows;
    private final int columns;
    private final float[] values;
    private final BitSet masked;

    /** Fills in one value. */
    @FunctionalInterface
    public interface Fill {
        float at(int row, int column);
    }

    /** Whether a cell holds no value. */
    @FunctionalInterface
    public interface Mask {
        boolean at(int row, int column);
    }

    private Matrix(int rows, int columns, float[] values, BitSet masked) {
        this.rows = rows;
        this.columns = columns;
        this.values = values;
        this.masked = masked;
    }

    public static Matrix of(int rows, int columns, Fill fill) {
        return of(rows, columns, fill, (row, column) -> false);
    }

    public static Matrix of(int rows, int columns, Fill fill, Mask mask) {
        float[] values = new float[Math.multiplyExact(rows, columns)];
        BitSet masked = new BitSet();
        for (int row = 0, i = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++, i++) {
                if (mask.at(row, column)) masked.set(i);
                else values[i] = fill.at(row, column);
            }
        }
        return new Matrix(rows, columns, values, masked);
    }

    public int rows() {
        return rows;
    }

    public int columns() {
        return columns;
    }

    /** The value of a cell; 0 where it is masked. */
    public float at(int row, int column) {
        return values[index(row, column)];
    }

    public boolean masked(int row, int column) {
        return masked.get(index(row, column));
    }

    /** The largest absolute value, 0 without any. */
    public float limit() {
        float limit = 0;
        for (float value : values) limit = Math.max(limit, Math.abs(value));
        return limit;
    }

    private int index(int row, int column) {
        if (row < 0 || row >= rows || column < 0 || column >= columns) {
            throw new IndexOutOfBoundsException("cell " + row + ", " + column + " of " + rows + " × " + columns);
        }
        return row * columns + column;
    }
}
