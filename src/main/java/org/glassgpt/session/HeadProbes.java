package org.glassgpt.session;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.glassgpt.i18n.Language;
import org.glassgpt.tokenizer.Tokenizer;
import org.glassgpt.tokenizer.UnencodableTextException;
import org.glassgpt.trace.Activation;
import org.glassgpt.trace.ActivationName;
import org.glassgpt.trace.HeadProbe;
import org.glassgpt.trace.HeadRole;
import org.glassgpt.trace.Keep;
import org.glassgpt.trace.ModelShape;
import org.glassgpt.trace.Trace;
import org.glassgpt.world.Fact;
import org.glassgpt.world.Split;
import org.glassgpt.world.Story;
import org.glassgpt.world.StoryWorld;

/**
 * Runs the texts that measure heads: random tokens said twice, and stories in both languages that ask for something told
 * before, where more than one answer would be possible. Always the same texts for a model.
 */
public final class HeadProbes {
    private static final int REPEATS = 4;
    private static final int LONGEST = 32;
    private static final int STORIES = 6;
    private static final long SEED = 1;
    private static final HeadRole.Attention EVERYWHERE_ALIKE = (query, key) -> 1.0 / (query + 1);

    /** Runs the model on a text. */
    @FunctionalInterface
    public interface Pass {
        Trace run(int[] ids, Keep keep);
    }

    private final ModelShape model;
    private final Optional<Tokenizer> tokenizer;
    private final OptionalInt start;
    private final Pass pass;
    private final Keep patterns;

    /**
     * @param start token that stood before every text in training, if one did
     */
    public HeadProbes(ModelShape model, Optional<Tokenizer> tokenizer, OptionalInt start, Pass pass) {
        this.model = model;
        this.tokenizer = tokenizer;
        this.start = start;
        this.pass = pass;
        this.patterns = Keep.only(IntStream.range(0, model.layers())
                .mapToObj(ActivationName::pattern)
                .toList());
    }

    /**
     * Measures all heads.
     *
     * @return empty when the context is too short to say anything twice
     * @throws java.util.concurrent.CancellationException when a pass was cancelled
     */
    public Optional<HeadProbe> measure() {
        int before = start.isPresent() ? 1 : 0;
        int N = Math.min(Math.min(LONGEST, words()), (model.context() - before) / 2);
        if (N < 2) return Optional.empty();
        Sums same = new Sums();
        Sums induction = new Sums();
        SplittableRandom random = new SplittableRandom(SEED);
        for (int i = 0; i < REPEATS; i++) {
            Trace trace = pass.run(twice(N, random), patterns);
            same.add(trace, attention -> HeadRole.SAME.onRepeated(attention, before, N));
            induction.add(trace, attention -> HeadRole.INDUCTION.onRepeated(attention, before, N));
        }
        Sums fact = new Sums();
        double chance = tokenizer.isPresent() ? facts(fact) : 0;
        return Optional.of(new HeadProbe(
                N,
                REPEATS,
                fact.count,
                HeadRole.SAME.onRepeated(EVERYWHERE_ALIKE, before, N),
                chance,
                same.means(),
                induction.means(),
                fact.means()));
    }

    /** How many ids there are to choose from. */
    private int words() {
        return (int) IntStream.range(0, model.vocab()).filter(this::ordinary).count();
    }

    private boolean ordinary(int id) {
        return tokenizer
                .map(known -> id < known.vocabSize() && !known.isSpecial(id))
                .orElse(true);
    }

    /** N different random tokens, twice, behind the start token if there is one. */
    int[] twice(int N, SplittableRandom random) {
        List<Integer> ids = new ArrayList<>();
        while (ids.size() < N) {
            int id = random.nextInt(model.vocab());
            if (ordinary(id) && !ids.contains(id)) ids.add(id);
        }
        IntStream once = ids.stream().mapToInt(id -> id);
        IntStream again = ids.stream().mapToInt(id -> id);
        return IntStream.concat(start.stream(), IntStream.concat(once, again)).toArray();
    }

    /** Adds all facts of a few stories, and returns the mean of what looking everywhere alike would score. */
    private double facts(Sums sums) {
        StoryWorld world = StoryWorld.bundled();
        SplittableRandom random = new SplittableRandom(SEED);
        double chance = 0;
        for (int i = 0; i < STORIES * Language.values().length; i++) {
            Language language = Language.values()[i % Language.values().length];
            Story story = world.story(language, Split.WITHHELD, random);
            int[] ids = ids(story.text());
            if (ids.length == 0 || ids.length > model.context()) continue;
            Trace trace = pass.run(ids, patterns);
            int[] ends = ends(ids);
            for (Fact fact : story.facts()) {
                if (fact.candidates().size() < 2) continue; // nothing to mix up
                int query = tokenAt(ends, fact.start()) - 1;
                int told = story.text().lastIndexOf(fact.answer(), fact.start() - 1);
                int first = tokenAt(ends, told);
                int last = tokenAt(ends, told + fact.answer().length() - 1);
                if (query < last) continue;
                sums.add(trace, a -> HeadRole.onFact(a, query, key -> key >= first && key <= last));
                chance += HeadRole.onFact(EVERYWHERE_ALIKE, query, key -> key >= first && key <= last);
            }
        }
        return sums.count == 0 ? 0 : chance / sums.count;
    }

    /** The tokens of a story; none where the vocabulary cannot write it. */
    private int[] ids(String text) {
        try {
            return IntStream.concat(
                            start.stream(), IntStream.of(tokenizer.orElseThrow().encode(text)))
                    .toArray();
        } catch (UnencodableTextException e) {
            return new int[0];
        }
    }

    /** Where each token ends in the text, in UTF-16 units; the start token ends at 0. */
    private int[] ends(int[] ids) {
        int[] ends = new int[ids.length];
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int t = start.isPresent() ? 1 : 0; t < ids.length; t++) {
            bytes.writeBytes(tokenizer.orElseThrow().bytes(ids[t]));
            ends[t] = bytes.toString(StandardCharsets.UTF_8).length();
        }
        return ends;
    }

    /** The token that holds a character of the text. */
    private static int tokenAt(int[] ends, int character) {
        int t = 0;
        while (ends[t] <= character) t++;
        return t;
    }

    /** Measures one head on one text. */
    @FunctionalInterface
    private interface Measure {
        double of(HeadRole.Attention attention);
    }

    /** Sums over texts, of all heads. */
    private final class Sums {
        private final double[][] sums = new double[model.layers()][model.heads()];
        private int count;

        void add(Trace trace, Measure measure) {
            for (int layer = 0; layer < model.layers(); layer++) {
                Activation pattern = trace.get(ActivationName.pattern(layer));
                for (int head = 0; head < model.heads(); head++) {
                    int h = head;
                    sums[layer][head] += measure.of((query, key) -> pattern.at(h, query, key));
                }
            }
            count++;
        }

        double[][] means() {
            double[][] means = new double[model.layers()][model.heads()];
            for (int layer = 0; layer < means.length; layer++) {
                for (int head = 0; head < means[layer].length; head++) {
                    means[layer][head] = count == 0 ? 0 : sums[layer][head] / count;
                }
            }
            return means;
        }
    }
}
