package org.glassgpt.lesson;

import java.util.Map;
import org.glassgpt.i18n.Language;

/**
 * A text for the stage, with words in it that steps point at.
 *
 * @param text in each language
 * @param marks by name
 */
public record Prompt(String id, Map<Language, String> text, Map<String, Mark> marks) {
    public Prompt {
        text = Map.copyOf(text);
        marks = Map.copyOf(marks);
    }

    /**
     * @param nth occurrence of the word, from 1; −1 is the last
     */
    public record Mark(Map<Language, String> word, int nth) {
        public Mark {
            word = Map.copyOf(word);
        }
    }

    /** Where a marked word ends, in characters; −1 when the text does not hold it. */
    public int end(String mark, Language language) {
        Mark known = marks.get(mark);
        String word = known.word().get(language);
        String in = text.get(language);
        int at = -1;
        if (known.nth() < 0) {
            at = in.lastIndexOf(word);
        } else {
            for (int n = 0; n < known.nth(); n++) {
                at = in.indexOf(word, at + 1);
                if (at < 0) return -1;
            }
        }
        return at < 0 ? -1 : at + word.length();
    }
}
