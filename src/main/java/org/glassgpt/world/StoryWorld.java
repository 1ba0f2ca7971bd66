package org.glassgpt.world;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.glassgpt.i18n.Language;

/**
 * The bundled world: draws stories and gives any text its exact probability. Immutable and safe for several threads.
 */
public final class StoryWorld {
    private final WorldConfig config;
    private final Lexicon lexicon;
    private final Map<Language, Grammar> grammars = new EnumMap<>(Language.class);
    private final Map<Language, Choice<List<Part>>> sentences = new EnumMap<>(Language.class);
    private final Withheld withheld;

    /** The world the bundled model was trained on. */
    public static StoryWorld bundled() {
        return new StoryWorld(WorldConfig.BUNDLED);
    }

    /** The same people, things and places with other knobs. */
    public StoryWorld(WorldConfig config) {
        this.config = config;
        this.lexicon = Lexicon.parse("concepts.csv", resource("concepts.csv"));
        this.withheld = new Withheld(lexicon, config.withheldSalt(), config.withheldModulus());
        grammars.put(Language.EN, Grammar.parse("en.grammar", resource("en.grammar")));
        grammars.put(Language.ZH, Grammar.parse("zh.grammar", resource("zh.grammar")));
        grammars.forEach((language, grammar) -> sentences.put(language, SentencePatterns.of(grammar)));
    }

    public WorldConfig config() {
        return config;
    }

    /** Draws a story. The same state of the generator gives the same story on every machine. */
    public Story story(Language language, Split split, RandomGenerator random) {
        Sampler sampler = new Sampler(language, random);
        program(language, split).tell(sampler);
        return sampler.story();
    }

    /** Natural logarithm of the probability of a whole story in a split; negative infinity if it cannot occur there. */
    public double logProbability(Language language, Split split, String text) {
        return Scorer.whole(program(language, split), text).sum();
    }

    /** Natural logarithm of the probability that a story of the split begins with this text. */
    public double logPrefixProbability(Language language, Split split, String text) {
        return Scorer.beginning(program(language, split), text).sum();
    }

    /** Whether the text is a whole story by the grammar, whatever combinations of name, thing and place it uses. */
    public boolean accepts(Language language, String text) {
        return Scorer.whole(anything(language), text).derivations() > 0;
    }

    /** Whether some story by the grammar begins with this text, whatever combinations it uses. */
    public boolean acceptsBeginning(Language language, String text) {
        return Scorer.beginning(anything(language), text).derivations() > 0;
    }

    /**
     * Whether the grammar can make this sentence: whether some story of some split has it, whoever and whatever was told
     * of before.
     *
     * @param sentence without the space before it, as {@link SentenceEnds} cuts texts
     */
    public boolean acceptsSentence(Language language, String sentence) {
        Narrator narrator = narrator(language, Combos.ANY);
        Choice<List<Part>> patterns = sentences.get(language);
        Program program = teller -> Telling.anywhere(narrator, teller).rule(patterns);
        return Scorer.whole(program, sentence).derivations() > 0;
    }

    /** A whole story cut into words and punctuation marks, as {@link Story#segments}; empty if not a story. */
    public List<String> segments(Language language, String text) {
        return Scorer.whole(anything(language), text).segments();
    }

    /** The words of the world. */
    public WorldWords words(Language language) {
        return WorldWords.of(language, lexicon, grammars.get(language));
    }

    /**
     * Decimal logarithm of a lower bound of the number of distinct training stories. A distribution of entropy H has at
     * least exp(H) outcomes; H is the mean of −ln p over 400 stories of a fixed seed, less five standard errors.
     */
    public double log10DistinctStories(Language language) {
        int n = 400;
        SplittableRandom random = new SplittableRandom(1);
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < n; i++) {
            double surprise = -logProbability(
                    language, Split.TRAIN, story(language, Split.TRAIN, random).text());
            sum += surprise;
            squares += surprise * surprise;
        }
        double mean = sum / n;
        double standardError = Math.sqrt((squares / n - mean * mean) / n);
        return (mean - 5 * standardError) / Math.log(10);
    }

    Withheld withheld() {
        return withheld;
    }

    Grammar grammar(Language language) {
        return grammars.get(language);
    }

    Lexicon lexicon() {
        return lexicon;
    }

    Narrator program(Language language, Split split) {
        return narrator(language, withheld.combos(split));
    }

    private Program anything(Language language) {
        return narrator(language, Combos.ANY);
    }

    private Narrator narrator(Language language, Combos combos) {
        return new Narrator(language, grammars.get(language), lexicon, combos, config.pronounFidelity());
    }

    static List<String> resource(String name) {
        try (InputStream in = StoryWorld.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("the story world's file " + name + " is missing from the application");
            }
            BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
            return reader.lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the story world's file " + name, e);
        }
    }
}
