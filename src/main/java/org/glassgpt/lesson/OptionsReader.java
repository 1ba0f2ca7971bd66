package org.glassgpt.lesson;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Takes the options of questions out of the words: the last numbered list before the answer. */
final class OptionsReader {
    private OptionsReader() {}

    static LessonWords withOptions(Lesson lesson, LessonWords words) {
        Map<String, StepWords> steps = new LinkedHashMap<>(words.steps());
        for (Step step : lesson.steps()) {
            if (asksToChoose(step)) steps.computeIfPresent(step.id(), (id, read) -> taken(read));
        }
        return new LessonWords(words.title(), words.intro(), words.aim(), words.questions(), steps);
    }

    private static boolean asksToChoose(Step step) {
        if (step instanceof Step.Predict predict) return !predict.choice().lines();
        return step instanceof Step.Quiz quiz && !quiz.choice().lines();
    }

    private static StepWords taken(StepWords words) {
        List<Block> before = new ArrayList<>(words.before());
        for (int i = before.size() - 1; i >= 0; i--) {
            if (!(before.get(i) instanceof Block.Numbered list)) continue;
            before.remove(i);
            List<StepWords.Option> options =
                    list.items().stream().map(OptionsReader::option).toList();
            return new StepWords(
                    words.id(),
                    words.title(),
                    words.line(),
                    before,
                    options,
                    words.after(),
                    words.notes(),
                    words.sections());
        }
        return words;
    }

    /** Quotations at the end of an item say why. */
    private static StepWords.Option option(List<Block> item) {
        List<Block> words = new ArrayList<>();
        List<Block> why = new ArrayList<>();
        for (Block block : item) {
            if (block instanceof Block.Quote quote) why.addAll(quote.blocks());
            else words.add(block);
        }
        return new StepWords.Option(words, why);
    }
}
