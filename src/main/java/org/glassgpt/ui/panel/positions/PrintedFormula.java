package org.glassgpt.ui.panel.positions;

import org.glassgpt.figure.Address;
import org.glassgpt.figure.Numbers;
import org.glassgpt.figure.Pooled;
import org.glassgpt.figure.Words;
import org.glassgpt.trace.SinePositions;

/**
 * The positional formula as many articles print it: column is the position, and every row is the same.
 *
 * @param d width of the model
 */
record PrintedFormula(int d, Words words) implements Pooled.Source {
    /** The largest magnitude that it takes. */
    static final double LIMIT = Math.sqrt(2);

    double value(int position) {
        return SinePositions.article(position, d);
    }

    @Override
    public float at(int row, int column) {
        return (float) value(column);
    }

    @Override
    public Address address(int row, int column) {
        return Address.formula("article", column);
    }

    @Override
    public String words(int row, int column) {
        return words.text("figure.article.cell", "" + column, "" + d, Numbers.signed(value(column)));
    }
}
