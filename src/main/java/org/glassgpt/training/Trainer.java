package org.glassgpt.training;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.glassgpt.model.GptConfig;
import org.glassgpt.trace.Weights;

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

        /**
         * After every measurement, on what the network is now.
         *
         * @param weights valid during the call only
         */
        default void measured(RunReport report, GptConfig network, Weights weights) {}
    }

    /** Where a run's progress is kept; {@link TrainingFolder} on disk. */
    interface Saver {
        /** Must leave what was saved before untouched if it fails. */
        void save(Trainer trainer) throws IOException;

        /** Keeps a copy of the weights as they are now, for ever. */
        void moment(Trainer trainer) throws IOException;
    }

    /** A loss of so many times that of guessing evenly comes back to nothing. */
    private static final double DIVERGED = 3;

    private final TrainConfig config;
    private final GptConfig network;
    private final TrainingData data;
    private final FlatTensors weights;
    private final Trainable trainable;
    private final AdamW optimizer;
    private final GradientEngine engine;
    private RunReport report;
    private double lossSum;
    private double normSum;
    private int sinceMeasured;

    /** A new run from random weights. */
    Trainer(TrainConfig config, GptConfig network, TrainingData data) {
        this(config, network, data, Optional.empty());
    }

    /**
     * A new run.
     *
     * @param from weights to begin with; random ones when empty
     */
    Trainer(TrainConfig config, GptConfig network, TrainingData data, Optional<Weights> from) {
        this.config = config;
        this.network = network;
        this.data = data;
        this.weights = new FlatTensors(network);
        if (from.isPresent()) weights.copyFrom(from.get());
        else Initialization.fill(network, weights, config.seed());
        weights.push();
        this.trainable = config.rank() == 0
                ? new FullTuning(weights)
                : new LowRank(network, weights, config.rank(), config.seed());
        this.optimizer = new AdamW(config.optimizer(), trainable.tensors().heap().length);
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
        if (report.step() == 0 && report.points().isEmpty() && config.tunedFor().isPresent()) {
            measure(schedule.rate(0), List.of()); // how well it does before
            tell(listener);
        }
        while (report.step() < steps && !cancelled.getAsBoolean()) {
            int step = report.step();
            long begin = System.nanoTime();
            double loss = engine.step(data.batch(step));
            FlatTensors grads = trainable.gradients(engine.gradients());
            boolean last = step + 1 == steps;
            boolean measures = (step + 1) % config.evaluateEvery() == 0 || last;
            List<Double> layerNorms = measures ? layerNorms(grads) : List.of();
            double norm = optimizer.step(trainable.tensors(), grads, schedule.rate(step), step);
            refuseDivergence(step, loss, norm);
            trainable.apply();
            count(loss, norm, (System.nanoTime() - begin) / 1e9);
            listener.step(step + 1, steps, loss);
            if (measures) {
                measure(schedule.rate(step), layerNorms);
                tell(listener);
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

    private void refuseDivergence(int step, double loss, double norm) {
        boolean number = Double.isFinite(loss) && Double.isFinite(norm);
        if (number && loss < DIVERGED * Math.log(network.vocab())) return;
        throw TrainingException.said(
                number ? "training.diverged-far" : "training.diverged-no-number",
                step + 1,
                String.valueOf(config.learningRate()));
    }

    private void tell(Listener listener) {
        listener.report(report);
        listener.measured(report, network, weights);
    }

    /** Of the embeddings, each block, the last layer norm; before clipping. */
    private List<Double> layerNorms(FlatTensors grads) {
        double[] squares = new double[network.layers() + 2];
        for (FlatTensors.Slot slot : grads.slots()) {
            String name = slot.name();
            int place = name.startsWith("h.")
                    ? 1 + Integer.parseInt(name.substring(2, name.indexOf('.', 2)))
                    : name.startsWith("ln_f") ? network.layers() + 1 : 0;
            for (int i = slot.offset(); i < slot.offset() + slot.count(); i++)
                squares[place] += grads.heap()[i] * (double) grads.heap()[i];
        }
        return Arrays.stream(squares).map(Math::sqrt).boxed().toList();
    }

    private void measure(double rate, List<Double> layerNorms) {
        Score score = engine.score(data.validation());
        boolean exercises = config.tunedFor().isPresent();
        List<Sample> before = data.remembered();
        List<RunReport.Point> points = new ArrayList<>(report.points());
        points.add(new RunReport.Point(
                report.step(),
                sinceMeasured == 0 ? score.loss() : lossSum / sinceMeasured,
                score.loss(),
                sinceMeasured == 0 ? 0 : normSum / sinceMeasured,
                rate,
                layerNorms,
                exercises ? score.exact() : null,
                before.isEmpty() ? null : engine.score(before).loss()));
        report = new RunReport(report.step(), points, report.seconds());
        lossSum = 0;
        normSum = 0;
        sinceMeasured = 0;
    }

    /** Goes on where a saved run stopped; its weights and moments are to be copied in as well. */
    void restore(RunReport saved, double lossSumSince, double normSumSince, int stepsSince) {
        report = saved;
        lossSum = lossSumSince;
        normSum = normSumSince;
        sinceMeasured = stepsSince;
        trainable.apply();
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

    Trainable trainable() {
        return trainable;
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
        trainable.close();
        weights.close();
    }
}
