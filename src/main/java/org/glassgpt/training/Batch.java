package org.glassgpt.training;

import java.util.Arrays;
import java.util.List;

/**
 * Sequences of different lengths, one after another in N rows.
 *
 * @param ids the token that goes in at each row (N)
 * @param targets the token to be predicted there, or {@link #IGNORE} (N)
 * @param starts first row of each sequence, and N behind the last (sequences + 1)
 */
record Batch(int[] ids, int[] targets, int[] starts) {
    static final int IGNORE = -1;

    /** Each token is to be predicted from those before it, from {@link Sample#from} on: n tokens make n − 1 rows. */
    static Batch of(List<Sample> samples) {
        int[] starts = new int[samples.size() + 1];
        for (int s = 0; s < samples.size(); s++)
            starts[s + 1] = starts[s] + samples.get(s).rows();
        int N = starts[samples.size()];
        int[] ids = new int[N];
        int[] targets = new int[N];
        for (int s = 0; s < samples.size(); s++) {
            Sample sample = samples.get(s);
            System.arraycopy(sample.ids(), 0, ids, starts[s], sample.rows());
            System.arraycopy(sample.ids(), 1, targets, starts[s], sample.rows());
            Arrays.fill(targets, starts[s], starts[s] + sample.from() - 1, IGNORE);
        }
        return new Batch(ids, targets, starts);
    }

    static Batch single(int[] ids, int[] targets) {
        return new Batch(ids.clone(), targets.clone(), new int[] {0, ids.length});
    }

    /** N. */
    int rows() {
        return ids.length;
    }

    int sequences() {
        return starts.length - 1;
    }

    int length(int sequence) {
        return starts[sequence + 1] - starts[sequence];
    }

    /** Rows that have something to predict. */
    int predictions() {
        return (int) Arrays.stream(targets).filter(t -> t != IGNORE).count();
    }

    /** Numbers in one head's patterns: the sum of the squared lengths. */
    int squares() {
        int sum = 0;
        for (int s = 0; s < sequences(); s++) sum = Math.addExact(sum, Math.multiplyExact(length(s), length(s)));
        return sum;
    }
}
