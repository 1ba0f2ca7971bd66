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

    @Override
    public String words(int dimension, int position) {
        float value = encoding.at(position, dimension);
        if (encoding instanceof Encoding.Sine sine) {
            return words.text(
                    "figure.sine.cell",
                    "" + position,
                    "" + dimension,
                    dimension % 2 == 0 ? "sin" : "cos",
                    "" + (dimension - dimension % 2),
                    "" + encoding.dimensions(),
                    Numbers.signed(sine.angle(position, dimension)),
                    Numbers.signed(value));
        }
        return words.text("figure.learned.cell", "" + position, "" + dimension, Numbers.full(value));
    }
}
