package org.glassgpt.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.SplittableRandom;
import org.glassgpt.model.ActivationFunction;
import org.glassgpt.model.GptConfig;
import org.glassgpt.trace.ModelShape;
import org.glassgpt.trace.TensorNames;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LowRankTest {
    private final GptConfig config =
            new GptConfig(new ModelShape(2, 2, 12, 20, 16, 13), ActivationFunction.GELU_TANH, 1e-5, true);
    private final SplittableRandom random = new SplittableRandom(4);
    private FlatTensors weights;
    private LowRank low;

    @BeforeEach
    void aNetwork() {
        weights = new FlatTensors(config);
        Initialization.fill(config, weights, 7);
        weights.push();
        low = new LowRank(config, weights, 3, 5);
    }

    @AfterEach
    void close() {
        low.close();
        weights.close();
    }

    @Test
    void nothingIsChangedAtFirst() {
        float[] before = weights.heap().clone();
        low.apply();
        assertArrayEquals(before, weights.heap());
    }

    @Test
    void onlyTheMatricesInTheBlocksAreChangedAndByTheProduct() {
        float[] before = weights.heap().clone();
        disturb();
        low.apply();
        for (FlatTensors.Slot slot : weights.slots()) {
            boolean inBlock = slot.name().startsWith("h.") && slot.isMatrix();
            for (int i = slot.offset(); i < slot.offset() + slot.count(); i++) {
                if (!inBlock) assertEquals(before[i], weights.heap()[i], slot.name());
            }
            if (inBlock) assertProduct(slot, before);
        }
    }

    private void assertProduct(FlatTensors.Slot slot, float[] before) {
        float[] a = low.tensors().copy(slot.name() + LowRank.A);
        float[] b = low.tensors().copy(slot.name() + LowRank.B);
        int out = slot.shape()[1];
        for (int i = 0; i < slot.shape()[0]; i++) {
            for (int o = 0; o < out; o++) {
                double sum = 0;
                for (int r = 0; r < 3; r++) sum += a[i * 3 + r] * (double) b[r * out + o];
                int at = slot.offset() + i * out + o;
                assertEquals(before[at] + LowRank.SCALE * sum, weights.heap()[at], 1e-5, slot.name());
            }
        }
    }

    private void disturb() {
        float[] f = low.tensors().heap();
        for (int i = 0; i < f.length; i++) f[i] += (float) (0.2 * random.nextGaussian());
    }

    @Test
    void gradientsPredictHowTheLossChanges() {
        List<Sample> samples =
                List.of(new Sample(new int[] {1, 5, 3, 3, 2}, 1), new Sample(new int[] {7, 12, 0, 4, 4, 9}, 3));
        try (GradientEngine engine = new GradientEngine(config, weights)) {
            disturb();
            low.apply();
            engine.step(samples);
            float[] gradient = low.gradients(engine.gradients()).heap().clone();
            float[] start = low.tensors().heap().clone();
            for (int trial = 0; trial < 8; trial++) {
                float[] direction = new float[start.length];
                double expected = 0;
                for (int i = 0; i < direction.length; i++) {
                    direction[i] = (float) random.nextGaussian();
                    expected += direction[i] * (double) gradient[i];
                }
                float h = 1e-3f;
                double slope = (lossAlong(engine, samples, start, direction, h)
                                - lossAlong(engine, samples, start, direction, -h))
                        / (2 * h);
                assertEquals(expected, slope, 0.01 * Math.abs(expected) + 0.02);
                assertTrue(Math.abs(expected) > 1e-3, "a direction along which something changes");
            }
        }
    }

    private double lossAlong(GradientEngine engine, List<Sample> samples, float[] start, float[] direction, float h) {
        for (int i = 0; i < start.length; i++) low.tensors().heap()[i] = start[i] + h * direction[i];
        low.apply();
        return engine.score(samples).loss();
    }

    @Test
    void theEmbeddingsAreNotAmongWhatIsLearned() {
        assertEquals(2 * 4, low.names().size());
        assertTrue(low.names().stream().noneMatch(TensorNames.WTE::equals));
    }
}
