package org.glassgpt.trace;

import java.util.Arrays;
import java.util.List;
import java.util.StringJoiner;

/** Named dimensions with their sizes; data is laid out row-major, the last dimension fastest. Immutable. */
public final class Shape {
    private final List<Dim> dims;
    private final int[] sizes;

    private Shape(List<Dim> dims, int[] sizes) {
        this.dims = dims;
        this.sizes = sizes;
    }

    /**
     * @param dims names, outermost first
     * @param sizes as many sizes, none negative
     */
    public static Shape of(List<Dim> dims, int... sizes) {
        if (dims.size() != sizes.length) {
            throw new IllegalArgumentException(dims.size() + " dimension names for " + sizes.length + " sizes");
        }
        for (int size : sizes) {
            if (size < 0) throw new IllegalArgumentException("negative size in " + Arrays.toString(sizes));
        }
        return new Shape(List.copyOf(dims), sizes.clone());
    }

    public int rank() {
        return sizes.length;
    }

    public List<Dim> dims() {
        return dims;
    }

    public int size(int axis) {
        return sizes[axis];
    }

    public int[] sizes() {
        return sizes.clone();
    }

    /** Number of elements. */
    public int count() {
        long count = 1;
        for (int size : sizes) count *= size;
        return Math.toIntExact(count);
    }

    /** Position of a full index, or of the first element below a shorter one. */
    public int offset(int... index) {
        if (index.length > sizes.length) {
            throw new IndexOutOfBoundsException(index.length + " indices into " + this);
        }
        int offset = 0;
        for (int axis = 0; axis < sizes.length; axis++) {
            int i = axis < index.length ? index[axis] : 0;
            if (axis < index.length && (i < 0 || i >= sizes[axis])) {
                throw new IndexOutOfBoundsException("index " + Arrays.toString(index) + " outside " + this);
            }
            offset = offset * sizes[axis] + i;
        }
        return offset;
    }

    /** Number of elements below an index of this many axes. */
    public int countBelow(int axes) {
        int count = 1;
        for (int axis = axes; axis < sizes.length; axis++) count *= sizes[axis];
        return count;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Shape shape && dims.equals(shape.dims) && Arrays.equals(sizes, shape.sizes);
    }

    @Override
    public int hashCode() {
        return 31 * dims.hashCode() + Arrays.hashCode(sizes);
    }

    /** For instance {@code [nh 4, T 12, T 12]}. */
    @Override
    public String toString() {
        StringJoiner text = new StringJoiner(", ", "[", "]");
        for (int axis = 0; axis < sizes.length; axis++) text.add(dims.get(axis).letter() + " " + sizes[axis]);
        return text.toString();
    }
}
