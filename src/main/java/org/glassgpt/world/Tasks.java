package org.glassgpt.world;

import java.util.List;
import java.util.random.RandomGenerator;
import org.glassgpt.i18n.Language;

/**
 * Tasks with one right answer each, from the people, things and places of the stories. What is asked uses only
 * combinations of the split, as the stories do.
 */
public final class Tasks {
    private static final List<String> MOODS = List.of("happy", "sad", "angry");
    private static final List<String> MOODS_ZH = List.of("高兴", "难过", "生气");

    private final StoryWorld world;
    private final Parallel parallel;

    public Tasks(StoryWorld world) {
        this.world = world;
        this.parallel =
                Parallel.parse("parallel.txt", StoryWorld.resource("parallel.txt"), world.lexicon(), world.withheld());
    }

    /**
     * Draws an exercise. The same state of the generator gives the same exercise on every machine.
     *
     * @param language the language of the answer
     */
    public Exercise exercise(Task task, Language language, Split split, RandomGenerator random) {
        return switch (task) {
            case TRANSLATION -> translation(language, split, random);
            case QUESTION -> question(language, split, random);
            case SUMMARY -> summary(language, split, random);
            case MOOD -> mood(language, split, random);
        };
    }

    private Exercise translation(Language language, Split split, RandomGenerator random) {
        Parallel.Pair pair = parallel.draw(split, random);
        return language == Language.EN
                ? new Exercise(Task.TRANSLATION, language, pair.zh() + "\nEnglish:", " " + pair.en())
                : new Exercise(Task.TRANSLATION, language, pair.en() + "\n中文：", pair.zh());
    }

    private Exercise question(Language language, Split split, RandomGenerator random) {
        Draft draft = new Draft(random);
        Telling telling = new Telling(world.program(language, split), draft);
        telling.sections("tale");
        String tale = draft.take();
        telling.line("quiz");
        String[] quiz = draft.take().split("→");
        String prompt = language == Language.EN
                ? tale + "\nQuestion: " + quiz[0] + "\nAnswer:"
                : tale + "\n问：" + quiz[0] + "\n答：";
        return new Exercise(Task.QUESTION, language, prompt, quiz[1]);
    }

    private Exercise summary(Language language, Split split, RandomGenerator random) {
        Draft draft = new Draft(random);
        Telling telling = new Telling(world.program(language, split), draft);
        telling.sections("tale");
        String tale = draft.take();
        telling.lineOfFacts("summary", "then-also", "summary-end");
        String line = draft.take();
        return language == Language.EN
                ? new Exercise(Task.SUMMARY, language, tale + "\nIn short:", " " + line)
                : new Exercise(Task.SUMMARY, language, tale + "\n总之：", line);
    }

    private Exercise mood(Language language, Split split, RandomGenerator random) {
        int mood = random.nextInt(MOODS.size());
        Draft draft = new Draft(random);
        new Telling(world.program(language, split), draft).sections("mood-tale-" + MOODS.get(mood));
        return language == Language.EN
                ? new Exercise(Task.MOOD, language, draft.take() + "\nMood:", " " + MOODS.get(mood))
                : new Exercise(Task.MOOD, language, draft.take() + "\n心情：", MOODS_ZH.get(mood));
    }
}
