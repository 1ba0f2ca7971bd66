package org.glassgpt.model;

import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.glassgpt.trace.Activation;
import org.glassgpt.trace.ActivationName;
import org.glassgpt.trace.Edits;
import org.glassgpt.trace.Keep;
import org.glassgpt.trace.Trace;

/**
 * Compares a pass of this engine with activations that another program computed, kept as a safetensors file with {@code
 * input_ids} and every activation by its name.
 */
public final class GoldenComparison {
    public static final String INPUT_IDS = "input_ids";

    /** How large an error may be. */
    public enum Tolerance {
        /** 1e-5 + 1e-4 · |x| for every number x. */
        FIXTURE,
        /** 1e-4 · max(1, root mean square of the tensor): float32 sums of a large network lose that much. */
        TENSOR;

        double at(double expected, double rms) {
            return this == FIXTURE ? 1e-5 + 1e-4 * Math.abs(expected) : 1e-4 * Math.max(1, rms);
        }
    }

    /**
     * One activation's verdict, at the number that is furthest off compared with its tolerance.
     *
     * @param shape sizes, for instance {@code [2,7,7]}
     * @param error absolute; infinite when only one of the two is infinite, NaN when one of the two is
     */
    public record Row(String name, String shape, double error, double tolerance, boolean ok) {
        /** {@code NAME SHAPE max_error tolerance ok|FAIL} */
        @Override
        public String toString() {
            return String.format(Locale.ROOT, "%s %s %.3g %.3g %s", name, shape, error, tolerance, ok ? "ok" : "FAIL");
        }
    }

    private GoldenComparison() {}

    /**
     * Runs the model on the file's ids and compares every activation.
     *
     * @throws BadCheckpointException when the file does not hold this model's activations
     */
    public static List<Row> run(Gpt gpt, Path expected, Tolerance tolerance) throws IOException {
        try (Safetensors file = Safetensors.open(expected)) {
            int[] ids = ids(file);
            Trace trace;
            try {
                trace = gpt.forward(ids, Edits.NONE, Keep.all());
            } catch (IllegalArgumentException e) {
                throw new BadCheckpointException(expected, "does not belong to this model: " + e.getMessage());
            }
            return compare(trace, file, tolerance);
        }
    }

    /** The token ids in a file of activations. */
    public static int[] ids(Safetensors file) throws IOException {
        long[] longs = file.longs(INPUT_IDS);
        int[] ids = new int[longs.length];
        for (int i = 0; i < ids.length; i++) {
            if ((int) longs[i] != longs[i]) throw new BadCheckpointException(file.file(), "has the id " + longs[i]);
            ids[i] = (int) longs[i];
        }
        return ids;
    }

    /** Compares every activation of a full trace, in the order of the pass. */
    public static List<Row> compare(Trace trace, Safetensors file, Tolerance tolerance) throws IOException {
        List<Row> rows = new ArrayList<>();
        for (ActivationName name : ActivationName.all(trace.model().layers())) {
            rows.add(compare(trace.get(name), file, tolerance));
        }
        return List.copyOf(rows);
    }

    private static Row compare(Activation actual, Safetensors file, Tolerance tolerance) throws IOException {
        String name = actual.name().text();
        float[] expected = file.floats(name);
        List<Long> sizes = new ArrayList<>();
        for (int size : actual.shape().sizes()) sizes.add((long) size);
        if (!file.tensors().get(name).shape().equals(sizes)) {
            throw new BadCheckpointException(
                    file.file(),
                    "tensor " + name + " has shape " + file.tensors().get(name).shape() + ", but this model gives "
                            + sizes);
        }
        FloatBuffer numbers = actual.values();
        double rms = rms(expected);
        double worst = -1;
        double worstError = 0;
        double worstTolerance = tolerance.at(0, rms);
        for (int i = 0; i < expected.length; i++) {
            double error = error(numbers.get(i), expected[i]);
            double allowed = tolerance.at(Float.isInfinite(expected[i]) ? 0 : expected[i], rms);
            double share = Double.isNaN(error) ? Double.POSITIVE_INFINITY : error / allowed;
            if (share > worst) {
                worst = share;
                worstError = error;
                worstTolerance = allowed;
            }
        }
        return new Row(name, sizes.toString().replace(" ", ""), worstError, worstTolerance, worst <= 1);
    }

    /** Masked scores are -inf in both, which is no error. */
    private static double error(float actual, float expected) {
        return actual == expected ? 0 : Math.abs((double) actual - expected);
    }

    private static double rms(float[] numbers) {
        double sum = 0;
        int count = 0;
        for (float x : numbers) {
            if (Float.isInfinite(x)) continue;
            sum += (double) x * x;
            count++;
        }
        return count == 0 ? 0 : Math.sqrt(sum / count);
    }
}
