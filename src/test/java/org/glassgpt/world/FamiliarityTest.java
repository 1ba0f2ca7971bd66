package org.glassgpt.world;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.SplittableRandom;
import org.glassgpt.i18n.Language;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FamiliarityTest {
    private static final StoryWorld WORLD = StoryWorld.bundled();
    private static final Familiarity FAMILIAR = Familiarity.of(WORLD);

    private static List<String> strangers(String text) {
        return FAMILIAR.strangers(text).stream()
                .map(s -> text.substring(s.start(), s.end()))
                .toList();
    }

    /** Every story, and every beginning of one that ends with a word, is familiar. */
    @ParameterizedTest
    @EnumSource(Language.class)
    void storiesHaveNoStrangers(Language language) {
        SplittableRandom random = new SplittableRandom(11);
        for (int i = 0; i < 200; i++) {
            Story story = WORLD.story(language, i % 2 == 0 ? Split.TRAIN : Split.WITHHELD, random);
            assertEquals(List.of(), strangers(story.text()), story.text());
            String beginning = String.join(
                    "", story.segments().subList(0, 1 + story.segments().size() / 2));
            assertEquals(List.of(), strangers(beginning), beginning);
        }
    }

    @Test
    void whatNoStoryContainsIsFound() {
        assertEquals(List.of("dragon", "castles"), strangers("The dragon put a red kite in the castles."));
        assertEquals(List.of("恐龙", "宇宙飞船"), strangers("恐龙把红色的风筝放在了宇宙飞船里。"));
        assertEquals(List.of("2026", ";"), strangers("The fox 2026 put; a kite"));
    }

    @Test
    void languagesMayMix() {
        assertEquals(List.of(), strangers("The fox 把 a red 风筝"));
        assertEquals(List.of("FOX"), strangers("the FOX"));
        assertEquals(List.of(), strangers(""));
    }
}
