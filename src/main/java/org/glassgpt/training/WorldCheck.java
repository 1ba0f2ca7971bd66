package org.glassgpt.training;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.DoubleConsumer;
import org.glassgpt.i18n.Language;
import org.glassgpt.model.Decoder;
import org.glassgpt.model.Gpt;
import org.glassgpt.sampling.Sampler;
import org.glassgpt.sampling.SamplingSettings;
import org.glassgpt.tokenizer.Tokenizer;
import org.glassgpt.trace.Activation;
import org.glassgpt.trace.ActivationName;
import org.glassgpt.trace.Edits;
import org.glassgpt.trace.Keep;
import org.glassgpt.world.Fact;
import org.glassgpt.world.Split;
import org.glassgpt.world.Story;
import org.glassgpt.world.StoryWorld;

/**
 * How well a model has learned the story world, on stories generated now: its loss against the generator's exact
 * probability, whole stories sampled against the grammar, and facts fetched from far back in combinations that training
 * never showed.
 */
public final class WorldCheck {
    /** The model's loss may exceed the world's entropy by this share of it. */
    public static final double EXCESS_BAR = 0.10;
    /** And must have come this share of the way from token frequencies to that entropy. */
    public static final double WAY_BAR = 0.97;

    public static final double WELLFORMED_BAR = 0.85;
    public static final double DISTINCT_BAR = 0.90;
    public static final double FACTS_BAR = 0.90;
    /** What the guess "most recent candidate" may reach at most: above it facts would prove nothing. */
    public static final double RECENT_BAR = 0.50;

    private static final double TEMPERATURE = 0.8;
    /** Edges of the distances, in tokens, by which facts are told. */
    private static final int[] DISTANCES = {16, 32, 48};

    /**
     * One measured figure.
     *
     * @param name excess, way, wellformed, distinct, facts or recent
     * @param value measured
     * @param atLeast whether the bar is a lower one
     * @param detail what it was made of, in words
     */
    public record Line(String name, Language language, double value, boolean atLeast, double bar, String detail) {
        public boolean pass() {
            return atLeast ? value >= bar : value <= bar;
        }
    }

    private final Gpt gpt;
    private final Tokenizer tokenizer;
    private final StoryWorld world;
    private final StoryCorpus training;
    private final Set<Long> trained;
    private final int end;

    /**
     * @param training what the model was trained on, generated again to keep it out of the measurement
     */
    public WorldCheck(Gpt gpt, Tokenizer tokenizer, StoryWorld world, StoryCorpus training) {
        this.gpt = gpt;
        this.tokenizer = tokenizer;
        this.world = world;
        this.training = training;
        this.trained = training.fingerprints();
        this.end = StoryCorpus.endOfText(tokenizer);
    }

    /**
     * For a model trained on the story world, of which the record stands beside it.
     *
     * @throws TrainingException when it was trained on something else
     */
    public static WorldCheck of(Gpt gpt, Tokenizer tokenizer, Path dir) throws IOException {
        TrainConfig config = TrainingRecord.read(dir)
                .map(TrainingRecord::config)
                .filter(TrainConfig::isStoryWorld)
                .orElseThrow(
                        () -> new TrainingException(
                                dir + " has no " + TrainingRecord.FILE
                                        + " that says it was trained on the story world; only such a model can be measured against it"));
        StoryWorld world = StoryWorld.bundled();
        return new WorldCheck(gpt, tokenizer, world, new StoryCorpus(world, config.stories(), config.dataSeed()));
    }

    /**
     * @param n stories (and samples) per language
     * @param progress told the share done, 0 to 1
     */
    public List<Line> run(long seed, int n, DoubleConsumer progress) {
        List<Line> lines = new ArrayList<>();
        double[] frequencies = frequencies();
        int done = 0;
        for (Language language : Language.values()) {
            lines.addAll(loss(language, seed, n, frequencies));
            progress.accept(++done / 6.0);
            lines.addAll(facts(language, seed, n));
            progress.accept(++done / 6.0);
        }
        lines.addAll(samples(seed, n, share -> progress.accept((4 + 2 * share) / 6)));
        return lines;
    }

