package org.glassgpt.figure;

/** What stands behind the cells of a heatmap or the points of a curve; asked only when someone points or exports. */
public interface Cells {
    /** Where a cell's number comes from. */
    Address address(int row, int column);

    /** A cell's value, coordinates and arithmetic for a reader; lines apart. */
    String words(int row, int column);
}
