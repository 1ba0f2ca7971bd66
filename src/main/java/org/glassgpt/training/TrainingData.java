package org.glassgpt.training;

import java.util.List;

/** What a run learns from. Everything here is a pure function: nothing but the step says what comes next. */
public interface TrainingData {
    /** The sequences of one step, each of at least 2 and at most context + 1 ids. */
    List<int[]> batch(int step);

    /** Sequences kept apart, to measure on; none of them is ever in a batch. */
    List<int[]> validation();

    /** Ids to learn from, all together. */
    long tokens();
}
