package org.glassgpt.ui.state;

import java.util.OptionalDouble;

/**
 * What may be typed into a field for one number.
 *
 * @param least allowed
 * @param most allowed
 * @param step of the arrow keys
 * @param whole whether it has no decimals
 */
public record NumberEntry(double least, double most, double step, boolean whole) {
    public static final NumberEntry TEMPERATURE = new NumberEntry(0, 5, 0.1, false);
    public static final NumberEntry TOP_K = new NumberEntry(0, 1_000_000, 1, true);
    public static final NumberEntry TOP_P = new NumberEntry(0.01, 1, 0.05, false);
    public static final NumberEntry SEED = new NumberEntry(0, 999_999_999, 1, true);
    public static final NumberEntry DIVISOR = new NumberEntry(0.01, 1_000_000, 0.5, false);
    public static final NumberEntry EMBED_SCALE = new NumberEntry(-1_000, 1_000, 0.25, false);

    /** The number typed, if it is one that is allowed. */
    public OptionalDouble read(String typed) {
        try {
            double number = Double.parseDouble(typed.strip().replace(',', '.'));
            boolean good = number >= least && number <= most && (!whole || number == Math.rint(number));
            return good ? OptionalDouble.of(number) : OptionalDouble.empty();
        } catch (NumberFormatException e) {
            return OptionalDouble.empty();
        }
    }

    /** The number some steps away, on the grid of steps, inside the limits. */
    public double moved(double from, int steps) {
        double on = Math.round((from + steps * step) / step) * step;
        double tidy = Math.round(on * 1e6) / 1e6;
        return Math.max(least, Math.min(most, tidy));
    }

    /** As the field shows it: no more decimals than there are. */
    public String write(double number) {
        return number == Math.rint(number) ? Long.toString((long) number) : Double.toString(number);
    }
}
