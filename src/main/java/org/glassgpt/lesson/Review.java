package org.glassgpt.lesson;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What a learner would do well to look at again, and how far he has come. Pure. */
public final class Review {
    private Review() {}

    /** Why a step should be looked at again. */
    public enum Why {
        /** The first answer was wrong. */
        WRONG_FIRST,
        /** The answer was asked for. */
        GAVE_UP
    }

    public record Item(Lesson lesson, Step step, Why why) {}

    /**
     * How far one lesson is done.
     *
     * @param seen steps that were visited
     * @param steps in all
     * @param right questions and worked examples answered rightly the first time
     * @param asked those whose answer is out
     */
    public record Score(int seen, int steps, int right, int asked) {}

    /** In the order of the course; predictions are not counted. */
    public static List<Item> of(Course course, Progress progress) {
        List<Item> items = new ArrayList<>();
        for (Lesson lesson : course.lessons()) {
            for (Step step : lesson.steps()) {
                StepState state = progress.state(course.id(), lesson.id(), step.id());
                if (state.gaveUp()) items.add(new Item(lesson, step, Why.GAVE_UP));
                else if (wrongFirst(step, state)) items.add(new Item(lesson, step, Why.WRONG_FIRST));
            }
        }
        return items;
    }

    public static Score score(Course course, Lesson lesson, Progress progress) {
        int seen = 0;
        int right = 0;
        int asked = 0;
        for (Step step : lesson.steps()) {
            if (progress.visited(course.id(), lesson.id(), step.id())) seen++;
            StepState state = progress.state(course.id(), lesson.id(), step.id());
            boolean counts = step instanceof Step.Quiz || step instanceof Step.Worked;
            if (!counts || !state.out()) continue;
            asked++;
            if (!state.gaveUp() && !wrongFirst(step, state)) right++;
        }
        return new Score(seen, lesson.steps().size(), right, asked);
    }

    private static boolean wrongFirst(Step step, StepState state) {
        if (!(step instanceof Step.Quiz quiz) || state.chosen().isEmpty()) return false;
        Set<Integer> first = state.chosen().get(0);
        return !first.equals(quiz.choice().right());
    }
}