    /** Share of each token in the training stories; a token never seen counts as if seen once. */
    private double[] frequencies() {
        long[] counts = new long[tokenizer.vocabSize()];
        long total = 0;
        for (int i = 0; i < 5000; i++) {
            int[] ids = sequence(training.story(i));
            for (int t = 1; t < ids.length; t++) counts[ids[t]]++;
            total += ids.length - 1;
        }
        double[] shares = new double[counts.length];
        for (int id = 0; id < shares.length; id++) shares[id] = Math.max(1, counts[id]) / (double) total;
        return shares;
    }

    private int[] sequence(Story story) {
        return StoryCorpus.sequence(tokenizer, end, story.text(), gpt.config().context());
    }

    /** Stories of a language, drawn now, none of which was trained on. */
    private List<Story> fresh(Language language, Split split, long seed, int n) {
        SplittableRandom random = new SplittableRandom(seed * 31 + split.ordinal() * 2L + language.ordinal());
        List<Story> stories = new ArrayList<>();
        while (stories.size() < n) {
            Story story = world.story(language, split, random);
            if (!trained.contains(StoryCorpus.fingerprint(story.text()))) stories.add(story);
        }
        return stories;
    }

    private List<Line> loss(Language language, long seed, int n, double[] frequencies) {
        double model = 0;
        double exact = 0;
        double unigram = 0;
        long tokens = 0;
        for (Story story : fresh(language, Split.TRAIN, seed, n)) {
            int[] ids = sequence(story);
            float[][] logits = logits(ids);
            for (int t = 0; t + 1 < ids.length; t++) {
                model -= logProbability(logits[t], ids[t + 1]);
                unigram -= Math.log(frequencies[ids[t + 1]]);
            }
            // The coin that chose the language is part of what a model has to predict.
            exact += Math.log(2) - world.logProbability(language, Split.TRAIN, story.text());
            tokens += ids.length - 1;
        }
        double excess = (model - exact) / exact;
        double way = (unigram - model) / (unigram - exact);
        String detail = String.format(
                java.util.Locale.ROOT,
                "nats per token: model %.4f, world %.4f, token frequencies %.4f; %d stories",
                model / tokens,
                exact / tokens,
                unigram / tokens,
                n);
        return List.of(
                new Line("excess", language, excess, false, EXCESS_BAR, detail),
                new Line("way", language, way, true, WAY_BAR, detail));
    }

    private float[][] logits(int[] ids) {
        Activation logits =
                gpt.forward(ids, Edits.NONE, Keep.only(ActivationName.logits())).get(ActivationName.logits());
        float[][] rows = new float[ids.length][];
        for (int t = 0; t < rows.length; t++) rows[t] = logits.slice(t);
        return rows;
    }

    private static double logProbability(float[] logits, int id) {
        double max = Double.NEGATIVE_INFINITY;
        for (float x : logits) max = Math.max(max, x);
        double sum = 0;
        for (float x : logits) sum += Math.exp(x - max);
        return logits[id] - max - Math.log(sum);
    }

    private List<Line> facts(Language language, long seed, int n) {
        int[] right = new int[DISTANCES.length + 1];
        int[] asked = new int[DISTANCES.length + 1];
        int recent = 0;
        for (Story story : fresh(language, Split.WITHHELD, seed, n)) {
            int[] ids = sequence(story);
            int[] ends = ends(ids);
            float[][] logits = logits(ids);
            for (Fact fact : story.facts()) {
                if (fact.candidates().size() < 2) continue; // nothing to mix up
                int first = tokenAt(ends, fact.start());
                int last = tokenAt(ends, fact.end() - 1);
                boolean correct = true;
                for (int t = first; t <= last; t++) correct &= argmax(logits[t - 1]) == ids[t];
                int mentioned = story.text().lastIndexOf(fact.answer(), fact.start() - 1);
                int bin = bin(first - tokenAt(ends, mentioned));
                asked[bin]++;
                if (correct) right[bin]++;
                if (fact.mostRecent().equals(fact.answer())) recent++;
            }
        }
        int total = java.util.Arrays.stream(asked).sum();
        double accuracy = java.util.Arrays.stream(right).sum() / (double) total;
        String detail = total + " asked; by distance in tokens:" + byDistance(right, asked);
        return List.of(
                new Line("facts", language, accuracy, true, FACTS_BAR, detail),
                new Line(
                        "recent",
                        language,
                        recent / (double) total,
                        false,
                        RECENT_BAR,
                        "what guessing the most recent candidate gets"));
    }

