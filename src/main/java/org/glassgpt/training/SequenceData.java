package org.glassgpt.training;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Sequences that stand for themselves (one story, one sequence): each comes once an epoch, in an order of its own. */
final class SequenceData implements TrainingData {
    private final List<Sample> sequences;
    private final List<Sample> validation;
    private final List<Sample> remembered;
    private final int batch;
    private final long seed;
    private final long tokens;
    private int shuffledEpoch = -1;
    private int[] order = {};

    SequenceData(List<Sample> sequences, List<Sample> validation, int batch, long seed) {
        this(sequences, validation, List.of(), batch, seed);
    }

    SequenceData(List<Sample> sequences, List<Sample> validation, List<Sample> remembered, int batch, long seed) {
        if (sequences.size() < batch) {
            throw TrainingException.said("training.few-sequences", sequences.size(), batch);
        }
        this.sequences = List.copyOf(sequences);
        this.validation = List.copyOf(validation);
        this.remembered = List.copyOf(remembered);
        this.batch = batch;
        this.seed = seed;
        this.tokens = sequences.stream().mapToLong(s -> s.ids().length).sum();
    }

    /** Batches per epoch; a remainder that fills no batch waits for another shuffle. */
    int batchesPerEpoch() {
        return sequences.size() / batch;
    }

    @Override
    public synchronized List<Sample> batch(int step) {
        int epoch = step / batchesPerEpoch();
        if (epoch != shuffledEpoch) {
            order = permutation(sequences.size(), new SplittableRandom(seed + 0x9E3779B97F4A7C15L * (epoch + 1L)));
            shuffledEpoch = epoch;
        }
        int from = step % batchesPerEpoch() * batch;
        List<Sample> texts = new ArrayList<>(batch);
        for (int i = from; i < from + batch; i++) texts.add(sequences.get(order[i]));
        return texts;
    }

    /** Fisher and Yates. */
    private static int[] permutation(int n, SplittableRandom random) {
        int[] p = new int[n];
        for (int i = 0; i < n; i++) {
            int j = random.nextInt(i + 1);
            p[i] = p[j];
            p[j] = i;
        }
        return p;
    }

    @Override
    public List<Sample> validation() {
        return validation;
    }

    @Override
    public List<Sample> remembered() {
        return remembered;
    }

    @Override
    public long tokens() {
        return tokens;
    }
}
