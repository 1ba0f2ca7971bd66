package org.glassgpt.trace;

import java.util.Optional;

/**
 * One number that went into another.
 *
 * @param cell where it stands
 * @param value it has
 * @param coefficient it is multiplied by there, all the rest held still; in a softmax, its share of the whole before the
 *     division
 * @param by where the coefficient comes from, when it is a number of the network itself
 * @param contribution what it adds to the result; in a softmax, its own share
 */
public record Source(Cell cell, double value, double coefficient, Optional<Cell> by, double contribution) {
    static Source times(Cell cell, double value, Cell by, double coefficient) {
        return new Source(cell, value, coefficient, Optional.of(by), value * coefficient);
    }

    static Source scaled(Cell cell, double value, double coefficient) {
        return new Source(cell, value, coefficient, Optional.empty(), value * coefficient);
    }

    static Source plain(Cell cell, double value) {
        return new Source(cell, value, 1, Optional.empty(), value);
    }
}
