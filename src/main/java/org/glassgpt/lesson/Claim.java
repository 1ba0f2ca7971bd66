package org.glassgpt.lesson;

import java.util.Optional;
import org.glassgpt.i18n.Language;

/** What must be true for the words to be right. */
public sealed interface Claim {
    /** From 1, in {@code lesson.yaml}. */
    int line();

    /**
     * @param language in which it is claimed; both without
     */
    record That(Expression expression, Optional<Language> language, int line) implements Claim {}

    /**
     * @param test that holds it, as {@code ClassName.method}
     */
    record Tested(String test, int line) implements Claim {}
}
