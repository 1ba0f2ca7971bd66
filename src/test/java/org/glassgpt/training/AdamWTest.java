package org.glassgpt.training;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.glassgpt.model.ActivationFunction;
import org.glassgpt.model.GptConfig;
import org.glassgpt.trace.ModelShape;
import org.glassgpt.trace.TensorNames;
import org.junit.jupiter.api.Test;

class AdamWTest {
    private final GptConfig config =
            new GptConfig(new ModelShape(1, 1, 2, 8, 4, 3), ActivationFunction.GELU_TANH, 1e-5, true);

    @Test
    void twoStepsAgreeWithAlgorithm2() {
        double beta1 = 0.9, beta2 = 0.95, epsilon = 1e-8, decay = 0.1, rate = 0.01;
        try (FlatTensors weights = new FlatTensors(config);
                FlatTensors grads = new FlatTensors(config)) {
            weights.set(TensorNames.WTE, new float[] {1, 2, 3, 4, 5, 6});
            weights.set(TensorNames.LN_F_BIAS, new float[] {1, 1});
            AdamW adam = new AdamW(new AdamW.Settings(beta1, beta2, epsilon, decay, 1e9), weights.heap().length);
            double w = 1, b = 1, m = 0, v = 0;
            for (int step = 0; step < 2; step++) {
                float g = step == 0 ? 0.5f : -0.2f;
                grads.set(TensorNames.WTE, new float[] {g, 0, 0, 0, 0, 0});
                grads.set(TensorNames.LN_F_BIAS, new float[] {g, 0});
                adam.step(weights, grads, rate, step);
                m = beta1 * m + (1 - beta1) * g;
                v = beta2 * v + (1 - beta2) * g * g;
                double update = m
                        / (1 - Math.pow(beta1, step + 1))
                        / (Math.sqrt(v / (1 - Math.pow(beta2, step + 1))) + epsilon);
                w = w - rate * decay * w - rate * update;
                b = b - rate * update;
            }
            assertEquals(w, weights.copy(TensorNames.WTE)[0], 1e-6, "matrices decay");
            assertEquals(b, weights.copy(TensorNames.LN_F_BIAS)[0], 1e-6, "biases don't");
            assertEquals(2 * Math.pow(1 - rate * decay, 2), weights.copy(TensorNames.WTE)[1], 1e-6);
        }
    }

    @Test
    void aLargeGradientIsScaledDownToTheLimit() {
        try (FlatTensors weights = new FlatTensors(config);
                FlatTensors grads = new FlatTensors(config)) {
            grads.set(TensorNames.WTE, new float[] {30, 0, 0, 40, 0, 0});
            AdamW adam = new AdamW(new AdamW.Settings(0, 0, 1e-8, 0, 5), weights.heap().length);
            assertEquals(50, adam.step(weights, grads, 0.01, 0), 1e-4);
            assertEquals(3, adam.first()[0], 1e-5);
            assertEquals(4, adam.first()[3], 1e-5);
        }
    }
}
