package org.glassgpt.lesson;

import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * How a number read from the trace is written: {@code 0}, {@code 0.00}, {@code +0.00}, {@code 0%}, {@code 0.0%}, {@code
 * 0,000}. Immutable.
 *
 * @param pattern one of these
 */
public record Format(String pattern) {
    public static final Format USUAL = new Format("0.00");

    private static final Pattern KNOWN = Pattern.compile("\\+?0(,000)?(\\.0{1,6})?%?");

    /** The true minus sign, as wide as a plus. */
    private static final char MINUS = '\u2212';

    static boolean isKnown(String pattern) {
        return KNOWN.matcher(pattern).matches();
    }

    /** The number in these digits; what is too small to show in them is written as smaller than the smallest. */
    public String write(double number) {
        if (Double.isNaN(number)) return "?";
        if (Double.isInfinite(number)) return number > 0 ? "∞" : MINUS + "∞";
        boolean signed = pattern.startsWith("+");
        String digits = signed ? pattern.substring(1) : pattern;
        DecimalFormatSymbols symbols = DecimalFormatSymbols.getInstance(Locale.ROOT);
        symbols.setMinusSign(MINUS);
        DecimalFormat format = new DecimalFormat(digits.replace("0,000", "#,##0"), symbols);
        format.setRoundingMode(java.math.RoundingMode.HALF_EVEN);
        String text = format.format(number);
        if (zero(text)) {
            text = format.format(0);
            if (digits.endsWith("%") && number > 0) return "<" + smallest(digits);
            return signed ? "+" + text : text;
        }
        // What is not quite certain is not written as certain.
        if (digits.endsWith("%") && number < 1 && text.matches("100(\\.0+)?%")) {
            return ">" + (digits.contains(".") ? "99." + "9".repeat(digits.length() - 3) + "%" : "99%");
        }
        return signed && number > 0 ? "+" + text : text;
    }

    private static boolean zero(String text) {
        return text.chars().noneMatch(c -> c >= '1' && c <= '9');
    }

    private static String smallest(String digits) {
        return digits.contains(".") ? digits.substring(0, digits.length() - 2) + "1%" : "1%";
    }
}
