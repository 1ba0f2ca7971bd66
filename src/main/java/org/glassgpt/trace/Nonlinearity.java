package org.glassgpt.trace;

/** The function between the two halves of an MLP, in double precision: x times a gate between 0 and 1. */
public enum Nonlinearity {
    /** GPT-2's: the tanh approximation of GELU (Hendrycks and Gimpel 2016, section 2). */
    GELU_TANH {
        @Override
        public double gate(double x) {
            return 0.5 * (1 + Math.tanh(Math.sqrt(2 / Math.PI) * (x + 0.044715 * x * x * x)));
        }
    },
    /** Exact GELU, x · Φ(x). */
    GELU_ERF {
        @Override
        public double gate(double x) {
            return 0.5 * (1 + erf(x / Math.sqrt(2)));
        }
    },
    RELU {
        @Override
        public double gate(double x) {
            return x > 0 ? 1 : 0;
        }
    };

    private static final double FLAT = 6;

    /** What x is multiplied by. */
    public abstract double gate(double x);

    public double apply(double x) {
        return x * gate(x);
    }

    /** By the series without cancellation (Abramowitz and Stegun 7.1.6); beyond 6 it is ±1 in double precision. */
    private static double erf(double x) {
        if (Math.abs(x) > FLAT) return Math.signum(x);
        double term = x;
        double sum = x;
        for (int n = 1; Math.abs(term) > 1e-17 * Math.abs(sum); n++) sum += term *= 2 * x * x / (2 * n + 1);
        return 2 / Math.sqrt(Math.PI) * Math.exp(-x * x) * sum;
    }
}
