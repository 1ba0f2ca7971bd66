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

    /** Sequences in which each token is to be predicted from those before it: n tokens make n − 1 rows. */
    static Batch ofTexts(List<int[]> texts) {
        int[] starts = new int[texts.size() + 1];
        for (int s = 0; s < texts.size(); s++) starts[s + 1] = starts[s] + texts.get(s).length - 1;
        int N = starts[texts.size()];
        int[] ids = new int[N];
        int[] targets = new int[N];
        for (int s = 0; s < texts.size(); s++) {
            int[] text = texts.get(s);
            System.arraycopy(text, 0, ids, starts[s], text.length - 1);
            System.arraycopy(text, 1, targets, starts[s], text.length - 1);
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
