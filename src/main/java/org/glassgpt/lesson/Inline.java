package org.glassgpt.lesson;

import java.util.List;
import java.util.Optional;

/** A piece of a line of words. */
public sealed interface Inline {
    /**
     * Running text of one look.
     *
     * @param code set in the fixed-width face
     * @param hue of what it names, if it is coloured
     */
    record Text(String text, boolean stress, boolean strong, boolean code, Optional<Hue> hue) implements Inline {
        public static Text plain(String text) {
            return new Text(text, false, false, false, Optional.empty());
        }
    }

    /** A formula in LaTeX, with numbers read from the trace in between; see {@link Tex}. */
    record Formula(List<Tex> parts) implements Inline {
        public Formula {
            parts = List.copyOf(parts);
        }
    }

    /**
     * A glossary term.
     *
     * @param words shown instead of the term's own name
     */
    record Term(String id, Optional<String> words) implements Inline {}

    /**
     * Another step.
     *
     * @param lesson another lesson than this
     * @param step of it; its first step without
     */
    record Link(String words, Optional<String> lesson, Optional<String> step) implements Inline {}

    /** A number or a token read from what the stage shows. */
    record Value(Expression expression, Format format) implements Inline {}

    /** Where the learner writes a number; the name is empty where there is only one. */
    record Blank(String name) implements Inline {}

    /** A piece of a formula. */
    sealed interface Tex {
        record Source(String tex) implements Tex {}

        record Number(Value value) implements Tex {}
    }
}
