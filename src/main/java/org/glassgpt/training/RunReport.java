package org.glassgpt.training;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.OptionalDouble;

/**
 * What a training run has done so far. Immutable.
 *
 * @param step steps done
 * @param points losses on the way, in order
 * @param seconds of work, over all sessions of the run
 */
public record RunReport(int step, List<Point> points, double seconds) {
    /**
     * @param step steps done when it was taken
     * @param loss mean over the predictions since the last point, nats per token
     * @param validation on sequences kept apart, nats per token; NaN when it was not measured
     * @param gradientNorm before clipping, mean since the last point
     * @param rate learning rate
     * @param layerNorms norms of this step's gradients: of the embeddings, each block, the last layer norm; empty when
     *     they were not taken
     * @param exact share of the validation exercises answered right to the last token; null when there are none
     * @param stories validation loss on what was learned before, nats per token; null when there was nothing
     */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record Point(
            int step,
            double loss,
            double validation,
            double gradientNorm,
            double rate,
            List<Double> layerNorms,
            Double exact,
            Double stories) {
        public Point {
            layerNorms = layerNorms == null ? List.of() : List.copyOf(layerNorms);
        }
    }

    public RunReport {
        points = List.copyOf(points);
    }

    public static RunReport start() {
        return new RunReport(0, List.of(), 0);
    }

    /** What the report was after so many steps; the work of the steps taken back stays counted. */
    public RunReport upTo(int last) {
        return new RunReport(
                Math.min(step, last),
                points.stream().filter(point -> point.step() <= last).toList(),
                seconds);
    }

    /** The latest validation loss, nats per token. */
    public OptionalDouble validation() {
        for (int i = points.size() - 1; i >= 0; i--) {
            if (!Double.isNaN(points.get(i).validation()))
                return OptionalDouble.of(points.get(i).validation());
        }
        return OptionalDouble.empty();
    }
}
