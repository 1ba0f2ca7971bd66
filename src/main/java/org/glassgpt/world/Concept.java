package org.glassgpt.world;

import org.glassgpt.i18n.Language;

/**
 * One thing the world knows, shared by both languages.
 *
 * @param id position among the concepts of its kind, from 0; the withheld combinations depend on ids, never on words
 * @param usual for a character, the pronoun that its occupation is usually given; {@code IT} for everything else
 */
record Concept(Kind kind, int id, String en, String zh, Gender usual) {

    /** The word as it stands in the middle of a sentence. */
    String word(Language language) {
        return language == Language.EN ? en : zh;
    }
}
