package org.glassgpt.lesson;

import java.util.List;
import java.util.Map;

/**
 * The words of a lesson in one language.
 *
 * @param intro what the lesson is about
 * @param aim what one can do after it, for the lesson plan
 * @param questions to ask a class
 * @param steps by id, in order
 */
public record LessonWords(
        String title, List<Block> intro, List<Block> aim, List<Block> questions, Map<String, StepWords> steps) {
    public LessonWords {
        intro = List.copyOf(intro);
        aim = List.copyOf(aim);
        questions = List.copyOf(questions);
        steps = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(steps));
    }
}
