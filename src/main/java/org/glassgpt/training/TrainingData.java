package org.glassgpt.training;

import java.util.List;

/** What a run learns from. Everything here is a pure function: nothing but the step says what comes next. */
public interface TrainingData {
    /** The samples of one step. */
    List<Sample> batch(int step);

    /** Samples kept apart, to measure on; none of them is ever in a batch. */
    List<Sample> validation();

    /** Samples of what was learned before, to measure what is forgotten; empty when there was nothing. */
    default List<Sample> remembered() {
        return List.of();
    }

    /** Ids to learn from, all together. */
    long tokens();
}
