package org.glassgpt.world;

import java.util.Locale;

/** A word or punctuation mark of a grammar, with the forms it can take in an English text worked out once. */
final class Word implements Part {
    private final String text;
    private final String spaced;
    private final String capital;
    private final String spacedCapital;
    private final boolean punctuation;

    Word(String text) {
        this.text = text;
        this.punctuation = text.codePoints().noneMatch(Character::isLetter);
        String straight = text.replace('“', '"').replace('”', '"');
        this.spaced = punctuation ? straight : " " + text;
        this.capital = text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
        this.spacedCapital = " " + capital;
    }

    /** As it stands in the grammar. */
    String text() {
        return text;
    }

    /** A punctuation mark in an English text. */
    String english() {
        return spaced;
    }

    /** A word in an English text. */
    String english(boolean bare, boolean capitalised) {
        if (bare) {
            return capitalised ? capital : text;
        }
        return capitalised ? spacedCapital : spaced;
    }

    boolean isPunctuation() {
        return punctuation;
    }

    boolean isOpeningQuote() {
        return text.equals("“");
    }

    /** A mark after which a new sentence begins; after a question in quotation marks comes who asked it, or another quotation. */
    boolean endsSentence() {
        return text.equals(".") || text.equals("!") || text.equals("?") || text.equals(".”");
    }

    @Override
    public void tell(Telling telling) {
        telling.word(this);
    }
}
