package org.glassgpt.model;

import org.bytedeco.javacpp.FloatPointer;

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
    private final AlignedFloats array;
    private final FloatPointer pointer;
    /** (K), where numbers pass through that do not lie side by side. */
    private final FloatPointer line;

    /**
     * @param K inputs
     * @param N outputs
     * @param outputsAreRows whether the checkpoint has this matrix as [N, K], as it has embeddings; or else [K, N]
     */
    Strips(int K, int N, boolean outputsAreRows) {
        this.K = K;
        this.N = N;
        this.outputsAreRows = outputsAreRows;
        array = new AlignedFloats((long) K * N);
        pointer = array.pointer();
        line = new FloatPointer(outputsAreRows ? K : 1);
    }

    int outputs() {
        return N;
    }

    int count() {
        return ceilDiv(N, width);
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
            Blas.multiply(rows, n, K, 1, x, K, w, n, 0, out, n);
            return;
        }
        int blocks = ceilDiv((long) K * n * Math.min(rows, 16), SMALL_PRODUCT);
        int depth = ceilDiv(K, blocks);
        int step = Math.max(4, SMALL_PRODUCT / (n * depth) / 4 * 4); // rows that fit, in fours as the kernels like them
        for (int k = 0; k < K; k += depth) {
            int d = Math.min(depth, K - k);
            w.position(start(strip) + (long) k * n);
            for (int r = 0; r < rows; r += step) {
                x.position((long) r * K + k);
                out.position((long) r * n);
                Blas.multiply(Math.min(step, rows - r), n, d, 1, x, K, w, n, k == 0 ? 0 : 1, out, n);
            }
        }
        x.position(0);
        out.position(0);
    }

    /**
     * The outputs of some strips for a single token, one after another: out = x (K) · strips.
     *
     * @param out moved about while this runs, so no other thread's
     * @return how many they are
     */
    int multiplyRow(int fromStrip, int toStrip, FloatPointer x, FloatPointer out) {
        FloatPointer w = Blas.at(pointer, 0);
        for (int strip = fromStrip; strip < toStrip; strip++) {
            int n = width(strip);
            w.position(start(strip));
            out.position(from(strip) - from(fromStrip));
            if (inPlace) Blas.multiply(1, n, K, 1, x, K, w, n, 0, out, n);
            else Blas.rowTimes(K, n, x, w, n, out);
        }
        out.position(0);
        return Math.min(N, from(toStrip)) - from(fromStrip);
    }

    private static int ceilDiv(long a, int b) {
        return (int) ((a + b - 1) / b);
    }

    /** Numbers of the matrix as the checkpoint has it, from position {@code from} of that. */
    float[] read(long from, int count) {
        float[] numbers = new float[count];
        read(from, count, numbers, 0);
        return numbers;
    }

    void read(long from, int count, float[] into, int at) {
        FloatPointer here = Blas.at(pointer, 0);
        synchronized (line) {
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
        synchronized (line) {
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
        line.close();
    }
}
