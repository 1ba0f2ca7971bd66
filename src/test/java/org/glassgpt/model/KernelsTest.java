package org.glassgpt.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class KernelsTest {
    @Test
    void expAgreesWithMathExp() {
        for (float x = -87; x < 88; x += 0.0137f) {
            double expected = Math.exp(x);
            assertEquals(expected, Kernels.exp(x), 3e-7 * expected, "exp " + x);
        }
        assertEquals(0f, Kernels.exp(Float.NEGATIVE_INFINITY));
        assertEquals(1f, Kernels.exp(0));
    }

    @Test
    void tanhAgreesWithMathTanh() {
        for (float x = -12; x < 12; x += 0.0071f) {
            double expected = Math.tanh(x);
            assertEquals(expected, Kernels.tanh(x), 5e-7 * Math.abs(expected) + 1e-12, "tanh " + x);
        }
    }

    @Test
    void knownValues() {
        assertEquals(0.841192, one(ActivationFunction.GELU_TANH, 1), 1e-6);
        assertEquals(0.841345, one(ActivationFunction.GELU_ERF, 1), 1e-6);
        assertEquals(0, one(ActivationFunction.RELU, -1), 0);
    }

    @ParameterizedTest
    @EnumSource
    void derivativesAgreeWithFiniteDifferences(ActivationFunction f) {
        for (float x = -4.05f; x < 4; x += 0.1f) {
            float h = 1e-2f;
            double expected = (one(f, x + h) - one(f, x - h)) / (2 * (double) h);
            float[] grad = {2};
            Kernels.activateBackward(f, new float[] {x}, grad, 1);
            assertEquals(2 * expected, grad[0], 2e-3, f + " at " + x);
        }
    }

    private static float one(ActivationFunction f, float x) {
        float[] post = new float[1];
        Kernels.activate(f, new float[] {x}, post, 1);
        return post[0];
    }

    @Test
    void softmaxSumsToOneAndReturnsTheLogOfTheSum() {
        float[] x = {9, 1000, 1001, Float.NEGATIVE_INFINITY, 1002, 7};
        float lse = Kernels.softmax(x, 1, 4);
        assertEquals(1002 + Math.log(1 + Math.exp(-1) + Math.exp(-2)), lse, 1e-3);
        assertEquals(1, x[1] + x[2] + x[3] + x[4], 1e-6);
        assertEquals(0f, x[3]);
        assertEquals(9f, x[0]);
        assertEquals(7f, x[5]);
    }

    @Test
    void layerNormHasMeanZeroAndVarianceOne() {
        SplittableRandom random = new SplittableRandom(1);
        int C = 37;
        float[] x = new float[3 * C];
        for (int i = 0; i < x.length; i++) x[i] = (float) random.nextDouble(50, 60);
        float[] weight = new float[C];
        java.util.Arrays.fill(weight, 1);
        float[] out = new float[x.length];
        float[] rstd = new float[3];
        Kernels.layerNorm(x, 3, weight, new float[C], 1e-5, out, null, rstd);
        for (int r = 0; r < 3; r++) {
            double mean = 0;
            double square = 0;
            for (int c = 0; c < C; c++) {
                mean += out[r * C + c] / C;
                square += out[r * C + c] * (double) out[r * C + c] / C;
            }
            assertEquals(0, mean, 1e-5);
            assertEquals(1, square, 1e-4);
            assertTrue(rstd[r] > 0);
        }
    }
}
