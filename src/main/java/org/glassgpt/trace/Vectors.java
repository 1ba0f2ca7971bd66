package org.glassgpt.trace;

/** Lengths and angles of rows of numbers, in double precision. */
public final class Vectors {
    private Vectors() {}

    /** a · b of two rows of the same length. Four partial sums: one alone would wait for each addition to finish. */
    public static double dot(float[] a, float[] b) {
        return dot(a, b, 0);
    }

    /** a · b, where b is a row that begins at an offset. */
    static double dot(float[] a, float[] b, int from) {
        double s0 = 0, s1 = 0, s2 = 0, s3 = 0;
        int i = 0;
        for (; i + 3 < a.length; i += 4) {
            s0 += (double) a[i] * b[from + i];
            s1 += (double) a[i + 1] * b[from + i + 1];
            s2 += (double) a[i + 2] * b[from + i + 2];
            s3 += (double) a[i + 3] * b[from + i + 3];
        }
        for (; i < a.length; i++) s0 += (double) a[i] * b[from + i];
        return s0 + s1 + (s2 + s3);
    }

    /** Euclidean length. */
    public static double norm(float[] a) {
        return Math.sqrt(dot(a, a));
    }

    /** Cosine of the angle between two rows; 0 when one of them has no length. */
    public static double cosine(float[] a, float[] b) {
        double lengths = norm(a) * norm(b);
        return lengths == 0 ? 0 : dot(a, b) / lengths;
    }
}
