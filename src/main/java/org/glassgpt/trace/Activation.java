package org.glassgpt.trace;

import java.nio.FloatBuffer;
import java.util.Arrays;

/** One activation of one pass: a name, a shape, and the float32 numbers that the engine computed. Immutable. */
public final class Activation {
    private final ActivationName name;
    private final Shape shape;
    private final float[] data;

    private Activation(ActivationName name, Shape shape, float[] data) {
        if (data.length != shape.count()) {
            throw new IllegalArgumentException(name + ": " + data.length + " numbers for shape " + shape);
        }
        this.name = name;
        this.shape = shape;
        this.data = data;
    }

    public static Activation copyOf(ActivationName name, Shape shape, float[] data) {
        return new Activation(name, shape, data.clone());
    }

    /**
     * Takes the array over without a copy, for the engine, which has just filled it and lets go of it: a trace of GPT-2
     * would otherwise exist twice.
     */
    public static Activation owning(ActivationName name, Shape shape, float[] data) {
        return new Activation(name, shape, data);
    }

    public ActivationName name() {
        return name;
    }

    public Shape shape() {
        return shape;
    }

    /** The number at a full index, outermost dimension first. */
    public float at(int... index) {
        if (index.length != shape.rank()) {
            throw new IndexOutOfBoundsException(
                    name + " wants " + shape.rank() + " indices, not " + Arrays.toString(index));
        }
        return data[shape.offset(index)];
    }

    /** A copy of everything below a partial index: of the whole, a matrix or a row, row-major. */
    public float[] slice(int... index) {
        int from = shape.offset(index);
        return Arrays.copyOfRange(data, from, from + shape.countBelow(index.length));
    }

    /** All numbers, row-major, read-only. */
    public FloatBuffer values() {
        return FloatBuffer.wrap(data).asReadOnlyBuffer();
    }

    /** Root of the mean square, the scale against which float32 errors are judged; masked scores (-inf) left out. */
    public double rms() {
        double sum = 0;
        long count = 0;
        for (float x : data) {
            if (Float.isInfinite(x)) continue;
            sum += (double) x * x;
            count++;
        }
        return count == 0 ? 0 : Math.sqrt(sum / count);
    }

    @Override
    public String toString() {
        return name + " " + shape;
    }
}
