package org.glassgpt.ui.lesson;

import java.util.Optional;
import org.glassgpt.lesson.Inline;
import org.glassgpt.lesson.Result;
import org.glassgpt.lesson.Scope;
import org.glassgpt.lesson.UnreadableException;

/** What is read from a trace, as it is written. */
public final class ValueText {
    /** Where there is nothing to read yet. */
    public static final String WAITING = "…";

    private ValueText() {}

    public static String of(Inline.Value value, Optional<Scope> scope) {
        if (scope.isEmpty()) return WAITING;
        try {
            Result result = value.expression().in(scope.get());
            if (result instanceof Result.Number number) return value.format().write(number.value());
            if (result instanceof Result.Words words)
                return words.text().replace("\n", "⏎").strip();
            return ((Result.Truth) result).holds() ? "✓" : "✗";
        } catch (UnreadableException e) {
            return WAITING;
        }
    }

    /** For inside a formula: a percent sign would begin a comment there. */
    public static String tex(Inline.Value value, Optional<Scope> scope) {
        String text = of(value, scope)
                .replace(WAITING, "\\ldots ")
                .replace("\u2212", "-")
                .replace("∞", "\\infty ")
                .replace("%", "\\%");
        boolean latin = text.chars().allMatch(c -> c < 128);
        return latin ? text : "?";
    }
}
