package org.glassgpt.lesson;

/** A place in an index, or among the tokens. */
public sealed interface Place {
    /** Counted from 0. */
    record At(int index) implements Place {}

    /** The last token. */
    record Last() implements Place {}

    /** Nothing: no key in hand. */
    record None() implements Place {}

    /** What is in hand. */
    record InHand(What what) implements Place {}

    /** The token that ends a marked word of the prompt. */
    record Marked(String mark) implements Place {}

    /** Of what is in hand. */
    enum What {
        TOKEN,
        KEY,
        HEAD
    }
}
