package org.glassgpt.tokenizer;

import java.util.ArrayList;
import java.util.List;

/**
 * GPT-2's first cut (Radford et al. 2019; {@code encoder.py} of the published code). Merges never cross these cuts. The
 * pattern, in the syntax and with the Unicode meaning of Python's {@code regex} module, is
 *
 * <pre>{@code 's|'t|'re|'ve|'m|'ll|'d| ?\p{L}+| ?\p{N}+| ?[^\s\p{L}\p{N}]+|\s+(?!\S)|\s+}</pre>
 *
 * <p>It is written out by hand: a scanner needs no stack however long the run, and cannot be misled by the flags of
 * another regex engine ({@code \s} is ASCII by default in Java).
 */
public final class Pretokenizer {
    private static final String[] CONTRACTIONS = {"'s", "'t", "'re", "'ve", "'m", "'ll", "'d"};

    private enum Kind {
        LETTER,
        NUMBER,
        SPACE,
        OTHER
    }

    private Pretokenizer() {}

    /** The parts of a text in order; together they are the text. */
    public static List<String> split(String text) {
        List<String> parts = new ArrayList<>();
        for (int from = 0; from < text.length(); ) {
            int to = end(text, from);
            parts.add(text.substring(from, to));
            from = to;
        }
        return parts;
    }

    /** Where the part that begins at {@code from} ends, in UTF-16 units. */
    static int end(String text, int from) {
        for (String contraction : CONTRACTIONS) {
            if (text.startsWith(contraction, from)) {
                return from + contraction.length();
            }
        }
        int body = text.charAt(from) == ' ' && from + 1 < text.length() ? from + 1 : from;
        Kind kind = kind(text.codePointAt(body));
        if (kind != Kind.SPACE) {
            return runEnd(text, body, kind);
        }
        int end = runEnd(text, from, Kind.SPACE);
        // \s+(?!\S): leave the last white space to the word that follows, if there are two or more.
        return end == text.length() || end == from + 1 ? end : end - 1; // all white space is in the BMP
    }

    /** Whether the code point has Unicode's White_Space property. */
    static boolean isSpace(int c) {
        return (c >= 0x09 && c <= 0x0D)
                || c == ' '
                || c == 0x85
                || c == 0xA0
                || c == 0x1680
                || (c >= 0x2000 && c <= 0x200A)
                || c == 0x2028
                || c == 0x2029
                || c == 0x202F
                || c == 0x205F
                || c == 0x3000;
    }

    private static int runEnd(String text, int from, Kind kind) {
        int end = from;
        while (end < text.length()) {
            int c = text.codePointAt(end);
            if (kind(c) != kind) {
                break;
            }
            end += Character.charCount(c);
        }
        return end;
    }

    private static Kind kind(int c) {
        if (isSpace(c)) {
            return Kind.SPACE;
        }
        switch (Character.getType(c)) {
            case Character.UPPERCASE_LETTER:
            case Character.LOWERCASE_LETTER:
            case Character.TITLECASE_LETTER:
            case Character.MODIFIER_LETTER:
            case Character.OTHER_LETTER:
                return Kind.LETTER;
            case Character.DECIMAL_DIGIT_NUMBER:
            case Character.LETTER_NUMBER:
            case Character.OTHER_NUMBER:
                return Kind.NUMBER;
            default:
                return Kind.OTHER;
        }
    }
}
