package org.glassgpt.trace;

/**
 * One row through a layer norm, step by step (Ba et al. 2016, equations 3 and 4), in double precision: (x − mean) /
 * √(variance + ε), then · γ + β for each dimension. Immutable.
 */
public final class LayerNorm {
    private final double mean;
    private final double variance;
    private final double epsilon;
    private final double[] standardized;
    private final double[] output;

    private LayerNorm(double mean, double variance, double epsilon, double[] standardized, double[] output) {
        this.mean = mean;
        this.variance = variance;
        this.epsilon = epsilon;
        this.standardized = standardized;
        this.output = output;
    }

    /**
     * @param x the row, (C)
     * @param gamma scale of each dimension, {@code weight}, (C)
     * @param beta shift of each dimension, {@code bias}, (C)
     * @param epsilon added to the variance
     */
    public static LayerNorm of(float[] x, float[] gamma, float[] beta, double epsilon) {
        Derived.Moments moments = Derived.moments(x);
        double deviation = Math.sqrt(moments.variance() + epsilon);
        double[] standardized = new double[x.length];
        double[] output = new double[x.length];
        for (int c = 0; c < x.length; c++) {
            standardized[c] = (x[c] - moments.mean()) / deviation;
            output[c] = standardized[c] * gamma[c] + beta[c];
        }
        return new LayerNorm(moments.mean(), moments.variance(), epsilon, standardized, output);
    }

    public double mean() {
        return mean;
    }

    /** Biased, as layer norm takes it. */
    public double variance() {
        return variance;
    }

    public double epsilon() {
        return epsilon;
    }

    /** √(variance + ε), what every deviation from the mean is divided by. */
    public double deviation() {
        return Math.sqrt(variance + epsilon);
    }

    /** A number of the row with mean 0 and variance nearly 1. */
    public double standardized(int dimension) {
        return standardized[dimension];
    }

    /** A copy of the whole row before scale and shift. (C) */
    public double[] standardized() {
        return standardized.clone();
    }

    public double output(int dimension) {
        return output[dimension];
    }

    /** A copy of what comes out. (C) */
    public double[] output() {
        return output.clone();
    }
}
