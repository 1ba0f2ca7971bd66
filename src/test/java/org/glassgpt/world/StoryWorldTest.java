package org.glassgpt.world;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.glassgpt.i18n.Language;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What a reader, a tokenizer and a model may rely on in the bundled stories. */
class StoryWorldTest {
    private static final StoryWorld WORLD = StoryWorld.bundled();

    private static List<Story> stories(Language language, Split split, int n, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Story> stories = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            stories.add(WORLD.story(language, split, random));
        }
        return stories;
    }

    private static String replaced(Story story, Fact fact, String word) {
        return story.text().substring(0, fact.start()) + word + story.text().substring(fact.end());
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void storiesAreAcceptedAndStoriesWithAWrongFactAreNot(Language language) {
        for (Story story : stories(language, Split.TRAIN, 100, 11)) {
            assertTrue(WORLD.accepts(language, story.text()), story.text());
            assertEquals(story.segments(), WORLD.segments(language, story.text()));
            assertEquals(story.text(), String.join("", story.segments()));
            for (Fact fact : story.facts()) {
                assertEquals(fact.answer(), story.text().substring(fact.start(), fact.end()));
                for (String candidate : fact.candidates()) {
                    String text = replaced(story, fact, candidate);
                    assertEquals(candidate.equals(fact.answer()), WORLD.accepts(language, text), text);
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void anAskedWordIsCertainGivenWhatStandsBeforeIt(Language language) {
        for (Split split : Split.values()) {
            for (Story story : stories(language, split, 40, 12)) {
                for (Fact fact : story.facts()) {
                    String before = story.text().substring(0, fact.start());
                    double p = Math.exp(WORLD.logPrefixProbability(language, split, before + fact.answer())
                            - WORLD.logPrefixProbability(language, split, before));
                    assertEquals(1, p, 1e-9, before + "[" + fact.answer() + "]");
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void everyStoryAsksAndTheMostRecentCandidateSeldomAnswers(Language language) {
        int facts = 0;
        int recent = 0;
        for (Story story : stories(language, Split.WITHHELD, 5000, 13)) {
            assertFalse(story.facts().isEmpty(), story.text());
            for (Fact fact : story.facts()) {
                assertTrue(fact.candidates().contains(fact.answer()), () -> fact + " in " + story.text());
                if (fact.candidates().size() < 2) continue; // a short story, with nothing to mix up
                facts++;
                recent += fact.isMostRecent() ? 1 : 0;
            }
        }
        double share = (double) recent / facts;
        assertTrue(facts > 5000 && share > 0.15 && share < 0.45, () -> "share of the most recent candidate: " + share);
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void theSplitsShareNoStory(Language language) {
        for (Story story : stories(language, Split.TRAIN, 150, 14)) {
            assertEquals(Double.NEGATIVE_INFINITY, WORLD.logProbability(language, Split.WITHHELD, story.text()));
        }
        for (Story story : stories(language, Split.WITHHELD, 150, 14)) {
            assertTrue(WORLD.accepts(language, story.text()), story.text());
            assertEquals(Double.NEGATIVE_INFINITY, WORLD.logProbability(language, Split.TRAIN, story.text()));
            assertTrue(WORLD.logProbability(language, Split.WITHHELD, story.text()) > -300);
        }
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void aTenthOfTheCombinationsIsWithheldAndNeverTrainedOn(Language language) {
        SplittableRandom random = new SplittableRandom(16);
        for (int i = 0; i < 20_000; i++) {
            for (Split split : Split.values()) {
                for (Binding fact : WORLD.program(language, split).facts(new Sampler(language, random))) {
                    assertEquals(
                            split == Split.WITHHELD,
                            WORLD.withheld().contains(fact.owner(), fact.thing(), fact.place()),
                            () -> split + " " + fact);
                }
            }
        }
        Lexicon lexicon = WORLD.lexicon();
        long withheld = lexicon.all(Kind.NAME).stream()
                .flatMap(n -> lexicon.all(Kind.THING).stream()
                        .flatMap(t -> lexicon.all(Kind.PLACE).stream()
                                .filter(p -> WORLD.withheld().contains(n, t, p))))
                .count();
        assertEquals(0.1, withheld / (14.0 * 14 * 14), 0.005);
    }

    /** Read off the text alone: the pronoun that follows the first sentence about a person with a thing. */
    @ParameterizedTest
    @CsvSource({
        "EN, 'the (?:\\w+ )?(doctor|farmer|driver|nurse|teacher|singer) had a [\\w ]+\\. (He|She)'",
        "ZH, '(医生|农夫|司机|护士|老师|歌手)有了[^，。]+，(他|她)很'"
    })
    void peopleGetTheUsualPronounFourTimesInFive(Language language, String pattern) {
        Set<String> usuallyShe = Set.of("nurse", "teacher", "singer", "护士", "老师", "歌手");
        Pattern person = Pattern.compile(pattern);
        int seen = 0;
        int usual = 0;
        for (Story story : stories(language, Split.TRAIN, 20_000, 17)) {
            Matcher matcher = person.matcher(story.text());
            while (matcher.find()) {
                boolean she = matcher.group(2).equals("She") || matcher.group(2).equals("她");
                seen++;
                usual += she == usuallyShe.contains(matcher.group(1)) ? 1 : 0;
            }
        }
        assertTrue(seen > 1500, "seen " + seen);
        assertEquals(0.8, (double) usual / seen, 0.02);
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void storiesFitTheContextAndCarryEnoughSurprise(Language language) {
        int tokens = 0;
        double surprise = 0;
        for (Story story : stories(language, Split.TRAIN, 600, 15)) {
            assertTrue(story.segments().size() <= 118, story.text());
            assertFalse(story.text().contains("\n"));
            tokens += story.segments().size() + 1;
            surprise -= WORLD.logProbability(language, Split.TRAIN, story.text());
        }
        double mean = surprise / tokens;
        assertTrue(mean > 0.8 && mean < 1.35, () -> "mean −ln p per word: " + mean);
    }

    @ParameterizedTest
    @CsvSource({"EN, 230, 60", "ZH, 230, 210"})
    void theVocabularyIsSmall(Language language, int words, int letters) {
        WorldWords vocabulary = WORLD.words(language);
        assertTrue(
                vocabulary.all().size() <= words,
                () -> "words: " + vocabulary.all().size());
        long distinct = String.join("", vocabulary.all())
                .codePoints()
                .filter(Character::isLetter)
                .distinct()
                .count();
        assertTrue(distinct <= letters, () -> "letters: " + distinct);
        assertEquals(14, vocabulary.names().size());
        assertEquals(14, vocabulary.things().size());
        assertEquals(14, vocabulary.places().size());
    }

    /** Seeds belong to the published numbers: a change of grammar or draw must be a decision, not an accident. */
    @Test
    void aSeedGivesTheSameStoryForEver() {
        assertEquals(
                "Once there was a lazy pig. One night the pig brought a yellow cart to the statio"
                        + "n. One evening the kind bear had a red hat. It put it in the shop. One wet eveni"
                        + "ng the pig wanted the cart, so it walked to the station. One night the bored bea"
                        + "r drew the hat and made it red. The next night the hungry pig wanted to see the "
                        + "red hat, so the bear took it to the shop.",
                WORLD.story(Language.EN, Split.TRAIN, new SplittableRandom(1)).text());
        assertEquals(
                "Once there was a shy driver. Then the funny driver brought a green lamp to the c"
                        + "abin. Then the cat put a blue book in the warm cave. The driver asked the cat, "
                        + "\"What colour is your book?\" \"It is blue.\" The next day the cat thought of the "
                        + "blue book in the cave. Soon the cat told the driver about the blue book in the ca"
                        + "ve.",
                WORLD.story(Language.EN, Split.WITHHELD, new SplittableRandom(2))
                        .text());
        assertEquals(
                "树下住着安静的小猪。小猪的蓝色大衣在公园里。护士在寒冷的阁楼里找到了红色帽子。不久，高兴"
                        + "的护士想要红色帽子，她就回到了阁楼。第二天，护士看见了公园里的蓝色大衣，把它送给了小猪。"
                        + "一个美好的早上，护士梦见了阁楼里红色的帽子。",
                WORLD.story(Language.ZH, Split.TRAIN, new SplittableRandom(1)).text());
        assertEquals(
                "山上住着高大的小鸭。快乐的小鸭把它的绿色小车丢在了学校里。然后，狐狸在厨房里找到了白色小"
                        + "船。小鸭问狐狸：“你的小船是什么颜色？”“白色的。”不久，小鸭说起绿色小车在学校里。绿色小车"
                        + "在学校里，小鸭很高兴。",
                WORLD.story(Language.ZH, Split.WITHHELD, new SplittableRandom(2))
                        .text());
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void thereAreMoreStoriesThanAnyoneCanRead(Language language) {
        assertTrue(WORLD.log10DistinctStories(language) > 20);
    }
}
