package org.glassgpt.world;

import org.glassgpt.i18n.Language;

/**
 * Sets words as text: in English a space before each word and a capital at the start of a sentence, in Chinese neither.
 * Punctuation is taken as written, but for English quotation marks, which are straight in the text.
 */
final class Pen {
    private final boolean english;
    private final Teller teller;
    private boolean capital = true; // a sentence begins here
    private boolean bare = true; // no space before the next word: start of the text, or just after an opening quote

    Pen(Language language, Teller teller) {
        this.english = language == Language.EN;
        this.teller = teller;
    }

    void write(Word word) {
        teller.say(english ? set(word) : word.text());
    }

    void write(Word word, Mention mention) {
        teller.say(english ? set(word) : word.text(), mention);
    }

    private String set(Word word) {
        if (word.isOpeningQuote()) {
            String quote = bare ? "\"" : " \"";
            bare = true;
            capital = true;
            return quote;
        }
        if (word.isPunctuation()) {
            capital = word.endsSentence();
            bare = false;
            return word.english();
        }
        String piece = word.english(bare, capital);
        bare = false;
        capital = false;
        return piece;
    }
}
