package org.glassgpt.training;

/**
 * A sequence to learn from or to measure on.
 *
 * @param ids at least two, at most context + 1
 * @param from the first place that is to be predicted, at least 1: what stands before is only read
 */
public record Sample(int[] ids, int from) {
    public Sample {
        if (from < 1 || from >= ids.length) {
            throw new IllegalArgumentException("of " + ids.length + " tokens those from the second to the last can be"
                    + " predicted, not those from " + from + " on");
        }
    }

    /** Each token is to be predicted from those before it. */
    static Sample whole(int[] ids) {
        return new Sample(ids, 1);
    }

    /** Rows that go in: all tokens but the last. */
    int rows() {
        return ids.length - 1;
    }

    int predictions() {
        return ids.length - from;
    }
}
