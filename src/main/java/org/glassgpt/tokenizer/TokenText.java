package org.glassgpt.tokenizer;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * How ids are written on screen, so that the replacement character � never appears.
 *
 * <p>Running text is cut into {@link Piece}s: where one character's bytes are spread over several tokens, those tokens
 * make one piece. Where every token needs a name of its own (the axes of an attention map), {@link #labels} gives one:
 *
 * <ul>
 *   <li>a token of whole characters: its text, with white space visible;
 *   <li>a token that holds bytes of one character only: the character and which of its bytes, {@code 风 1–2/3}, {@code 风
 *       3/3}. A reader sees at once what is being spelled and how far it is, which ⟨E9 A3⟩ alone would hide; the bytes
 *       themselves belong in the hover;
 *   <li>anything else (bytes of no character, or the tail of one together with the head of the next): the whole
 *       characters as text and the other bytes in hexadecimal, {@code ␣⟨E9⟩}.
 * </ul>
 */
public final class TokenText {
    private TokenText() {}

    /**
     * The smallest run of tokens that together are whole characters, or one token that is not.
     *
     * @param text plain text (spaces are spaces); bytes that make no character as ⟨E9 A3⟩
     * @param start index of the first token
     * @param ids the tokens' ids, one or more
     */
    public record Piece(String text, int start, List<Integer> ids) {
        public Piece {
            ids = List.copyOf(ids);
        }

        /** Index after the last token. */
        public int end() {
            return start + ids.size();
        }
    }

    /** Cuts ids into pieces that each can be shown as text; in order, covering every id once. */
    public static List<Piece> group(Tokenizer tokenizer, int[] ids) {
        Layout layout = Layout.of(tokenizer, ids);
        List<Piece> pieces = new ArrayList<>();
        for (int from = 0; from < ids.length; ) {
            int to = layout.groupEnd(from);
            String text = Utf8.text(layout.bytes, layout.unitsWithin(from, to), true, UnaryOperator.identity());
            List<Integer> members = Arrays.stream(ids, from, to).boxed().toList();
            pieces.add(new Piece(text, from, members));
            from = to;
        }
        return Collections.unmodifiableList(pieces);
    }

    /** One label per id, as the class comment says. */
    public static List<String> labels(Tokenizer tokenizer, int[] ids) {
        Layout layout = Layout.of(tokenizer, ids);
        List<String> labels = new ArrayList<>(ids.length);
        for (int i = 0; i < ids.length; i++) {
            labels.add(label(layout, i));
        }
        return Collections.unmodifiableList(labels);
    }

    /** Text of bytes; those that make no character as ⟨E9 A3⟩, white space as it is. */
    public static String of(byte[] bytes) {
        return Utf8.text(bytes, Utf8.units(bytes), true, UnaryOperator.identity());
    }

    /** Text of bytes with white space and controls {@link #visible(String) visible}; stray bytes as ⟨E9 A3⟩. */
    public static String visible(byte[] bytes) {
        return Utf8.text(bytes, Utf8.units(bytes), true, TokenText::visible);
    }

    /** Bytes in hexadecimal, such as {@code E9 A3 8E}. */
    public static String hex(byte[] bytes) {
        return Bytes.of(bytes).hex();
    }

    /**
     * Makes visible what has no picture: space ␣, line feed ⏎, carriage return ␍, tab ⇥; other white space, controls and
     * invisible format characters as ⟨U+00A0⟩. A joiner or variation selector that follows a visible character stays
     * (it belongs to an emoji); a combining mark with nothing before it gets the dotted circle ◌ to sit on.
     */
    public static String visible(String text) {
        StringBuilder out = new StringBuilder(text.length() + 8);
        boolean base = false; // whether something visible stands before
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            String mark = mark(c);
            if (mark != null) {
                out.append(mark);
                base = false;
            } else if (isJoiner(c)) {
                out.append(base ? Character.toString(c) : codePoint(c));
            } else {
                if (isCombining(c) && !base) {
                    out.append('◌');
                }
                out.appendCodePoint(c);
                base = true;
            }
        }
        return out.toString();
    }

    private static String label(Layout layout, int i) {
        int start = layout.starts[i];
        int end = layout.starts[i + 1];
        Utf8.Unit unit = start == end ? null : layout.unitAt(start);
        boolean part = unit != null && unit.valid() && end <= unit.end() && end - start < unit.length();
        if (!part) {
            return visible(Arrays.copyOfRange(layout.bytes, start, end));
        }
        int first = start - unit.start() + 1;
        int last = end - unit.start();
        String which = first == last ? "" + first : first + "–" + last;
        return visible(Character.toString(unit.codePoint())) + " " + which + "/" + unit.length();
    }

    private static String mark(int c) {
        switch (c) {
            case ' ':
                return "␣";
            case '\n':
                return "⏎";
            case '\r':
                return "␍";
            case '\t':
                return "⇥";
            case Utf8.REPLACEMENT:
                return "⟨EF BF BD⟩";
            default:
                break;
        }
        int type = Character.getType(c);
        boolean hidden = type == Character.CONTROL
                || type == Character.SURROGATE
                || type == Character.UNASSIGNED
                || (type == Character.FORMAT && !isJoiner(c));
        return hidden || Pretokenizer.isSpace(c) ? codePoint(c) : null;
    }

    private static String codePoint(int c) {
        return String.format("⟨U+%04X⟩", c);
    }

    /** ZWNJ, ZWJ, variation selectors, and the tag characters of flags. */
    private static boolean isJoiner(int c) {
        return c == 0x200C
                || c == 0x200D
                || (c >= 0xFE00 && c <= 0xFE0F)
                || (c >= 0xE0020 && c <= 0xE007F)
                || (c >= 0xE0100 && c <= 0xE01EF);
    }

    private static boolean isCombining(int c) {
        int type = Character.getType(c);
        return type == Character.NON_SPACING_MARK
                || type == Character.ENCLOSING_MARK
                || type == Character.COMBINING_SPACING_MARK;
    }

    /** All bytes of some ids, cut twice: into tokens and into characters. */
    private static final class Layout {
        final byte[] bytes;
        final int[] starts; // first byte of each token, and the end
        private final List<Utf8.Unit> units;
        private final int[] unitOf; // the unit that each byte lies in

        private Layout(byte[] bytes, int[] starts) {
            this.bytes = bytes;
            this.starts = starts;
            this.units = Utf8.units(bytes);
            this.unitOf = new int[bytes.length];
            for (int u = 0; u < units.size(); u++) {
                Arrays.fill(unitOf, units.get(u).start(), units.get(u).end(), u);
            }
        }

        static Layout of(Tokenizer tokenizer, int[] ids) {
            int[] starts = new int[ids.length + 1];
            for (int i = 0; i < ids.length; i++) {
                starts[i + 1] = starts[i] + tokenizer.bytes(ids[i]).length;
            }
            return new Layout(tokenizer.decodeBytes(ids), starts);
        }

        Utf8.Unit unitAt(int at) {
            return units.get(unitOf[at]);
        }

        /** Index after the last token of the group that begins with a token. */
        int groupEnd(int from) {
            int to = from + 1;
            while (to < starts.length - 1 && !cleanCut(starts[to])) {
                to++;
            }
            return to;
        }

        List<Utf8.Unit> unitsWithin(int fromToken, int toToken) {
            int from = starts[fromToken];
            int to = starts[toToken];
            return from == to ? List.of() : units.subList(unitOf[from], unitOf[to - 1] + 1);
        }

        private boolean cleanCut(int at) {
            return at == bytes.length || unitAt(at).start() == at;
        }
    }
}
