package org.glassgpt.clinic;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The numbers that a line made: float32, row-major, with their shape. Immutable. */
public final class Values {
    private final int[] sizes;
    private final float[] data;

    private Values(int[] sizes, float[] data) {
        this.sizes = sizes;
        this.data = data;
    }

    static Values of(INDArray array) {
        int[] sizes = Arrays.stream(array.shape()).mapToInt(Math::toIntExact).toArray();
        return new Values(sizes, array.dup('c').data().asFloat());
    }

    public int rank() {
        return sizes.length;
    }

    /**
     * @param axis from 0; below 0 counted from the end
     */
    public int size(int axis) {
        return sizes[axis < 0 ? sizes.length + axis : axis];
    }

    /** The number at a full index, outermost axis first. */
    public float at(int... index) {
        if (index.length != sizes.length) {
            throw new IndexOutOfBoundsException(Arrays.toString(index) + " of " + Arrays.toString(sizes));
        }
        int offset = 0;
        for (int axis = 0; axis < sizes.length; axis++) offset = offset * sizes[axis] + index[axis];
        return data[offset];
    }

    /**
     * The largest difference to other numbers of the same shape.
     *
     * @throws IllegalArgumentException when the shapes differ
     */
    public double distance(Values other) {
        if (!Arrays.equals(sizes, other.sizes)) {
            throw new IllegalArgumentException(Arrays.toString(sizes) + " beside " + Arrays.toString(other.sizes));
        }
        return IntStream.range(0, data.length)
                .mapToDouble(i -> Math.abs((double) data[i] - other.data[i]))
                .max()
                .orElse(0);
    }

    /** The largest magnitude. */
    public double limit() {
        return IntStream.range(0, data.length)
                .mapToDouble(i -> Math.abs((double) data[i]))
                .filter(Double::isFinite)
                .max()
                .orElse(0);
    }

    /** Such as (12, 128). */
    @Override
    public String toString() {
        return Arrays.toString(sizes).replace('[', '(').replace(']', ')');
    }
}
