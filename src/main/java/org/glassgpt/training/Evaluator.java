package org.glassgpt.training;

import java.util.ArrayList;
import java.util.List;
import org.glassgpt.model.GptConfig;
import org.glassgpt.trace.Weights;

/** Measures any model on samples, many at a time. Holds memory outside the heap until it is closed. */
public final class Evaluator implements AutoCloseable {
    private static final int AT_ONCE = 256;

    private final FlatTensors weights;
    private final GradientEngine engine;

    /**
     * @param from copied
     */
    public Evaluator(GptConfig config, Weights from) {
        weights = new FlatTensors(config);
        weights.copyFrom(from);
        weights.push();
        engine = new GradientEngine(config, weights);
    }

    public Score score(List<Sample> samples) {
        double sum = 0;
        long predictions = 0;
        boolean[] right = new boolean[samples.size()];
        for (int from = 0; from < samples.size(); from += AT_ONCE) {
            List<Sample> part = new ArrayList<>(samples.subList(from, Math.min(samples.size(), from + AT_ONCE)));
            Score score = engine.score(part);
            System.arraycopy(score.right(), 0, right, from, part.size());
            long n = part.stream().mapToLong(Sample::predictions).sum();
            sum += score.loss() * n;
            predictions += n;
        }
        return new Score(sum / predictions, right);
    }

    @Override
    public void close() {
        engine.close();
        weights.close();
    }
}
