package org.glassgpt.world;

/** What a story is told to: it decides the picks and takes down the words. */
interface Teller {

    /** Decides for one of the options; called right before the decision can be read in the text. */
    <T> T pick(Choice<T> choice);

    /** Takes the next piece of text: a word with the space before it, or a punctuation mark. */
    void say(String piece);

    /** Takes a word that names a concept. */
    default void say(String piece, Mention mention) {
        say(piece);
    }
}
