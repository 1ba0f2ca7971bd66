package org.glassgpt.model;

import org.bytedeco.javacpp.FloatPointer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The matrix of a linear layer, K inputs to N outputs, cut into strips of neighbouring outputs; each strip is a (K, width)
 * matrix of its own, and one follows the other.
 *
 * <p>A strip is read from front to back: that is what memory does best, and what a single token's product is limited by.
 * And a product of a strip with a few rows is small enough that OpenBLAS's kernels for AVX-512 multiply the numbers where
 * they stand; larger ones it copies first into an order of its own, which for a prompt of some dozen tokens takes a third
 * of the time. Threads share out the strips, so OpenBLAS itself needs none.
 */
final class Strips implements AutoCloseable {
    /** OpenBLAS multiplies in place up to this many multiplications, {@code sgemm_small_matrix_permit}. */
    private static final int SMALL_PRODUCT = 1_000_000;
    /** Of strips that are multiplied in place: four AVX-512 registers. */
    private static final int NARROW = 64;
    /** Where products are copied first, wide enough that it hardly matters that each strip copies the tokens again. */
    private static final int WIDE = 256;

    private final int K;
    private final int N;
    private final boolean outputsAreRows;
    private final boolean inPlace = NativeSetup.avx512Kernels();
    private final int width = inPlace ? NARROW : WIDE;
    private final INDArray array;
    private final FloatPointer pointer;

    /**
     * @param K inputs
     * @param N outputs
     * @param outputsAreRows whether the checkpoint has this matrix as [N, K], as it has embeddings; or else [K, N]
     */
    Strips(int K, int N, boolean outputsAreRows) {
        this.K = K;
        this.N = N;
        this.outputsAreRows = outputsAreRows;
        array = Nd4j.createUninitialized(DataType.FLOAT, new long[] {(long) K * N}, 'c');
        pointer = (FloatPointer) array.data().pointer();
    }

    int outputs() {
        return N;
    }

    int count() {
        return (N + width - 1) / width;
    }

    /** The widest strip that any matrix has. */
    static int widest() {
        return WIDE;
    }

    /** The first output of a strip. */
    int from(int strip) {
        return strip * width;
    }

    /** How many outputs a strip has: the last may have fewer. */
    int width(int strip) {
        return Math.min(width, N - from(strip));
    }

    private long start(int strip) {
        return (long) K * from(strip);
    }

    /**
     * out (rows, width of the strip) = x (rows, K) · strip.
     *
     * @param x moved about while this runs, so no other thread's
     * @param out the same
     */
    void multiply(int strip, int rows, FloatPointer x, FloatPointer out) {
        int n = width(strip);
        FloatPointer w = Blas.at(pointer, start(strip));
        if (!inPlace) {
            if (rows == 1) Blas.rowTimes(K, n, x, w, n, out);
            else Blas.multiply(rows, n, K, 1, x, K, w, n, 0, out, n);
            return;
        }
        int blocks = (int) (((long) K * n * Math.min(rows, 16) + SMALL_PRODUCT - 1) / SMALL_PRODUCT);
        int depth = (K + blocks - 1) / blocks;
        int step = Math.max(4, SMALL_PRODUCT / (n * depth) / 4 * 4); // rows that fit, in fours as the kernels like them
        long xFrom = x.position();
        long wFrom = w.position();
        for (int k = 0; k < K; k += depth) {
            int d = Math.min(depth, K - k);
            w.position(wFrom + (long) k * n);
            for (int r = 0; r < rows; r += step) {
                x.position(xFrom + (long) r * K + k);
                out.position((long) r * n);
                Blas.multiply(Math.min(step, rows - r), n, d, 1, x, K, w, n, k == 0 ? 0 : 1, out, n);
            }
        }
        x.position(xFrom);
        out.position(0);
    }

    /** Numbers of the matrix as the checkpoint has it, from position {@code from} of that. */
    float[] read(long from, int count) {
        float[] numbers = new float[count];
        read(from, count, numbers, 0);
        return numbers;
    }

    void read(long from, int count, float[] into, int at) {
        FloatPointer here = Blas.at(pointer, 0);
        try (FloatPointer line = new FloatPointer(outputsAreRows ? K : 1)) {
            runs(from, count, (i, start, stride, length) -> {
                here.position(start);
                if (stride == 1) {
                    here.get(into, at + i, length);
                } else {
                    Blas.copy(length, here, stride, line, 1);
                    line.get(into, at + i, length);
                }
            });
        }
    }

    /** Takes numbers over that stand in the checkpoint's matrix from position {@code from} on. */
    void write(long from, float[] numbers, int count) {
        FloatPointer here = Blas.at(pointer, 0);
        try (FloatPointer line = new FloatPointer(outputsAreRows ? K : 1)) {
            runs(from, count, (i, start, stride, length) -> {
                here.position(start);
                if (stride == 1) {
                    here.put(numbers, i, length);
                } else {
                    line.put(numbers, i, length);
                    Blas.copy(length, line, 1, here, stride);
                }
            });
        }
    }

    /** Numbers that follow one another in the checkpoint, and have one distance here. */
    private interface Run {
        void at(int index, long start, int stride, int length);
    }

    private void runs(long from, int count, Run run) {
        int rowLength = outputsAreRows ? K : N;
        for (int i = 0; i < count; ) {
            int row = Math.toIntExact((from + i) / rowLength);
            int column = (int) ((from + i) % rowLength);
            int length = Math.min(count - i, rowLength - column);
            int output = outputsAreRows ? row : column;
            int input = outputsAreRows ? column : row;
            int strip = output / width;
            int n = width(strip);
            int inStrip = output - from(strip);
            if (!outputsAreRows) length = Math.min(length, n - inStrip);
            run.at(i, start(strip) + (long) input * n + inStrip, outputsAreRows ? n : 1, length);
            i += length;
        }
    }

    @Override
    public void close() {
        array.close();
    }
}
