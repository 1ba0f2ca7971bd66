package org.glassgpt.world;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.glassgpt.i18n.Language;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every use of the program agrees on a world small enough to be written out in full. */
class ExactProbabilityTest {
    private static final Lexicon LEXICON =
            Lexicon.parse("small.csv", """
            name,fox,狐狸
            name,bear,小熊
            name,nurse,护士,she
            thing,kite,风筝
            thing,drum,小鼓
            place,attic,阁楼
            place,barn,谷仓
            place,cave,山洞
            colour,red,红色
            colour,blue,蓝色
            """.lines().toList());

    /** Two patterns of {@code then} and the repeated {@code soon} give some texts several derivations. */
    private static final Grammar GRAMMAR =
            Grammar.parse("small.grammar", """
            story:
              2 * {fact} {fact} {ask}
              {fact} {fact} {ask} {ask}
            fact:
              {then} the {owner} put a {colour} {thing} in the {place} .
            then: - | soon | soon | {again}
            again: 3 * - | soon
            ask:
              the {a} wanted the {t} . {he:a} went to the {p} .
              the {b} saw the {t} in the {p} .
            """.lines().toList());

    private static Narrator narrator(Split split) {
        return new Narrator(Language.EN, GRAMMAR, LEXICON, new Withheld(LEXICON, 5, 3).combos(split), 0.8);
    }

    @ParameterizedTest
    @EnumSource(Split.class)
    void theProbabilitiesOfAllTextsSumToOneAndTheScorerGivesEach(Split split) {
        Map<String, Double> texts = Enumerator.texts(narrator(split));
        assertTrue(texts.size() > 500, () -> "texts: " + texts.size());
        assertEquals(1, texts.values().stream().mapToDouble(p -> p).sum(), 1e-9);
        double sum = 0;
        for (Map.Entry<String, Double> text : texts.entrySet()) {
            double p = Math.exp(Scorer.whole(narrator(split), text.getKey()).sum());
            assertEquals(text.getValue(), p, 1e-12, text.getKey());
            sum += p;
        }
        assertEquals(1, sum, 1e-9);
    }

    @Test
    void derivationsOfOneTextAreAdded() {
        Scorer scorer = Scorer.beginning(narrator(Split.TRAIN), "Soon");
        assertEquals(2 * 3, scorer.derivations(), "two kinds of story, three ways to say soon");
        assertEquals(2.0 / 4 + 1.0 / 16, Math.exp(scorer.sum()), 1e-12);
    }

    @Test
    void aBeginningIsAsProbableAsAllTextsThatBeginWithIt() {
        Map<String, Double> texts = Enumerator.texts(narrator(Split.TRAIN));
        for (String beginning :
                List.of("", "T", "The fox", "Soon the nurse put a red kit", "The bear put a blue drum in")) {
            double expected = texts.entrySet().stream()
                    .filter(t -> t.getKey().startsWith(beginning))
                    .mapToDouble(Map.Entry::getValue)
                    .sum();
            assertEquals(
                    expected,
                    Math.exp(Scorer.beginning(narrator(Split.TRAIN), beginning).sum()),
                    1e-9,
                    beginning);
        }
    }

    @Test
    void samplesFollowTheProbabilities() {
        Map<String, Double> owners = new TreeMap<>();
        SplittableRandom random = new SplittableRandom(3);
        int n = 20_000;
        for (int i = 0; i < n; i++) {
            Sampler sampler = new Sampler(Language.EN, random);
            narrator(Split.TRAIN).tell(sampler);
            String text = sampler.story().text();
            owners.merge(text.substring(0, text.indexOf(" put")), 1.0 / n, Double::sum);
        }
        owners.forEach((beginning, rate) -> assertEquals(
                Math.exp(Scorer.beginning(narrator(Split.TRAIN), beginning).sum()), rate, 0.015, beginning));
    }

    @Test
    void whatTheGrammarCannotSayIsImpossible() {
        for (String text : List.of("", "The fox", "The fox put a red kite in the attic.", "狐狸")) {
            assertEquals(
                    Double.NEGATIVE_INFINITY,
                    Scorer.whole(narrator(Split.TRAIN), text).sum(),
                    text);
        }
    }
}
