package org.glassgpt.world;

/** What a model can be tuned for after it has learned to tell stories. */
public enum Task {
    /** A sentence, to be said in the other language. */
    TRANSLATION,
    /** A short tale and a question about it. */
    QUESTION,
    /** A short tale, to be told again in one line. */
    SUMMARY,
    /** A short tale, to be called happy, sad or angry. */
    MOOD
}
