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

    /** Goes on as at the start of a text. */
    void newLine() {
        capital = true;
        bare = true;
    }

    void write(Word word) {
        teller.say(english ? set(word) : word.text());
    }

    void write(Word word, Mention mention) {
        teller.say(english ? set(word) : word.text(), mention);
    }

    /** The piece that writing the word now would say. */
    String preview(Word word) {
        if (!english) {
            return word.text();
        }
        if (word.isOpeningQuote()) {
            return bare ? "\"" : " \"";
        }
        return word.isPunctuation() ? word.english() : word.english(bare, capital);
    }

    private String set(Word word) {
        String piece = preview(word);
        bare = word.isOpeningQuote();
        capital = bare || word.endsSentence();
        return piece;
    }
}
