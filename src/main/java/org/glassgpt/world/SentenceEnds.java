package org.glassgpt.world;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.glassgpt.i18n.Language;

/** Where sentences end, in a text and in a pattern. Speech and the words that say whose it is are one sentence. */
public final class SentenceEnds {
    private static final String MARKS = ".!?。！？";
    private static final String CLOSING = "”\"";
    private static final Pattern SAID = Pattern.compile(" [a-z].*", Pattern.DOTALL);
    private static final Pattern SAID_ZH = Pattern.compile("[^。！？“”]*说。.*", Pattern.DOTALL);

    private SentenceEnds() {}

    /** The places behind the last character of each sentence, in order; what comes after the last is none. */
    public static List<Integer> of(Language language, String text) {
        List<Integer> ends = new ArrayList<>();
        for (int i = 0; i < text.length(); i++) {
            if (MARKS.indexOf(text.charAt(i)) < 0) continue;
            int end = i + 1;
            while (end < text.length() && CLOSING.indexOf(text.charAt(end)) >= 0) end++;
            boolean goesOn =
                    end > i + 1 && said(language).matcher(text.substring(end)).matches();
            if (!goesOn) ends.add(end);
            i = end - 1;
        }
        return ends;
    }

    private static Pattern said(Language language) {
        return language == Language.EN ? SAID : SAID_ZH;
    }

    /** Whether a sentence ends behind the part of a pattern. */
    static boolean at(List<Part> pattern, int part) {
        if (!(pattern.get(part) instanceof Word word)) return false;
        if (word.text().chars().noneMatch(c -> MARKS.indexOf(c) >= 0)) return false;
        boolean speech = word.text().endsWith("”");
        return !speech
                || part == pattern.size() - 1
                || pattern.get(part + 1) instanceof Word next && next.isOpeningQuote();
    }
}
