package org.glassgpt.training;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.glassgpt.i18n.Language;
import org.glassgpt.tokenizer.Tokenizer;
import org.glassgpt.world.Exercise;
import org.glassgpt.world.Split;
import org.glassgpt.world.StoryWorld;
import org.glassgpt.world.Task;
import org.glassgpt.world.Tasks;

/**
 * A task's exercises as training data: exercise i of a seed is a pure function of both (a fair coin for the language, then
 * the exercise), so that anyone can generate the training set again and ask whether a text was in it.
 *
 * <p>A sample is {@code <|endoftext|>}, prompt, answer, {@code <|endoftext|>}; only the answer and its end are to be
 * predicted. An exercise too long for the context is passed over for the next of its stream.
 */
public final class TaskCorpus {
    /** Added to a seed for validation exercises, so that they are other ones. */
    private static final long VALIDATION = 0x5DEECE66DL;

    /** Added for held-out exercises that are not for validation during training. */
    private static final long HELD_OUT = 0x2545F4914F6CDD1DL;

    private static final int TRIES = 1000;

    private final Tasks tasks;
    private final Task task;
    private final Tokenizer tokenizer;
    private final int context;
    private final int end;
    private final int count;
    private final long seed;

    /**
     * @param context of the model, in tokens
     * @param count training exercises
     */
    public TaskCorpus(StoryWorld world, Task task, Tokenizer tokenizer, int context, int count, long seed) {
        this.tasks = new Tasks(world);
        this.task = task;
        this.tokenizer = tokenizer;
        this.context = context;
        this.end = StoryCorpus.endOfText(tokenizer);
        this.count = count;
        this.seed = seed;
    }

    /** Training exercise i. */
    public Exercise exercise(int i) {
        SplittableRandom random = stream(seed, i);
        return fitting(language(random), Split.TRAIN, random);
    }

    private static SplittableRandom stream(long seed, int i) {
        return new SplittableRandom(seed * 0x9E3779B97F4A7C15L + i);
    }

    private static Language language(SplittableRandom random) {
        return random.nextBoolean() ? Language.ZH : Language.EN;
    }

    private Exercise fitting(Language language, Split split, SplittableRandom random) {
        for (int i = 0; i < TRIES; i++) {
            Exercise exercise = tasks.exercise(task, language, split, random);
            if (ids(exercise.text()).length + 2 <= context) return exercise;
        }
        throw TrainingException.said("training.task-context", context);
    }

    private int[] ids(String text) {
        return tokenizer.encode(text);
    }

    /** Prompts of all training exercises, as {@link StoryCorpus#fingerprint}s. */
    public Set<Long> fingerprints() {
        Set<Long> prints = new HashSet<>(2 * count);
        IntStream.range(0, count)
                .parallel()
                .mapToLong(i -> StoryCorpus.fingerprint(exercise(i).prompt()))
                .forEachOrdered(prints::add);
        return prints;
    }

    /** Prompt and answer are tokenized apart, so that the answer begins with a token of its own. */
    public Sample sample(Exercise exercise) {
        int[] prompt = ids(exercise.prompt());
        int[] answer = ids(exercise.answer());
        int[] sample = new int[prompt.length + answer.length + 2];
        sample[0] = end;
        System.arraycopy(prompt, 0, sample, 1, prompt.length);
        System.arraycopy(answer, 0, sample, 1 + prompt.length, answer.length);
        sample[sample.length - 1] = end;
        return new Sample(sample, 1 + prompt.length);
    }

    /**
     * Exercises with combinations that training never shows, drawn now, none of which has the text of one trained on.
     *
     * @param trained what {@link #fingerprints} gave
     */
    public List<Exercise> heldOut(Language language, long drawSeed, int n, Set<Long> trained) {
        SplittableRandom random = new SplittableRandom(drawSeed * 31 + HELD_OUT + language.ordinal());
        List<Exercise> exercises = new ArrayList<>();
        for (int i = 0; exercises.size() < n; i++) {
            if (i > TRIES * n)
                throw new TrainingException("there are not " + n + " exercises that training did not have");
            Exercise exercise = fitting(language, Split.WITHHELD, random);
            if (!trained.contains(StoryCorpus.fingerprint(exercise.prompt()))) exercises.add(exercise);
        }
        return exercises;
    }

    /**
     * @param order seed of the order of the exercises
     * @param stories of what was learned before, to measure what is forgotten
     */
    TrainingData data(int batch, long order, int validationCount, List<Sample> stories) {
        Sample[] samples = new Sample[count];
        IntStream.range(0, count).parallel().forEach(i -> samples[i] = sample(exercise(i)));
        Set<Long> trained = fingerprints();
        List<Sample> validation = new ArrayList<>();
        for (Language language : Language.values()) {
            heldOut(language, seed + VALIDATION, validationCount / 2, trained)
                    .forEach(exercise -> validation.add(sample(exercise)));
        }
        return new SequenceData(List.of(samples), validation, stories, batch, order);
    }
}
