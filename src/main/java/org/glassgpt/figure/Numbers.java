package org.glassgpt.figure;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;

/** How numbers are written: the same in every language, a point, no grouping; what reads them back gets them back. */
public final class Numbers {
    private Numbers() {}

    /** A probability in three significant digits: {@code 0.412}, {@code 0.0312}, {@code 3.1e-5}. */
    public static String probability(double p) {
        if (p == 0 || p == 1) return p == 0 ? "0" : "1";
        if (p < 0.001) return String.format(Locale.ROOT, "%.1e", p).replace("e-0", "e-");
        return String.format(Locale.ROOT, p < 0.1 ? "%.4f" : "%.3f", p);
    }

    /** A signed value with three decimals, as many digits as float32 screens need: {@code -0.312}, {@code 7.310}. */
    public static String signed(double value) {
        if (Double.isInfinite(value)) return value > 0 ? "∞" : "-∞";
        if (value == 0) return "0.000"; // without the sign of a negative zero
        double size = Math.abs(value);
        if (size < 0.0005) return String.format(Locale.ROOT, "%.1e", value).replace("e-0", "e-");
        return String.format(Locale.ROOT, size < 100 ? "%.3f" : "%.1f", value);
    }

    /** Two digits for the inside of a cell: {@code .31}, {@code 1.0}, {@code -.31}. */
    public static String cell(double value) {
        double size = Math.abs(value);
        String text = String.format(Locale.ROOT, size < 0.995 ? "%.2f" : size < 9.95 ? "%.1f" : "%.0f", size);
        String digits = text.startsWith("0.") ? text.substring(1) : text;
        return value < 0 && !digits.equals(".00") ? "-" + digits : digits;
    }

    /** A limit of a legend, as short as it is exact to three digits: {@code 1}, {@code 0.5}, {@code -2.31}. */
    public static String limit(double value) {
        if (value == 0) return "0";
        return new BigDecimal(value, new MathContext(3)).stripTrailingZeros().toPlainString();
    }

    /** A whole number, its digits in threes with a space that does not break between them: {@code 124 439 808}. */
    public static String count(long value) {
        return String.format(Locale.ROOT, "%,d", value).replace(',', '\u00a0');
    }

    /** Every digit that the float32 behind it has. */
    public static String full(double value) {
        if (Double.isInfinite(value)) return signed(value);
        return Float.toString((float) value).replace("E", "e");
    }
}
