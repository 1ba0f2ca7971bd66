package org.glassgpt.world;

import java.util.function.Function;

/** What a story is told to: it decides the picks and takes down the words. */
interface Teller {

    /** Decides for one of the options; called right before the decision can be read in the text. */
    <T> T pick(Choice<T> choice);

    /**
     * Decides like {@link #pick(Choice)}, told what each option would say next, or null where that is not known: a
     * search can pass over options that cannot lead on.
     */
    default <T> T pick(Choice<T> choice, Function<T, String> next) {
        return pick(choice);
    }

    /** Takes the next piece of text: a word with the space before it, or a punctuation mark. */
    void say(String piece);

    /** Takes a word that names a concept. */
    default void say(String piece, Mention mention) {
        say(piece);
    }
}
