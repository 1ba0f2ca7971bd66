package org.glassgpt.lesson;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.glassgpt.i18n.Language;

/**
 * One lesson, complete. Immutable.
 *
 * @param folder in which it stands
 * @param section of the course
 * @param minutes of a class
 * @param needs ids of lessons that come before
 */
public record Lesson(
        String id,
        Path folder,
        String section,
        int minutes,
        List<String> needs,
        Map<String, Prompt> prompts,
        List<Step> steps,
        Map<Language, LessonWords> words) {
    public Lesson {
        needs = List.copyOf(needs);
        prompts = Map.copyOf(prompts);
        steps = List.copyOf(steps);
        words = Map.copyOf(words);
    }

    public LessonWords words(Language language) {
        return words.get(language);
    }

    public StepWords words(Step step, Language language) {
        return words.get(language).steps().get(step.id());
    }

    /** Where a step stands, from 0. */
    public Optional<Integer> find(String stepId) {
        for (int i = 0; i < steps.size(); i++) if (steps.get(i).id().equals(stepId)) return Optional.of(i);
        return Optional.empty();
    }

    /** The prompt that a setting shows, if it is one of the lesson's. */
    public Optional<Prompt> prompt(Setting setting) {
        return setting.prompt().map(prompts::get);
    }
}
