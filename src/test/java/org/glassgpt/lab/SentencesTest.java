package org.glassgpt.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.SplittableRandom;
import org.glassgpt.i18n.Language;
import org.glassgpt.world.Split;
import org.glassgpt.world.StoryWorld;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SentencesTest {
    @ParameterizedTest
    @EnumSource
    void everySentenceOfARealStoryIsAccepted(Language language) {
        StoryWorld world = StoryWorld.bundled();
        SplittableRandom random = new SplittableRandom(6);
        for (int i = 0; i < 40; i++) {
            String story = world.story(language, Split.TRAIN, random).text();
            List<Integer> ends = Sentences.ends(story);
            assertTrue(ends.size() >= 2, story);
            assertEquals(story.length(), ends.get(ends.size() - 1), story);
            for (int end : ends) assertTrue(world.acceptsBeginning(language, story.substring(0, end)), story);
            assertEquals(language, Sentences.languageOf(story));
        }
    }
}
