package org.glassgpt.lesson;

import java.util.OptionalDouble;
import java.util.regex.Pattern;

/** Numbers as learners type them: 0.25, .25, 25%, 1/4, −0.5, with full-width digits too. */
public final class NumberText {
    private static final Pattern NUMBER = Pattern.compile("[-+]?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][-+]?[0-9]+)?");

    private NumberText() {}

    /** Empty when it is no number. */
    public static OptionalDouble read(String typed) {
        StringBuilder plain = new StringBuilder();
        typed.codePoints().forEach(c -> plain.appendCodePoint(narrow(c)));
        String text = plain.toString().replace(" ", "");
        boolean percent = text.endsWith("%");
        if (percent) text = text.substring(0, text.length() - 1);
        int slash = text.indexOf('/');
        double value;
        if (slash < 0) {
            if (!NUMBER.matcher(text).matches()) return OptionalDouble.empty();
            value = Double.parseDouble(text);
        } else {
            String over = text.substring(0, slash);
            String under = text.substring(slash + 1);
            if (!NUMBER.matcher(over).matches() || !NUMBER.matcher(under).matches()) return OptionalDouble.empty();
            value = Double.parseDouble(over) / Double.parseDouble(under);
        }
        return Double.isFinite(value) ? OptionalDouble.of(percent ? value / 100 : value) : OptionalDouble.empty();
    }

    /** As a learner would type it: three decimal places, no zeros at the end. */
    public static String write(double number) {
        String text = new Format("0.000").write(number);
        return text.contains(".") ? text.replaceAll("\\.?0+$", "") : text;
    }

    private static int narrow(int c) {
        if (c >= 0xFF01 && c <= 0xFF5E) return c - 0xFEE0;
        return switch (c) {
            case 0x3000, 0xA0 -> ' ';
            case 0x2212, 0x2013 -> '-';
            case 0x3002 -> '.';
            default -> c;
        };
    }
}
