package org.glassgpt.tokenizer;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;

/** UTF-8 that says what it could not read instead of writing the replacement character. */
final class Utf8 {
    static final int REPLACEMENT = 0xFFFD;

    private Utf8() {}

    /**
     * One character of a byte string, or a single byte that belongs to none.
     *
     * @param start first byte
     * @param end byte after the last
     * @param codePoint the character, or −1
     */
    record Unit(int start, int end, int codePoint) {
        boolean valid() {
            return codePoint >= 0;
        }

        int length() {
            return end - start;
        }
    }

    /** How many bytes a code point takes; a lone surrogate is read as U+FFFD and takes three. */
    static int length(int codePoint) {
        return codePoint < 0x80 ? 1 : codePoint < 0x800 ? 2 : codePoint < 0x10000 ? 3 : 4;
    }

    /** The text with every lone surrogate replaced by U+FFFD. */
    static String wellFormed(String text) {
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            if (isSurrogate(text.codePointAt(i))) {
                int[] fixed = text.codePoints()
                        .map(c -> isSurrogate(c) ? REPLACEMENT : c)
                        .toArray();
                return new String(fixed, 0, fixed.length);
            }
        }
        return text;
    }

    static boolean isSurrogate(int codePoint) {
        return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
    }

    static byte[] encode(String wellFormed) {
        return wellFormed.getBytes(StandardCharsets.UTF_8);
    }

    /** Whether the byte continues a character (10xxxxxx). */
    static boolean continues(byte b) {
        return (b & 0xC0) == 0x80;
    }

    /** Cuts bytes into characters and stray bytes. */
    static List<Unit> units(byte[] bytes) {
        List<Unit> units = new ArrayList<>(bytes.length);
        for (int i = 0; i < bytes.length; ) {
            int codePoint = decode(bytes, i);
            int end = codePoint < 0 ? i + 1 : i + length(codePoint);
            units.add(new Unit(i, end, codePoint));
            i = end;
        }
        return units;
    }

    /** The text of bytes; stray bytes as ⟨E9 A3⟩. */
    static String text(byte[] bytes) {
        return text(bytes, units(bytes), false, UnaryOperator.identity());
    }

    /**
     * The text of some units.
     *
     * @param hexReplacement whether U+FFFD itself is written by its bytes too
     * @param characters how to write a run of characters; bytes in hexadecimal do not pass through it
     */
    static String text(byte[] bytes, List<Unit> units, boolean hexReplacement, UnaryOperator<String> characters) {
        StringBuilder out = new StringBuilder();
        for (int from = 0; from < units.size(); ) {
            boolean hex = asHex(units.get(from), hexReplacement);
            int to = from;
            while (to < units.size() && asHex(units.get(to), hexReplacement) == hex) {
                to++;
            }
            byte[] run = Arrays.copyOfRange(
                    bytes, units.get(from).start(), units.get(to - 1).end());
            out.append(hex ? Bytes.of(run).toString() : characters.apply(new String(run, StandardCharsets.UTF_8)));
            from = to;
        }
        return out.toString();
    }

    private static boolean asHex(Unit unit, boolean hexReplacement) {
        return !unit.valid() || (hexReplacement && unit.codePoint() == REPLACEMENT);
    }

    /** The code point that begins at a byte, or −1 if no well-formed one does (Unicode, table 3-7). */
    private static int decode(byte[] bytes, int at) {
        int lead = bytes[at] & 0xFF;
        if (lead < 0x80) {
            return lead;
        }
        int length =
                lead >= 0xC2 && lead < 0xE0 ? 2 : lead >= 0xE0 && lead < 0xF0 ? 3 : lead >= 0xF0 && lead < 0xF5 ? 4 : 0;
        if (length == 0 || at + length > bytes.length) {
            return -1;
        }
        int codePoint = lead & (0xFF >> (length + 1));
        for (int i = at + 1; i < at + length; i++) {
            if (!continues(bytes[i])) {
                return -1;
            }
            codePoint = codePoint << 6 | (bytes[i] & 0x3F);
        }
        // Overlong forms, surrogates and what lies beyond Unicode are not characters.
        boolean good = length(codePoint) == length && !isSurrogate(codePoint) && codePoint <= Character.MAX_CODE_POINT;
        return good ? codePoint : -1;
    }
}
