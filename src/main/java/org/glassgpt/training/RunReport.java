package org.glassgpt.training;

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
     */
    public record Point(int step, double loss, double validation, double gradientNorm, double rate) {}

    public RunReport {
        points = List.copyOf(points);
    }

    public static RunReport start() {
        return new RunReport(0, List.of(), 0);
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
