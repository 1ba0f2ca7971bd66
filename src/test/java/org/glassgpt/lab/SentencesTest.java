package org.glassgpt.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.SplittableRandom;
import org.glassgpt.i18n.Language;
import org.glassgpt.world.SentenceEnds;
import org.glassgpt.world.Split;
import org.glassgpt.world.StoryWorld;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SentencesTest {
    private static final Sentences NONE = new Sentences(1, 0, 0, 0, "");
    private final StoryWorld world = StoryWorld.bundled();

    private Sentences count(String story) {
        return NONE.with(story, 100, world);
    }

    @ParameterizedTest
    @EnumSource
    void everySentenceOfARealStoryIsAcceptedAndFits(Language language) {
        SplittableRandom random = new SplittableRandom(6);
        for (int i = 0; i < 40; i++) {
            String story = world.story(language, Split.TRAIN, random).text();
            int sentences = SentenceEnds.of(language, story).size();
            Sentences found = count(story);
            assertEquals(new Sentences(1, sentences, sentences, sentences, story), found);
            assertEquals(language, Sentences.languageOf(story));
        }
    }

    /** What a small model gets wrong first: who has what. The sentences are the grammar's, the story is not. */
    @Test
    void aSentenceOfAnotherStoryIsAcceptedButDoesNotFit() {
        String told = "The bear put a red ball in the barn.";
        String elsewhere = " Later the cat went to the garden and got the kite.";
        Sentences found = count(told + elsewhere + " The red ball in the barn made the bear happy.");
        assertEquals(3, found.sentences());
        assertEquals(3, found.accepted());
        assertEquals(1, found.fitting(), "nothing fits after a mistake");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "The bear put a red ball in the barn", // no end
                "The bear put a red ball the barn.",
                "The bear put a red barn in the ball.",
                "the bear put a red ball in the barn.",
                " The bear put a red ball in the barn.",
                "The bear 把 a red ball in the barn.",
                "小熊把红色的皮球谷仓里。",
                "小熊小熊把红色皮球放在了谷仓里。"
            })
    void whatTheGrammarCannotMakeIsNotAccepted(String wrong) {
        assertEquals(new Sentences(1, 1, 0, 0, wrong), count(wrong));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "He put it in the barn.",
                "\"What a cold morning!\" said the bear.",
                "\"In the barn.\"",
                "小熊把红色皮球放在了谷仓里。",
                "“我很高兴。”小熊说。"
            })
    void whatSomeStorySaysIsAccepted(String right) {
        assertEquals(1, count(right).accepted());
        assertEquals(1, count(right).sentences());
    }

    @Test
    void nothingBeyondTheWantedNumberIsCounted() {
        String story = "The bear put a red ball in the barn. The barn was very dark. It was";
        assertEquals(3, NONE.with(story, 100, world).sentences());
        assertEquals(2, NONE.with(story, 100, world).accepted());
        assertEquals(1, NONE.with(story, 1, world).sentences());
    }
}
