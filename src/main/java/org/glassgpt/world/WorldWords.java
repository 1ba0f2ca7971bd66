package org.glassgpt.world;

import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.glassgpt.i18n.Language;

/**
 * The words of the world in one language, as they appear in the middle of a sentence: in English with the space before
 * them, so that a tokenizer can be asked whether each is one token.
 *
 * @param names characters: animals and people
 * @param all every word and punctuation mark a story can contain, those above included, without spaces, sorted
 */
public record WorldWords(
        Language language,
        List<String> names,
        List<String> things,
        List<String> places,
        List<String> colours,
        SortedSet<String> all) {

    static WorldWords of(Language language, Lexicon lexicon, Grammar grammar) {
        TreeSet<String> all = grammar.words("story");
        all.addAll(Telling.pronouns(language));
        for (Kind kind : Kind.values()) {
            lexicon.all(kind).forEach(c -> all.add(c.word(language)));
        }
        return new WorldWords(
                language,
                midSentence(language, lexicon, Kind.NAME),
                midSentence(language, lexicon, Kind.THING),
                midSentence(language, lexicon, Kind.PLACE),
                midSentence(language, lexicon, Kind.COLOUR),
                all);
    }

    private static List<String> midSentence(Language language, Lexicon lexicon, Kind kind) {
        String before = language == Language.EN ? " " : "";
        return lexicon.all(kind).stream().map(c -> before + c.word(language)).toList();
    }
}
