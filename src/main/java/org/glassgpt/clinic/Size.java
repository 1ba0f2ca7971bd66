package org.glassgpt.clinic;

/**
 * How long an axis is: a whole number or a letter of the field's: B batch, T tokens, C width, nh heads, hs head size, V
 * vocabulary, N positions.
 */
public record Size(String text) {
    static final Size ONE = of(1);

    static Size of(long size) {
        return new Size(Long.toString(size));
    }

    /** The size, if it is a number. */
    public boolean known() {
        return Character.isDigit(text.charAt(0));
    }

    /**
     * @throws NumberFormatException when it is a letter
     */
    int value() {
        return Integer.parseInt(text);
    }

    /** The size of each part when it is cut into so many. */
    Size over(Size parts) {
        if (known() && parts.known()) return of(value() / parts.value());
        return new Size(text.equals("C") && parts.text.equals("nh") ? "hs" : text + "/" + parts.text);
    }

    /** The size of so many of these joined. */
    Size times(Size parts) {
        if (known() && parts.known()) return of((long) value() * parts.value());
        return new Size(text.equals("hs") && parts.text.equals("nh") ? "C" : text + "·" + parts.text);
    }

    @Override
    public String toString() {
        return text;
    }
}
