package org.glassgpt.world;

import java.util.List;
import org.glassgpt.i18n.Language;

/**
 * A story of one paragraph.
 *
 * @param text the story without line breaks
 * @param segments the text cut into words and punctuation marks; English words carry the space before them, and the
 *     concatenation of all segments is the text
 * @param facts the words that hang on an earlier sentence, in order; never empty in the bundled world
 */
public record Story(Language language, String text, List<String> segments, List<Fact> facts) {

    public Story {
        segments = List.copyOf(segments);
        facts = List.copyOf(facts);
    }
}
