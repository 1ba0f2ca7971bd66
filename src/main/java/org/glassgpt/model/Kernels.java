package org.glassgpt.model;

import java.util.Arrays;
import org.apache.commons.math3.special.Erf;

/**
 * What is not a matrix product, as plain loops over row-major {@code float[]}s: written so that the JIT turns the
 * straight ones into vector instructions. Sums over a row are taken in double.
 */
public final class Kernels {
    private static final float SQRT_2_OVER_PI = (float) Math.sqrt(2 / Math.PI);
    private static final float CUBE = 0.044715f;
    /** Beyond this |x|, tanh is ±1 in float32. */
    private static final float TANH_LIMIT = 7.90531110763549805f;
    /** The power of two nearest to e to this x is 2 to the -127, whose bits are those of 0. */
    private static final float EXP_IS_ZERO = -88;
    /**
     * Long formulas are cut into several loops over this many numbers, which stay in the first cache. The JIT leaves a loop
     * scalar when there is too much in it, or when it indexes two arrays differently, for these might overlap; and loops are
     * surest of good code in a short method of their own.
     */
    private static final int TILE = 512;

    private Kernels() {}

    /**
     * Layer norm of each row (Ba et al. 2016): (x − mean) / √(variance + epsilon) · weight + bias.
     *
     * @param x (rows, C), from {@code xFrom}
     * @param out (rows, C), from {@code outFrom}; may not overlap x
     * @param rstd when not null, (rows): 1 / √(variance + epsilon), which the backward pass wants again
     * @param mean when not null, (rows)
     */
    public static void layerNorm(
            float[] x,
            int rows,
            float[] weight,
            float[] bias,
            double epsilon,
            float[] out,
            float[] mean,
            float[] rstd) {
        int C = weight.length;
        for (int r = 0; r < rows; r++) {
            int o = r * C;
            float m = (float) (sum(x, o, C) / C);
            float s = (float) (1 / Math.sqrt(squaredDeviation(x, o, C, m) / C + epsilon));
            for (int c = 0; c < C; c++) out[o + c] = (x[o + c] - m) * s * weight[c] + bias[c];
            if (mean != null) mean[r] = m;
            if (rstd != null) rstd[r] = s;
        }
    }

    /** Four partial sums: one alone would wait for each addition to finish. */
    private static double sum(float[] x, int from, int count) {
        double a = 0, b = 0, c = 0, d = 0;
        int i = from;
        int end = from + count;
        for (; i + 3 < end; i += 4) {
            a += x[i];
            b += x[i + 1];
            c += x[i + 2];
            d += x[i + 3];
        }
        for (; i < end; i++) a += x[i];
        return a + b + (c + d);
    }

    private static double squaredDeviation(float[] x, int from, int count, float mean) {
        double a = 0, b = 0, c = 0, d = 0;
        int i = from;
        int end = from + count;
        for (; i + 3 < end; i += 4) {
            float p = x[i] - mean, q = x[i + 1] - mean, r = x[i + 2] - mean, s = x[i + 3] - mean;
            a += p * p;
            b += q * q;
            c += r * r;
            d += s * s;
        }
        for (; i < end; i++) a += (x[i] - mean) * (x[i] - mean);
        return a + b + (c + d);
    }

    /** post[i] = f(pre[i]) for count numbers. */
    public static void activate(ActivationFunction f, float[] pre, float[] post, int count) {
        switch (f) {
            case GELU_TANH -> geluTanh(pre, post, count);
            case GELU_ERF -> {
                for (int i = 0; i < count; i++) post[i] = (float) (pre[i] * phi(pre[i]));
            }
            case RELU -> {
                for (int i = 0; i < count; i++) post[i] = Math.max(pre[i], 0);
            }
        }
    }

    private static void geluTanh(float[] pre, float[] post, int count) {
        for (int from = 0; from < count; from += TILE) {
            int to = Math.min(count, from + TILE);
            tanhs(pre, post, from, to);
            gelus(pre, post, from, to);
        }
    }

