package org.glassgpt.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import org.glassgpt.model.ActivationFunction;
import org.glassgpt.model.GoldenFixture;
import org.glassgpt.model.Gpt;
import org.glassgpt.model.GptConfig;
import org.glassgpt.model.Safetensors;
import org.glassgpt.trace.ModelShape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class GradientTest {
    @TempDir
    Path temp;

    @ParameterizedTest
    @EnumSource
    void everyGradientAgreesWithTheOracle(GoldenFixture fixture) throws IOException, URISyntaxException {
        Path gradients = Path.of(getClass()
                .getResource("/golden/" + fixture.id() + "/grads.safetensors")
                .toURI());
        try (Safetensors expected = Safetensors.open(gradients);
                Gpt gpt = Gpt.load(fixture.unpack(temp));
                FlatTensors weights = new FlatTensors(gpt.config())) {
            for (String name : weights.names()) {
                weights.set(
                        name, gpt.weights().slice(name, 0, weights.slot(name).count()));
            }
            weights.push();
            try (GradientEngine engine = new GradientEngine(gpt.config(), weights)) {
                double loss =
                        engine.run(Batch.single(ints(expected.longs("input_ids")), ints(expected.longs("targets"))));
                assertEquals(expected.floats("loss")[0], loss, 1e-5);
                for (String name : weights.names()) {
                    String inFile = expected.tensors().containsKey(name) ? name : "transformer." + name;
                    assertClose(
                            inFile, expected.floats(inFile), engine.gradients().copy(name));
                }
            }
        }
    }

    private static void assertClose(String name, float[] expected, float[] actual) {
        float largest = 0;
        for (float x : expected) largest = Math.max(largest, Math.abs(x));
        assertEquals(expected.length, actual.length, name);
        for (int i = 0; i < expected.length; i++) {
            assertEquals(expected[i], actual[i], 1e-3 * largest, name + " at " + i);
        }
    }

    private static int[] ints(long[] values) {
        int[] ints = new int[values.length];
        for (int i = 0; i < ints.length; i++) ints[i] = Math.toIntExact(values[i]);
        return ints;
    }

    @ParameterizedTest
    @EnumSource
    void gradientsPredictHowTheLossChanges(ActivationFunction activation) {
        GptConfig config = new GptConfig(new ModelShape(2, 2, 12, 20, 16, 13), activation, 1e-5, true);
        try (FlatTensors weights = new FlatTensors(config);
                GradientEngine engine = new GradientEngine(config, weights)) {
            Initialization.fill(config, weights, 7); // where no ReLU changes sides on the way
            SplittableRandom random = new SplittableRandom(4);
            for (int i = 0; i < weights.heap().length; i++) weights.heap()[i] += (float) (0.2 * random.nextGaussian());
            weights.push();
            List<int[]> texts =
                    List.of(new int[] {1, 5, 3, 3, 2}, new int[] {7, 12, 0}, new int[] {4, 4, 4, 9, 8, 1, 2});
            engine.run(texts);
            float[] gradient = engine.gradients().heap().clone();
            float[] start = weights.heap().clone();
            for (int trial = 0; trial < 8; trial++) {
                float[] direction = new float[start.length];
                double expected = 0;
                for (int i = 0; i < direction.length; i++) {
                    direction[i] = (float) random.nextGaussian();
                    expected += direction[i] * (double) gradient[i];
                }
                float h = 1e-4f;
                double slope = (lossAlong(weights, engine, texts, start, direction, h)
                                - lossAlong(weights, engine, texts, start, direction, -h))
                        / (2 * h);
                assertEquals(expected, slope, 0.01 * Math.abs(expected) + 0.02);
            }
        }
    }

    private static double lossAlong(
            FlatTensors weights, GradientEngine engine, List<int[]> texts, float[] start, float[] direction, float h) {
        for (int i = 0; i < start.length; i++) weights.heap()[i] = start[i] + h * direction[i];
        weights.push();
        return engine.loss(texts);
    }

    @Test
    void aRaggedBatchIsTheMeanOfItsSequences() {
        GptConfig config = new GptConfig(new ModelShape(2, 2, 8, 32, 16, 11), ActivationFunction.GELU_TANH, 1e-5, true);
        try (FlatTensors weights = new FlatTensors(config);
                GradientEngine engine = new GradientEngine(config, weights)) {
            Initialization.fill(config, weights, 5);
            weights.push();
            List<int[]> texts = List.of(
                    new int[] {1, 2, 3},
                    new int[] {4, 5, 6, 7, 8, 9},
                    new int[] {10, 0},
                    new int[] {3, 3, 3, 3},
                    new int[] {0, 9, 1, 8, 2});
            double together = engine.run(texts);
            float[] gradient = engine.gradients().heap().clone();
            double sum = 0;
            float[] gradientSum = new float[gradient.length];
            int predictions = 0;
            for (int[] text : texts) {
                int n = text.length - 1;
                sum += engine.run(List.of(text)) * n;
                for (int i = 0; i < gradientSum.length; i++)
                    gradientSum[i] += engine.gradients().heap()[i] * n;
                predictions += n;
            }
            assertEquals(sum / predictions, together, 1e-5);
            for (int i = 0; i < gradient.length; i++) assertEquals(gradientSum[i] / predictions, gradient[i], 1e-6);
            assertEquals(together, engine.loss(texts), 1e-5);
            assertTrue(together > 2 && together < 3, "near ln 11 at the start: " + together);
        }
    }
}
