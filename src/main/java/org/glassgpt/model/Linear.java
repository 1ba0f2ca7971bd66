package org.glassgpt.model;

import org.glassgpt.model.Workspace.Bench;

/** Linear layers of whatever stands in the workspace; workers share out the strips of the matrix. */
final class Linear {
    /** Enough that a worker which is held up does not hold up the others for long. */
    private static final int PIECES_PER_WORKER = 8;

    private final Workspace memory;
    private final Crew crew;

    Linear(Workspace memory, Crew crew) {
        this.memory = memory;
        this.crew = crew;
    }

    /**
     * out = x · w + bias, where the rows of x stand in {@link Workspace#in}.
     *
     * @param bias null for none
     * @param outs (rows, outputs), or several that share the outputs evenly
     */
    void run(Strips w, float[] bias, int rows, float[]... outs) {
        int pieces = Math.min(w.count(), crew.workers() * PIECES_PER_WORKER);
        crew.each(pieces, (worker, piece) -> {
            Bench bench = memory.bench(worker);
            int from = w.count() * piece / pieces;
            int to = w.count() * (piece + 1) / pieces;
            if (rows == 1) {
                int count = w.multiplyRow(from, to, bench.input, bench.product);
                spread(bench.take(count), w.from(from), count, bias, 1, outs, w.outputs());
                return;
            }
            for (int strip = from; strip < to; strip++) {
                w.multiply(strip, rows, bench.input, bench.product);
                float[] product = bench.take(rows * w.width(strip));
                spread(product, w.from(strip), w.width(strip), bias, rows, outs, w.outputs());
            }
        });
    }

    /** A product (rows, width), with the bias added, to where its columns belong. */
    private static void spread(
            float[] product, int from, int width, float[] bias, int rows, float[][] outs, int outputs) {
        int columns = outputs / outs.length;
        for (int done = 0; done < width; ) {
            int output = from + done;
            int column = output % columns;
            int count = Math.min(width - done, columns - column);
            float[] out = outs[output / columns];
            Kernels.addRows(product, done, width, bias, output, out, column, columns, rows, count);
            done += count;
        }
    }
}
