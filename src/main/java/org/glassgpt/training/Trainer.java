package org.glassgpt.training;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.glassgpt.model.GptConfig;

/**
 * A training run: step after step, measured, saved and told about on the way. Not safe for several threads; a run that
 * was cancelled between two steps can go on, here or from its files.
 */
public final class Trainer implements AutoCloseable {
    /** Told about a run on the training thread. */
    public interface Listener {
        /**
         * After every step.
         *
         * @param step steps done
         * @param of steps to do
         * @param loss of this step, nats per token
         */
        default void step(int step, int of, double loss) {}

        /** After every measurement. */
        default void report(RunReport report) {}
    }

    /** Where a run's progress is kept; {@link TrainingFolder} on disk. */
    interface Saver {
        /** Must leave what was saved before untouched if it fails. */
        void save(Trainer trainer) throws IOException;

        /** Keeps a copy of the weights as they are now, for ever. */
        void moment(Trainer trainer) throws IOException;
    }

    private final TrainConfig config;
    private final GptConfig network;
    private final TrainingData data;
    private final FlatTensors weights;
    private final AdamW optimizer;
    private final GradientEngine engine;
    private RunReport report;
    private double lossSum;
    private double normSum;
    private int sinceMeasured;

    /** A new run. */
    Trainer(TrainConfig config, GptConfig network, TrainingData data) {
        this.config = config;
        this.network = network;
        this.data = data;
        this.weights = new FlatTensors(network);
        Initialization.fill(network, weights, config.seed());
        weights.push();
        this.optimizer = new AdamW(config.optimizer(), weights.heap().length);
        this.engine = new GradientEngine(network, weights);
        this.report = RunReport.start();
    }

    /**
     * Steps until {@code steps} are done in all, or it is cancelled; saves at the end either way.
     *
     * @throws TrainingException when the loss is no number any more; what was saved before stays
     * @throws IOException when it can't be saved
     */
    RunReport run(int steps, Saver saver, Listener listener, BooleanSupplier cancelled) throws IOException {
        Schedule schedule = config.schedule();
        if (report.step() == 0 && config.moments().contains(0)) saver.moment(this);
        while (report.step() < steps && !cancelled.getAsBoolean()) {
            int step = report.step();
            long begin = System.nanoTime();
            double loss = engine.run(data.batch(step));
            double norm = optimizer.step(weights, engine.gradients(), schedule.rate(step), step);
            if (!Double.isFinite(loss) || !Double.isFinite(norm)) {
                throw new TrainingException("the loss is no number any more at step " + (step + 1)
                        + ": training diverged; a lower learning rate than " + config.learningRate() + " may help");
            }
            weights.push();
            count(loss, norm, (System.nanoTime() - begin) / 1e9);
            listener.step(step + 1, steps, loss);
            boolean last = step + 1 == steps;
            if ((step + 1) % config.evaluateEvery() == 0 || last) {
                measure(schedule.rate(step));
                listener.report(report);
            }
            if (config.moments().contains(step + 1)) saver.moment(this);
            if ((step + 1) % config.saveEvery() == 0 && !last) saver.save(this);
        }
        saver.save(this);
        return report;
    }

    private void count(double loss, double norm, double seconds) {
        lossSum += loss;
        normSum += norm;
        sinceMeasured++;
        report = new RunReport(report.step() + 1, report.points(), report.seconds() + seconds);
    }

    private void measure(double rate) {
        double validation = engine.loss(data.validation());
        List<RunReport.Point> points = new ArrayList<>(report.points());
        points.add(
                new RunReport.Point(report.step(), lossSum / sinceMeasured, validation, normSum / sinceMeasured, rate));
        report = new RunReport(report.step(), points, report.seconds());
        lossSum = 0;
        normSum = 0;
        sinceMeasured = 0;
    }

    /** Loss on any sequences with the weights as they are, nats per token. */
    double loss(List<int[]> texts) {
        return engine.loss(texts);
    }

    /** Goes on where a saved run stopped; its weights and moments are to be copied in as well. */
    void restore(RunReport saved, double lossSumSince, double normSumSince, int stepsSince) {
        report = saved;
        lossSum = lossSumSince;
        normSum = normSumSince;
        sinceMeasured = stepsSince;
        weights.push();
    }

    /** Ids to learn from, all together. */
    long tokens() {
        return data.tokens();
    }

    public RunReport report() {
        return report;
    }

    TrainConfig config() {
        return config;
    }

    GptConfig network() {
        return network;
    }

    FlatTensors weights() {
        return weights;
    }

    AdamW optimizer() {
        return optimizer;
    }

    double lossSum() {
        return lossSum;
    }

    double normSum() {
        return normSum;
    }

    int sinceMeasured() {
        return sinceMeasured;
    }

    @Override
    public void close() {
        engine.close();
        weights.close();
    }
}
