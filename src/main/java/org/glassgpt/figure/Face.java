package org.glassgpt.figure;

/** The faces of type on pictures. */
public enum Face {
    /** Words in both languages. */
    WORDS,
    /** Headings. */
    WORDS_BOLD,
    /** Numbers: monospaced, tabular. */
    NUMBERS
}
