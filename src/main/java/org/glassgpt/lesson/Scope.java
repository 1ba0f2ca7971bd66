package org.glassgpt.lesson;

import java.util.Optional;
import java.util.function.Function;
import org.glassgpt.i18n.Language;

/**
 * Where an expression is worked out. Immutable.
 *
 * @param reading of what the stage shows
 * @param plain the same without edits
 * @param hand what is in hand
 * @param prompt of the lesson that the stage shows, if it does
 * @param others the passes on other prompts of the lesson, by name
 */
public record Scope(
        Language language,
        Reading reading,
        Reading plain,
        Hand hand,
        Optional<Prompt> prompt,
        Function<String, Optional<Scope>> others) {
    Scope withoutEdits() {
        return new Scope(language, plain, plain, hand, prompt, others);
    }
}
