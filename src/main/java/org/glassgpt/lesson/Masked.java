package org.glassgpt.lesson;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text of words in which what Markdown must not touch (formulas, numbers to be read, blanks, terms) has been taken out
 * and stands as a numbered mark; lines stay where they are.
 *
 * @param text with marks
 * @param pieces what stood there, by number
 * @param lines on which they stood, from 1
 */
record Masked(String text, List<String> pieces, List<Integer> lines) {
    static final char BEGIN = '\uE000';
    static final char END = '\uE001';

    private static final Pattern FENCE = Pattern.compile("(?m)^(```|~~~).*?$(?s:.*?)(^\\1\\s*$|\\z)");
    private static final Pattern PIECE = Pattern.compile(
            "`[^`\\n]*`" // code is code
                    + "|\\\\\\$" // a dollar sign
                    + "|\\$\\$(?s:.+?)\\$\\$" // a formula on lines of its own
                    + "|\\$(?:\\{\\{[^}\\n]*\\}\\}|\\\\\\$|[^$\\n])++\\$" // a formula in the line
                    + "|\\{\\{[^}\\n]*\\}\\}" // a number to be read, or a blank
                    + "|\\[\\[[^\\]\\n]*\\]\\]"); // a term

    static Masked of(String words) {
        String text = words.replace(BEGIN, '\uFFFD').replace(END, '\uFFFD');
        StringBuilder out = new StringBuilder();
        List<String> pieces = new ArrayList<>();
        List<Integer> lines = new ArrayList<>();
        Matcher fence = FENCE.matcher(text);
        int at = 0;
        while (fence.find()) {
            mask(text, at, fence.start(), out, pieces, lines);
            out.append(fence.group());
            at = fence.end();
        }
        mask(text, at, text.length(), out, pieces, lines);
        return new Masked(out.toString(), List.copyOf(pieces), List.copyOf(lines));
    }

    private static void mask(
            String text, int from, int to, StringBuilder out, List<String> pieces, List<Integer> lines) {
        Matcher piece = PIECE.matcher(text).region(from, to);
        int at = from;
        while (piece.find()) {
            out.append(text, at, piece.start());
            String found = piece.group();
            if (found.startsWith("`")) {
                out.append(found);
            } else {
                out.append(BEGIN).append(pieces.size()).append(END);
                lines.add(1
                        + (int) text.substring(0, piece.start())
                                .chars()
                                .filter(c -> c == '\n')
                                .count());
                pieces.add(found);
                found.chars().filter(c -> c == '\n').forEach(c -> out.append('\n'));
            }
            at = piece.end();
        }
        out.append(text, at, to);
    }

    /** A text with marks as it was written. */
    String unmasked(String masked) {
        StringBuilder out = new StringBuilder();
        int at = 0;
        for (int begin = masked.indexOf(BEGIN); begin >= 0; begin = masked.indexOf(BEGIN, at)) {
            int end = masked.indexOf(END, begin);
            out.append(masked, at, begin).append(pieces.get(number(masked, begin, end)));
            at = end + 1;
        }
        return out.append(masked.substring(at)).toString();
    }

    static int number(String masked, int begin, int end) {
        return Integer.parseInt(masked, begin + 1, end, 10);
    }
}
