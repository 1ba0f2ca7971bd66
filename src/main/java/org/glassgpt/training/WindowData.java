package org.glassgpt.training;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/** One long text: windows of context + 1 ids, drawn anywhere; its end is kept apart for validation. */
final class WindowData implements TrainingData {
    private final int[] ids;
    private final List<Sample> validation;
    private final int window;
    private final int batch;
    private final long seed;

    /**
     * @param ids the whole text
     * @param validationShare part of it, at its end, kept apart
     */
    WindowData(int[] ids, double validationShare, int context, int batch, long seed) {
        int split = (int) (ids.length * (1 - validationShare));
        int least = 2;
        if (split < context + 1 || ids.length - split < least) {
            throw TrainingException.said(
                    "training.too-short", ids.length, ids.length - split, split, context + 1, context);
        }
        this.window = context + 1;
        this.ids = Arrays.copyOf(ids, split);
        this.validation = windows(Arrays.copyOfRange(ids, split, ids.length), window);
        this.batch = batch;
        this.seed = seed;
    }

    private static List<Sample> windows(int[] ids, int window) {
        int most = 200;
        List<Sample> windows = new ArrayList<>();
        for (int from = 0; from + 2 <= ids.length && windows.size() < most; from += window) {
            windows.add(Sample.whole(Arrays.copyOfRange(ids, from, Math.min(ids.length, from + window))));
        }
        return windows;
    }

    @Override
    public List<Sample> batch(int step) {
        SplittableRandom random = new SplittableRandom(seed + 0x9E3779B97F4A7C15L * (step + 1L));
        List<Sample> texts = new ArrayList<>(batch);
        for (int b = 0; b < batch; b++) {
            int from = random.nextInt(ids.length - window + 1);
            texts.add(Sample.whole(Arrays.copyOfRange(ids, from, from + window)));
        }
        return texts;
    }

    @Override
    public List<Sample> validation() {
        return validation;
    }

    @Override
    public long tokens() {
        return ids.length;
    }
}