    /** Where each token ends in the text, in UTF-16 units; the leading end-of-text ends at 0. */
    private int[] ends(int[] ids) {
        int[] ends = new int[ids.length];
        java.io.ByteArrayOutputStream bytes = new java.io.ByteArrayOutputStream();
        for (int t = 1; t + 1 < ids.length; t++) {
            bytes.writeBytes(tokenizer.bytes(ids[t]));
            ends[t] = bytes.toString(java.nio.charset.StandardCharsets.UTF_8).length();
        }
        ends[ids.length - 1] = ends[ids.length - 2];
        return ends;
    }

    /** The token that holds a character of the text. */
    private static int tokenAt(int[] ends, int character) {
        int t = 1;
        while (ends[t] <= character) t++;
        return t;
    }

    private static int bin(int distance) {
        int bin = 0;
        while (bin < DISTANCES.length && distance >= DISTANCES[bin]) bin++;
        return bin;
    }

    private static String byDistance(int[] right, int[] asked) {
        StringBuilder text = new StringBuilder();
        for (int bin = 0; bin < asked.length; bin++) {
            String range = bin == 0
                    ? "<" + DISTANCES[0]
                    : bin == DISTANCES.length
                            ? ">=" + DISTANCES[bin - 1]
                            : DISTANCES[bin - 1] + "-" + (DISTANCES[bin] - 1);
            text.append(' ')
                    .append(range)
                    .append(' ')
                    .append(right[bin])
                    .append('/')
                    .append(asked[bin]);
        }
        return text.toString();
    }

    private static int argmax(float[] x) {
        int best = 0;
        for (int i = 1; i < x.length; i++) {
            if (x[i] > x[best]) best = i;
        }
        return best;
    }

    /** Samples until there are n of each language, told apart by their first characters. */
    private List<Line> samples(long seed, int n, DoubleConsumer progress) {
        Map<Language, List<String>> texts = new EnumMap<>(Language.class);
        for (Language language : Language.values()) texts.put(language, new ArrayList<>());
        SplittableRandom random = new SplittableRandom(seed);
        int most = 20 * n;
        for (int i = 0; i < most && texts.values().stream().anyMatch(list -> list.size() < n); i++) {
            String text = sample(random);
            List<String> list = texts.get(languageOf(text));
            if (list.size() < n) list.add(text);
            progress.accept(texts.values().stream().mapToInt(List::size).sum() / (2.0 * n));
        }
        List<Line> lines = new ArrayList<>();
        for (Language language : Language.values()) {
            List<String> list = texts.get(language);
            long accepted =
                    list.stream().filter(text -> world.accepts(language, text)).count();
            Set<String> seen = new HashSet<>();
            long distinct = list.stream()
                    .filter(text -> !trained.contains(StoryCorpus.fingerprint(text)) && seen.add(text))
                    .count();
            String detail = list.size() + " samples at T = " + TEMPERATURE;
            lines.add(new Line(
                    "wellformed",
                    language,
                    accepted / (double) Math.max(n, list.size()),
                    true,
                    WELLFORMED_BAR,
                    detail));
            lines.add(new Line(
                    "distinct", language, distinct / (double) Math.max(n, list.size()), true, DISTINCT_BAR, detail));
        }
        return lines;
    }

    /** One story from {@code <|endoftext|>} to the next, cut short where the context ends. */
    private String sample(SplittableRandom random) {
        SamplingSettings settings = new SamplingSettings(TEMPERATURE, 0, 1, 0);
        List<Integer> ids = new ArrayList<>();
        try (Decoder decoder = gpt.decoder(Edits.NONE)) {
            int id = end;
            do {
                float[] logits = decoder.append(id);
                id = Sampler.draw(Sampler.distribution(logits, settings), random.nextDouble())
                        .chosen()
                        .id();
                ids.add(id);
            } while (id != end && ids.size() + 1 < gpt.config().context());
            if (id == end) ids.remove(ids.size() - 1);
        }
        return tokenizer.decode(ids.stream().mapToInt(Integer::intValue).toArray());
    }

    private static Language languageOf(String text) {
        return text.codePoints().anyMatch(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN)
                ? Language.ZH
                : Language.EN;
    }
}
