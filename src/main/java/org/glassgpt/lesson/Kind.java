package org.glassgpt.lesson;

import java.util.Locale;
import java.util.Optional;

/** What a step asks of the learner. */
public enum Kind {
    SHOW,
    HIGHLIGHT,
    SET,
    PREDICT,
    WORKED,
    DO,
    QUIZ,
    RUN;

    /** As {@code lesson.yaml} writes it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Kind> of(String word) {
        for (Kind kind : values()) if (kind.word().equals(word)) return Optional.of(kind);
        return Optional.empty();
    }

    /** Whether something has to be answered or done before the step is over. */
    public boolean asks() {
        return this == PREDICT || this == WORKED || this == DO || this == QUIZ;
    }
}
