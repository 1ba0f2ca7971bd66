package org.glassgpt.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import org.bytedeco.javacpp.FloatPointer;
import org.glassgpt.trace.ModelShape;
import org.glassgpt.trace.TensorNames;
import org.junit.jupiter.api.Test;

class BlasTest {
    private final FloatPointer a = new FloatPointer(1, 2, 3, 4, 5, 6);

    @Test
    void productsAgreeWithTheHand() {
        NativeSetup.prepare();
        FloatPointer b = new FloatPointer(1, 0, 2, 1, 0, 3);
        FloatPointer c = new FloatPointer(4);
        Blas.multiply(2, 2, 3, 1, a, 3, b, 2, 0, c, 2);
        assertNumbers(c, 5, 11, 14, 23);
        Blas.multiplyTransposed(2, 2, 3, 1, a, 3, b, 3, 0, c, 2);
        assertNumbers(c, 7, 10, 16, 22);
        Blas.transposedMultiply(2, 2, 3, 1, a, 2, b, 2, 1, c, 2);
        assertNumbers(c, 7 + 7, 10 + 18, 16 + 10, 22 + 22);
    }

    @Test
    void aPointerMayStandInsideAnother() {
        NativeSetup.prepare();
        FloatPointer y = new FloatPointer(2);
        Blas.timesColumn(2, 2, Blas.at(a, 1), 3, Blas.at(a, 4), y);
        assertNumbers(y, 2 * 5 + 3 * 6, 5 * 5 + 6 * 6);
        Blas.rowTimes(2, 2, a, Blas.at(a, 1), 3, y);
        assertNumbers(y, 2 + 2 * 5, 3 + 2 * 6);
    }

    @Test
    void parametersGiveBackWhatWasSet() {
        GptConfig config = new GptConfig(new ModelShape(1, 1, 2, 8, 4, 3), ActivationFunction.RELU, 1e-5, true);
        try (Parameters parameters = Parameters.allocate(config)) {
            parameters.set(TensorNames.WTE, new float[] {1, 2, 3, 4, 5, 6});
            assertArrayEquals(new float[] {3, 4}, parameters.row(TensorNames.WTE, 1));
            assertArrayEquals(new int[] {2, 6}, parameters.shape("h.0.attn.c_attn.weight"));
        }
    }

    private static void assertNumbers(FloatPointer pointer, float... expected) {
        float[] actual = new float[expected.length];
        new FloatPointer(pointer).position(0).get(actual);
        assertArrayEquals(expected, actual, 1e-6f);
    }
}
