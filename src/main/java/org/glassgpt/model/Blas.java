package org.glassgpt.model;

import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.openblas.global.openblas_nolapack;

/**
 * Matrix products in the BLAS that ND4J loads, on row-major float32 numbers. Leading dimensions are the distance between
 * rows, so that a head inside a fused q, k, v buffer is multiplied where it stands, without a copy or a transpose.
 */
public final class Blas {
    private static final int ROW_MAJOR = openblas_nolapack.CblasRowMajor;
    private static final int AS_IS = openblas_nolapack.CblasNoTrans;
    private static final int TRANSPOSED = openblas_nolapack.CblasTrans;

    private Blas() {}

    /** Threads that one product may use, for the whole process. */
    public static void threads(int count) {
        OpenBlas.threads(count);
    }

    /** The pointer to the number {@code offset} behind another, sharing its memory. */
    public static FloatPointer at(FloatPointer pointer, long offset) {
        return new FloatPointer(pointer).position(pointer.position() + offset);
    }

    /** Copies {@code count} numbers. */
    public static void copy(int count, FloatPointer from, FloatPointer to) {
        openblas_nolapack.cblas_scopy(count, from, 1, to, 1);
    }

    /** Copies {@code count} numbers that have a distance of {@code fromStride} to one of {@code toStride}. */
    public static void copy(int count, FloatPointer from, int fromStride, FloatPointer to, int toStride) {
        openblas_nolapack.cblas_scopy(count, from, fromStride, to, toStride);
    }

    /** c (M, N) = alpha · a (M, K) · b (K, N) + beta · c. */
    public static void multiply(
            int M,
            int N,
            int K,
            float alpha,
            FloatPointer a,
            int lda,
            FloatPointer b,
            int ldb,
            float beta,
            FloatPointer c,
            int ldc) {
        openblas_nolapack.cblas_sgemm(ROW_MAJOR, AS_IS, AS_IS, M, N, K, alpha, a, lda, b, ldb, beta, c, ldc);
    }

    /** c (M, N) = alpha · a (M, K) · bᵀ + beta · c, where b is (N, K). */
    public static void multiplyTransposed(
            int M,
            int N,
            int K,
            float alpha,
            FloatPointer a,
            int lda,
            FloatPointer b,
            int ldb,
            float beta,
            FloatPointer c,
            int ldc) {
        openblas_nolapack.cblas_sgemm(ROW_MAJOR, AS_IS, TRANSPOSED, M, N, K, alpha, a, lda, b, ldb, beta, c, ldc);
    }

    /** c (M, N) = alpha · aᵀ · b (K, N) + beta · c, where a is (K, M). */
    public static void transposedMultiply(
            int M,
            int N,
            int K,
            float alpha,
            FloatPointer a,
            int lda,
            FloatPointer b,
            int ldb,
            float beta,
            FloatPointer c,
            int ldc) {
        openblas_nolapack.cblas_sgemm(ROW_MAJOR, TRANSPOSED, AS_IS, M, N, K, alpha, a, lda, b, ldb, beta, c, ldc);
    }

    /** y (N) = xᵀ (K) · b (K, N), for a single token. */
    public static void rowTimes(int K, int N, FloatPointer x, FloatPointer b, int ldb, FloatPointer y) {
        rowTimes(K, N, x, b, ldb, 0f, y);
    }

    /** y (N) = xᵀ (K) · b (K, N) + beta · y, for a single token. */
    public static void rowTimes(int K, int N, FloatPointer x, FloatPointer b, int ldb, float beta, FloatPointer y) {
        openblas_nolapack.cblas_sgemv(ROW_MAJOR, TRANSPOSED, K, N, 1f, b, ldb, x, 1, beta, y, 1);
    }

    /** y (M) = b (M, K) · x (K), for a single token. */
    public static void timesColumn(int M, int K, FloatPointer b, int ldb, FloatPointer x, FloatPointer y) {
        openblas_nolapack.cblas_sgemv(ROW_MAJOR, AS_IS, M, K, 1f, b, ldb, x, 1, 0f, y, 1);
    }
}
