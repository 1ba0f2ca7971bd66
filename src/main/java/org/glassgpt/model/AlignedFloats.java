package org.glassgpt.model;

import org.bytedeco.javacpp.FloatPointer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Numbers outside the heap that matrix products read and write, inside an INDArray. The first stands at the beginning of
 * a cache line: ND4J's own arrays begin 16 bytes into one, and then every vector register of 64 bytes is filled from two.
 */
public final class AlignedFloats implements AutoCloseable {
    /** Numbers in a cache line. */
    private static final int LINE = 64 / Float.BYTES;

    private final INDArray array;
    private final FloatPointer first;

    /**
     * @param count of numbers, undefined at first
     */
    public AlignedFloats(long count) {
        NativeSetup.prepare();
        array = Nd4j.createUninitialized(DataType.FLOAT, count + LINE - 1);
        FloatPointer start = (FloatPointer) array.data().pointer();
        long behind = start.address() / Float.BYTES % LINE;
        first = start.getPointer((LINE - behind) % LINE);
    }

    /** A pointer of the caller's own to the first number, to be moved about. */
    public FloatPointer pointer() {
        return Blas.at(first, 0);
    }

    @Override
    public void close() {
        array.close();
    }
}
