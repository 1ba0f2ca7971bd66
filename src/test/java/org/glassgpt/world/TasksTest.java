package org.glassgpt.world;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.glassgpt.i18n.Language;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TasksTest {
    private static final StoryWorld WORLD = StoryWorld.bundled();
    private static final Tasks TASKS = new Tasks(WORLD);

    @ParameterizedTest
    @EnumSource(Task.class)
    void aPromptHasOneRightAnswerAndNeverTheFormOfAStory(Task task) {
        for (Language language : Language.values()) {
            Map<String, String> answers = new HashMap<>();
            SplittableRandom random = new SplittableRandom(21);
            for (int i = 0; i < 3000; i++) {
                Split split = i % 2 == 0 ? Split.TRAIN : Split.WITHHELD;
                Exercise exercise = TASKS.exercise(task, language, split, random);
                String known = answers.put(exercise.prompt(), exercise.answer());
                assertTrue(known == null || known.equals(exercise.answer()), exercise.prompt());
                assertTrue(exercise.prompt().contains("\n"), exercise.prompt());
                assertEquals(language == Language.EN, exercise.answer().startsWith(" "));
                assertFalse(exercise.text().matches("(?s).*[{}→].*"), exercise.text());
            }
            assertTrue(answers.size() > 2000, () -> task + ": " + answers.size() + " different prompts");
        }
    }

    @Test
    void theSameSeedGivesTheSamePairBothWays() {
        for (int seed = 0; seed < 200; seed++) {
            Exercise en = TASKS.exercise(Task.TRANSLATION, Language.EN, Split.TRAIN, new SplittableRandom(seed));
            Exercise zh = TASKS.exercise(Task.TRANSLATION, Language.ZH, Split.TRAIN, new SplittableRandom(seed));
            assertEquals(
                    zh.prompt().lines().findFirst().orElseThrow(), en.answer().strip());
            assertEquals(en.prompt().lines().findFirst().orElseThrow(), zh.answer());
        }
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void answersAboutATaleStandInIt(Language language) {
        SplittableRandom random = new SplittableRandom(22);
        Set<String> answers = new HashSet<>();
        for (int i = 0; i < 2000; i++) {
            Exercise exercise = TASKS.exercise(Task.QUESTION, language, Split.WITHHELD, random);
            String tale = exercise.prompt().lines().findFirst().orElseThrow();
            assertTrue(tale.contains(exercise.answer()), exercise.text());
            answers.add(exercise.answer());
        }
        assertEquals(14 + 14 + 6, answers.size(), "things, places, colours");
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void trainingAndHeldOutPairsShareNoSentence(Language language) {
        SplittableRandom random = new SplittableRandom(23);
        Set<String> train = new HashSet<>();
        for (int i = 0; i < 20_000; i++) {
            train.add(TASKS.exercise(Task.TRANSLATION, language, Split.TRAIN, random)
                    .prompt());
        }
        for (int i = 0; i < 2000; i++) {
            String prompt = TASKS.exercise(Task.TRANSLATION, language, Split.WITHHELD, random)
                    .prompt();
            assertFalse(train.contains(prompt), prompt);
        }
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void eachMoodIsAskedForAboutEquallyOften(Language language) {
        SplittableRandom random = new SplittableRandom(24);
        Map<String, Integer> counts = new HashMap<>();
        for (int i = 0; i < 3000; i++) {
            counts.merge(
                    TASKS.exercise(Task.MOOD, language, Split.TRAIN, random).answer(), 1, Integer::sum);
        }
        assertEquals(3, counts.size());
        List.copyOf(counts.values()).forEach(n -> assertEquals(1000, n, 120));
    }
}
