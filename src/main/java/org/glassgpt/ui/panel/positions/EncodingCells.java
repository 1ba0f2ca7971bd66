package org.glassgpt.ui.panel.positions;

import org.glassgpt.figure.Address;
import org.glassgpt.figure.Numbers;
import org.glassgpt.figure.Pooled;
import org.glassgpt.figure.Words;

/** The numbers of an encoding for a map or for curves: row is the dimension, column the position. */
record EncodingCells(Encoding encoding, Words words) implements Pooled.Source {
    @Override
    public float at(int row, int column) {
        return encoding.at(column, row);
    }

    @Override
    public Address address(int row, int column) {
        return encoding.address(column, row);
    }

    /** With every digit, for whoever points at it. */
    @Override
    public String words(int dimension, int position) {
        return said(dimension, position, Numbers.full(encoding.at(position, dimension)));
    }

    /** With as many digits as are read at a glance, for the picture itself. */
    String sentence(int dimension, int position) {
        return said(dimension, position, Numbers.signed(encoding.at(position, dimension)));
    }

    private String said(int dimension, int position, String learned) {
        if (encoding instanceof Encoding.Sine sine) {
            return words.text(
                    "figure.sine.cell",
                    "" + position,
                    "" + dimension,
                    dimension % 2 == 0 ? "sin" : "cos",
                    "" + (dimension - dimension % 2),
                    "" + encoding.dimensions(),
                    Numbers.signed(sine.angle(position, dimension)),
                    Numbers.signed(encoding.at(position, dimension)));
        }
        return words.text("figure.learned.cell", "" + position, "" + dimension, learned);
    }
}
