package org.glassgpt.world;

import org.glassgpt.i18n.Language;

/**
 * One example of a task. Prompt and answer put together are the text to train on; stories have no line breaks, so a
 * model that only knows stories has never seen a prompt of this form.
 *
 * @param language the language of the answer; a translation's prompt is in the other one
 * @param prompt ends where the answer begins, with no space
 * @param answer the one right answer; in English it begins with a space
 */
public record Exercise(Task task, Language language, String prompt, String answer) {

    /** Prompt and answer. */
    public String text() {
        return prompt + answer;
    }
}