    private static void tanhs(float[] pre, float[] out, int from, int to) {
        for (int i = from; i < to; i++) out[i] = tanhArgument(pre[i]);
        tanhsWithin(out, from, to);
    }

    private static void tanhsWithin(float[] x, int from, int to) {
        for (int i = from; i < to; i++) x[i] = tanhWithin(x[i]);
    }

    /** What is in {@code post}, the tanh, becomes gelu. */
    private static void gelus(float[] pre, float[] post, int from, int to) {
        for (int i = from; i < to; i++) post[i] = 0.5f * pre[i] * (1 + post[i]);
    }

    private static float tanhArgument(float x) {
        return clampForTanh(SQRT_2_OVER_PI * (x + CUBE * x * x * x));
    }

    /** Φ, the distribution function of the standard normal. */
    private static double phi(double x) {
        return 0.5 * (1 + Erf.erf(x / Math.sqrt(2)));
    }

    /** grad[i] = f'(pre[i]) · grad[i] for count numbers. */
    public static void activateBackward(ActivationFunction f, float[] pre, float[] grad, int count) {
        switch (f) {
            case GELU_TANH -> geluTanhBackward(pre, grad, count);
            case GELU_ERF -> {
                for (int i = 0; i < count; i++) {
                    double x = pre[i];
                    grad[i] *= (float) (phi(x) + x * Math.exp(-x * x / 2) / Math.sqrt(2 * Math.PI));
                }
            }
            case RELU -> {
                for (int i = 0; i < count; i++) grad[i] = pre[i] > 0 ? grad[i] : 0;
            }
        }
    }

    private static void geluTanhBackward(float[] pre, float[] grad, int count) {
        float[] x = new float[TILE];
        float[] slope = new float[TILE];
        float[] dx = new float[TILE];
        for (int from = 0; from < count; from += TILE) {
            int n = Math.min(TILE, count - from);
            System.arraycopy(pre, from, x, 0, n);
            System.arraycopy(grad, from, dx, 0, n);
            tanhs(x, slope, 0, n);
            geluSlopes(x, slope, n);
            multiply(dx, slope, n);
            System.arraycopy(dx, 0, grad, from, n);
        }
    }

    /** What is in {@code slope}, the tanh, becomes the slope of gelu. */
    private static void geluSlopes(float[] pre, float[] slope, int n) {
        for (int i = 0; i < n; i++) {
            float x = pre[i];
            float t = slope[i];
            float du = SQRT_2_OVER_PI + 3 * CUBE * SQRT_2_OVER_PI * (x * x);
            slope[i] = 0.5f * (1 + t) + 0.5f * x * (1 - t * t) * du;
        }
    }

    private static void multiply(float[] x, float[] by, int n) {
        for (int i = 0; i < n; i++) x[i] *= by[i];
    }

    /**
     * tanh as a quotient of polynomials (minimax on [-7.9, 7.9], the coefficients that Eigen uses), within 4 ulp: only
     * additions, products and one division, so that a loop over it becomes vector instructions.
     */
    static float tanh(float x) {
        return tanhWithin(clampForTanh(x));
    }

    private static float clampForTanh(float x) {
        return Math.max(-TANH_LIMIT, Math.min(TANH_LIMIT, x));
    }

    private static float tanhWithin(float y) {
        float s = y * y;
        float p = -2.76076847742355e-16f;
        p = p * s + 2.00018790482477e-13f;
        p = p * s - 8.60467152213735e-11f;
        p = p * s + 5.12229709037114e-08f;
        p = p * s + 1.48572235717979e-05f;
        p = p * s + 6.37261928875436e-04f;
        p = p * s + 4.89352455891786e-03f;
        float q = 1.19825839466702e-06f;
        q = q * s + 1.18534705686654e-04f;
        q = q * s + 2.26843463243900e-03f;
        q = q * s + 4.89352518554385e-03f;
        return y * p / q;
    }

