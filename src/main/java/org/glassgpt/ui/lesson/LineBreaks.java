package org.glassgpt.ui.lesson;

import java.text.BreakIterator;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** Where a line of words may end: as the language's typesetters do it, no mark at a line's wrong end. Pure. */
final class LineBreaks {
    /** Stands for something that is no character, such as a formula. */
    static final char INSET = '\uFFFC';

    private static final String NEVER_FIRST = "，。、；：？！）」』】》〉”’…—％·,.;:?!)]}%°′″";
    private static final String NEVER_LAST = "（「『【《〈“‘([{";

    private static final String IN_A_NUMBER = "0123456789.,−+-";

    private LineBreaks() {}

    /** Places in the text before which a line may begin, in order; the end is one of them. */
    static Set<Integer> of(String text, Locale locale) {
        BreakIterator lines = BreakIterator.getLineInstance(locale);
        lines.setText(text);
        Set<Integer> places = new TreeSet<>();
        for (int at = lines.next(); at != BreakIterator.DONE; at = lines.next()) {
            if (mayBreak(text, at)) places.add(at);
        }
        for (int at = 1; at < text.length(); at++) {
            boolean beside = text.charAt(at) == INSET || text.charAt(at - 1) == INSET;
            boolean chinese = ideograph(text, at) || ideograph(text, at - 1) || text.charAt(at - 1) == ' ';
            if (beside && chinese && mayBreak(text, at)) places.add(at);
        }
        places.add(text.length());
        return places;
    }

    private static boolean mayBreak(String text, int at) {
        if (at <= 0 || at >= text.length()) return at == text.length();
        int before = text.charAt(at - 1);
        int after = text.charAt(at);
        if (NEVER_FIRST.indexOf(after) >= 0 || NEVER_LAST.indexOf(before) >= 0) return false;
        if (IN_A_NUMBER.indexOf(before) >= 0 && Character.isDigit(after)) return false;
        if (before == '’' && Character.isLetter(after) && !ideograph(text, at)) return false; // don’t
        // A formula keeps what belongs to it: no break between it and a letter or sign without a space.
        boolean inset = before == INSET || after == INSET;
        boolean open = before == ' ' || ideograph(text, at - 1) || ideograph(text, at) || before > 0x2E80;
        return !inset || open;
    }

    private static boolean ideograph(String text, int at) {
        char c = text.charAt(at);
        return Character.isIdeographic(c) || (c >= 0x3000 && c < 0xFFF0);
    }
}
