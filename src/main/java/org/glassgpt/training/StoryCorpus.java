package org.glassgpt.training;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.glassgpt.i18n.Language;
import org.glassgpt.tokenizer.BpeTrainer;
import org.glassgpt.tokenizer.BytePairEncoder;
import org.glassgpt.tokenizer.Tokenizer;
import org.glassgpt.world.Split;
import org.glassgpt.world.Story;
import org.glassgpt.world.StoryWorld;

/**
 * The story world as training data. Story i of a seed is a pure function of both (a fair coin for the language, then the
 * story), so that anyone can generate the training set again and ask whether a text was in it.
 */
public final class StoryCorpus {
    /** Added to a seed for validation stories, so that they are other stories. */
    private static final long VALIDATION = 0x5DEECE66DL;

    private final StoryWorld world;
    private final int stories;
    private final long seed;

    public StoryCorpus(StoryWorld world, int stories, long seed) {
        this.world = world;
        this.stories = stories;
        this.seed = seed;
    }

    /** Training story i. */
    public Story story(int i) {
        return draw(world, seed, i, Split.TRAIN);
    }

    /** Story i of a stream: its language by a fair coin, then the story itself. */
    static Story draw(StoryWorld world, long seed, int i, Split split) {
        SplittableRandom random = new SplittableRandom(seed * 0x9E3779B97F4A7C15L + i);
        Language language = random.nextBoolean() ? Language.ZH : Language.EN;
        return world.story(language, split, random);
    }

    /** The texts of all training stories, as {@link #fingerprint}s. */
    public Set<Long> fingerprints() {
        Set<Long> prints = new HashSet<>(2 * stories);
        IntStream.range(0, stories)
                .parallel()
                .mapToLong(i -> fingerprint(story(i).text()))
                .forEachOrdered(prints::add);
        return prints;
    }

    /** 64 bits of a text: two different ones among a million stories agree with a chance of about 3e-8. */
    public static long fingerprint(String text) {
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
            hash ^= hash >>> 32;
        }
        return hash;
    }

    /** A vocabulary of which no token crosses a word's edge, learned from the words of the first stories. */
    BytePairEncoder trainTokenizer(int vocab) {
        Map<String, Long> pieces = new HashMap<>();
        for (int i = 0; i < Math.min(stories, 20_000); i++) {
            for (String segment : story(i).segments()) pieces.merge(segment, 1L, Long::sum);
        }
        return BpeTrainer.ofSize(vocab).train(pieces);
    }

    /**
     * One story, one sequence, {@code <|endoftext|>} at both ends.
     *
     * @param progress told the share done, 0 to 1
     */
    SequenceData sequences(
            Tokenizer tokenizer, int context, int batch, long order, int validationCount, Consumer<Double> progress) {
        int end = endOfText(tokenizer);
        Sample[] texts = new Sample[stories];
        Set<Long> prints = new HashSet<>(2 * stories);
        int chunk = Math.max(1, stories / 50);
        for (int from = 0; from < stories; from += chunk) {
            int to = Math.min(stories, from + chunk);
            long[] chunkPrints = new long[to - from];
            int first = from;
            IntStream.range(from, to).parallel().forEach(i -> {
                String text = story(i).text();
                texts[i] = Sample.whole(sequence(tokenizer, end, text, context));
                chunkPrints[i - first] = fingerprint(text);
            });
            for (long print : chunkPrints) prints.add(print);
            progress.accept((double) to / stories);
        }
        List<Sample> validation = validation(tokenizer, context, validationCount, prints);
        return new SequenceData(List.of(texts), validation, batch, order);
    }

    /**
     * Validation stories of a model, when its record says that it was trained on stories; else none. They come from
     * another stream than the training stories; that none is the same by chance is not looked at here.
     */
    static List<Sample> unseen(Path model, Tokenizer tokenizer, int context, int count) throws IOException {
        Optional<TrainConfig> config =
                TrainingRecord.read(model).map(TrainingRecord::config).filter(TrainConfig::isStoryWorld);
        if (config.isEmpty()) return List.of();
        StoryCorpus trained = new StoryCorpus(
                StoryWorld.bundled(), config.get().stories(), config.get().dataSeed());
        return trained.validation(tokenizer, context, count, Set.of());
    }

    private List<Sample> validation(Tokenizer tokenizer, int context, int count, Set<Long> prints) {
        int end = endOfText(tokenizer);
        List<Sample> validation = new ArrayList<>();
        for (int i = 0; validation.size() < count; i++) {
            String text = draw(world, seed + VALIDATION, i, Split.TRAIN).text();
            if (!prints.contains(fingerprint(text)))
                validation.add(Sample.whole(sequence(tokenizer, end, text, context)));
        }
        return validation;
    }

    static int endOfText(Tokenizer tokenizer) {
        return tokenizer
                .id(Tokenizer.END_OF_TEXT)
                .orElseThrow(() -> new TrainingException("the tokenizer has no " + Tokenizer.END_OF_TEXT));
    }

    /** {@code <|endoftext|>}, the story, {@code <|endoftext|>}. */
    static int[] sequence(Tokenizer tokenizer, int end, String text, int context) {
        int[] ids = tokenizer.encode(text);
        int[] sequence = new int[ids.length + 2];
        sequence[0] = end;
        System.arraycopy(ids, 0, sequence, 1, ids.length);
        sequence[sequence.length - 1] = end;
        if (sequence.length > context) {
            throw TrainingException.said("training.story-context", sequence.length, context);
        }
        return sequence;
    }
}
