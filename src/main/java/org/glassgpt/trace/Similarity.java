package org.glassgpt.trace;

/** How alike two rows of numbers are. In double precision. */
public enum Similarity {
    /** The sum of products: grows with the rows' lengths. */
    DOT {
        @Override
        public double of(float[] a, float[] b) {
            double sum = 0;
            for (int i = 0; i < a.length; i++) sum += (double) a[i] * b[i];
            return sum;
        }
    },
    /** The dot product of the rows' directions: 1 the same, 0 at right angles, -1 opposite; 0 for a row of zeros. */
    COSINE {
        @Override
        public double of(float[] a, float[] b) {
            double lengths = Math.sqrt(DOT.of(a, a) * DOT.of(b, b));
            // Rounding may leave a row a little more than 1 like itself.
            return lengths == 0 ? 0 : Math.max(-1, Math.min(1, DOT.of(a, b) / lengths));
        }
    };

    /**
     * @param b as long as {@code a}
     */
    public abstract double of(float[] a, float[] b);
}