    /**
     * Softmax of {@code count} numbers from {@code from}, in place, the maximum subtracted first; -inf becomes 0.
     *
     * @return ln of the sum of the exponentials, the maximum included, so that ln p = x − it
     */
    public static float softmax(float[] x, int from, int count) {
        float max = maximum(x, from, count);
        shift(x, from, count, max);
        exps(x, from, count);
        double sum = sum(x, from, count);
        scale(x, from, count, (float) (1 / sum));
        return (float) (max + Math.log(sum));
    }

    /**
     * Softmax of each row over itself and what is before it; 0 behind.
     *
     * @param x (T, T) from {@code from}
     */
    public static void causalSoftmax(float[] x, int from, int T) {
        for (int t = 0; t < T; t++) {
            int row = from + t * T;
            shift(x, row, t + 1, maximum(x, row, t + 1));
            Arrays.fill(x, row + t + 1, row + T, EXP_IS_ZERO);
        }
        exps(x, from, T * T); // all at once: single rows are too short for vector instructions
        for (int t = 0; t < T; t++) {
            int row = from + t * T;
            scale(x, row, t + 1, (float) (1 / sum(x, row, t + 1)));
        }
    }

    private static float maximum(float[] x, int from, int count) {
        float max = x[from];
        for (int i = from + 1; i < from + count; i++) {
            if (x[i] > max) max = x[i];
        }
        return max;
    }

    private static void shift(float[] x, int from, int count, float max) {
        for (int i = from; i < from + count; i++) x[i] = Math.max(x[i] - max, EXP_IS_ZERO);
    }

    private static void scale(float[] x, int from, int count, float by) {
        for (int i = from; i < from + count; i++) x[i] *= by;
    }

    /**
     * e to the power x, within 2 ulp, 0 below -87.7: x = k·ln 2 + r, the polynomial of r times 2 to the k (the classic
     * Cephes scheme). Three times as fast as {@link Math#exp}, which is for double.
     */
    static float exp(float x) {
        float clamped = Math.max(EXP_IS_ZERO, Math.min(x, 88.7f));
        float k = exponent(clamped);
        return expOfRest(clamped, k) * powerOfTwo(k);
    }

    /** {@link #exp} of numbers from {@link #EXP_IS_ZERO} to 0, in place. */
    private static void exps(float[] x, int from, int count) {
        float[] y = new float[TILE];
        float[] k = new float[TILE];
        for (int tile = from; tile < from + count; tile += TILE) {
            int n = Math.min(TILE, from + count - tile);
            System.arraycopy(x, tile, y, 0, n);
            exponents(y, k, n);
            expOfRests(y, k, n);
            timesPowersOfTwo(y, k, n);
            System.arraycopy(y, 0, x, tile, n);
        }
    }

    private static void exponents(float[] x, float[] k, int n) {
        for (int i = 0; i < n; i++) k[i] = exponent(x[i]);
    }

    private static void expOfRests(float[] x, float[] k, int n) {
        for (int i = 0; i < n; i++) x[i] = expOfRest(x[i], k[i]);
    }

    /** The JIT of Java 17 has no vector instruction for this step. */
    private static void timesPowersOfTwo(float[] x, float[] k, int n) {
        for (int i = 0; i < n; i++) x[i] *= powerOfTwo(k[i]);
    }

    /** The nearest whole number to x / ln 2: adding 1.5 · 2^23 leaves no room for a fraction. */
    private static float exponent(float x) {
        return (x * 1.44269504088896341f + 12582912f) - 12582912f;
    }

    private static float expOfRest(float x, float k) {
        float r = x - k * 0.693359375f + k * 2.12194440e-4f;
        float p = 1.9875691500e-4f;
        p = p * r + 1.3981999507e-3f;
        p = p * r + 8.3334519073e-3f;
        p = p * r + 4.1665795894e-2f;
        p = p * r + 1.6666665459e-1f;
        p = p * r + 5.0000001201e-1f;
        return p * r * r + r + 1;
    }

    /** 2 to the power k, for whole k from -126 to 128; 0 for -127. */
    private static float powerOfTwo(float k) {
        return Float.intBitsToFloat(((int) k + 127) << 23);
    }
}
