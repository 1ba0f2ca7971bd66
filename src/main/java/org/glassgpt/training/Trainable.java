package org.glassgpt.training;

/** What a run changes in a network: all its weights ({@link FullTuning}), or low-rank additions ({@link LowRank}). */
interface Trainable extends AutoCloseable {
    /** What the optimizer changes, on the heap. */
    FlatTensors tensors();

    /**
     * Gradients of {@link #tensors}.
     *
     * @param network gradients of all the network's tensors, on the heap
     */
    FlatTensors gradients(FlatTensors network);

    /** After a change of {@link #tensors}: brings the network's weights up to date, on the heap and outside. */
    void apply();

    @Override
    void close();
}
