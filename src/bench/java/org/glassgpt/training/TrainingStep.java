package org.glassgpt.training;

import java.util.List;
import org.glassgpt.model.GptConfig;
import org.glassgpt.trace.Weights;

/** One step of training at a time, as {@link Trainer} does it, without what it does between steps. */
public final class TrainingStep implements AutoCloseable {
    private final TrainConfig config = TrainConfig.defaults();
    private final FlatTensors weights;
    private final AdamW optimizer;
    private final GradientEngine engine;

    /**
     * @param from the weights to begin with
     */
    public TrainingStep(GptConfig network, Weights from) {
        weights = new FlatTensors(network);
        for (FlatTensors.Slot slot : weights.slots()) weights.set(slot.name(), from.slice(slot.name(), 0, slot.count()));
        weights.push();
        optimizer = new AdamW(config.optimizer(), weights.heap().length);
        engine = new GradientEngine(network, weights);
    }

    /**
     * @param step from 0
     * @return the loss before it
     */
    public double run(List<int[]> batch, int step) {
        double loss = engine.run(batch);
        optimizer.step(weights, engine.gradients(), config.learningRate(), step);
        weights.push();
        return loss;
    }

    @Override
    public void close() {
        engine.close();
        weights.close();
    }
}
