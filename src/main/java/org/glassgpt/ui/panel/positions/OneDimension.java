package org.glassgpt.ui.panel.positions;

import org.glassgpt.figure.Address;
import org.glassgpt.figure.Cells;

/** One row of a map as a curve by itself. */
record OneDimension(Cells map, int dimension) implements Cells {
    @Override
    public Address address(int row, int column) {
        return map.address(dimension, column);
    }

    @Override
    public String words(int row, int column) {
        return map.words(dimension, column);
    }
}
