package org.glassgpt.training;

import org.bytedeco.javacpp.FloatPointer;
import org.glassgpt.model.AlignedFloats;

/** Numbers outside the heap that matrix products read and write: an INDArray and a pointer into it. */
final class Floats implements AutoCloseable {
    private final AlignedFloats array;
    private final FloatPointer base;

    Floats(int count) {
        array = new AlignedFloats(Math.max(1, count));
        base = view();
    }

    /** The numbers from the first on. */
    FloatPointer pointer() {
        return base.position(0);
    }

    /** A pointer of its own, to be moved about by {@code position} without making a new object each time. */
    FloatPointer view() {
        return array.pointer();
    }

    void put(float[] values, int count) {
        base.position(0).put(values, 0, count);
    }

    void get(float[] values, int count) {
        base.position(0).get(values, 0, count);
    }

    /** Writes the same row {@code rows} times: the bias onto which a product is added. */
    void fillRows(float[] row, int rows, float[] scratch) {
        for (int r = 0; r < rows; r++) System.arraycopy(row, 0, scratch, r * row.length, row.length);
        put(scratch, rows * row.length);
    }

    @Override
    public void close() {
        array.close();
    }
}
