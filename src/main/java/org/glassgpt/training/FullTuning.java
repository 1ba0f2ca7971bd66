package org.glassgpt.training;

/** Every weight of the network is changed. */
final class FullTuning implements Trainable {
    private final FlatTensors weights;

    FullTuning(FlatTensors weights) {
        this.weights = weights;
    }

    @Override
    public FlatTensors tensors() {
        return weights;
    }

    @Override
    public FlatTensors gradients(FlatTensors network) {
        return network;
    }

    @Override
    public void apply() {
        weights.push();
    }

    /** The weights belong to the run. */
    @Override
    public void close() {}
}
