package org.glassgpt.sampling;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SamplingStepsTest {
    private static float[] logits(int V) {
        Random random = new Random(V);
        float[] logits = new float[V];
        for (int id = 0; id < V; id++) logits[id] = (float) (4 * random.nextGaussian());
        return logits;
    }

    static Stream<SamplingSettings> settings() {
        return Stream.of(
                SamplingSettings.DEFAULT,
                new SamplingSettings(0.7, 0, 1, 1),
                new SamplingSettings(1.4, 12, 1, 1),
                new SamplingSettings(1, 0, 0.9, 1),
                new SamplingSettings(2, 20, 0.8, 1),
                new SamplingSettings(0, 5, 0.5, 1));
    }

    /** The way ends where the sampler's distribution stands, number for number. */
    @ParameterizedTest
    @MethodSource("settings")
    void theWayEndsAtTheDistribution(SamplingSettings settings) {
        float[] logits = logits(60);
        SamplingSteps steps = SamplingSteps.of(logits, settings);
        Distribution end = Sampler.distribution(logits, settings);
        assertEquals(end.kept().size(), steps.kept());
        double sum = 0;
        for (int rank = 0; rank < steps.kept(); rank++) {
            Candidate candidate = end.kept().get(rank);
            assertEquals(candidate.id(), steps.id(rank));
            assertEquals(candidate.logit(), steps.logit(rank));
            assertEquals(candidate.p(), steps.p(rank), 1e-12);
            assertEquals(candidate.fullP(), steps.softmax(rank), 1e-12);
            sum += steps.p(rank);
            assertEquals(candidate.cum(), sum, 1e-12);
        }
        assertEquals(end.rest(), steps.softmaxFrom(steps.kept(), 60), 1e-12);
        assertEquals(1, steps.softmaxFrom(0, 60), 1e-12);
        assertEquals(1, steps.topKFrom(0, 60), 1e-12);
        assertEquals(1, steps.pFrom(0, 60), 1e-12);
    }

    @Test
    void byHand() {
        float[] logits = {0, (float) Math.log(2), (float) Math.log(5), (float) Math.log(2)};
        SamplingSteps steps = SamplingSteps.of(logits, new SamplingSettings(1, 3, 0.7, 1));
        assertEquals(2, steps.id(0));
        assertEquals(1, steps.id(1), "ties by lower id");
        assertEquals(0.5, steps.softmax(0), 1e-7);
        assertEquals(5.0 / 9, steps.topK(0), 1e-7);
        assertEquals(7.0 / 9, steps.runningSum(1), 1e-7);
        assertEquals(3, steps.afterK());
        assertEquals(2, steps.kept(), "5/9 is below 0.7, 7/9 is not");
        assertEquals(5.0 / 7, steps.p(0), 1e-7);
        assertEquals(0, steps.p(2));
        assertEquals(0.1, steps.softmaxFrom(3, 4), 1e-7);
        assertEquals(
                Math.log(5) / 0.5,
                SamplingSteps.of(logits, new SamplingSettings(0.5, 0, 1, 1)).scaled(0),
                1e-6);
    }

    @Test
    void atTemperatureZeroTheLargestIsAllThereIs() {
        SamplingSteps steps = SamplingSteps.of(logits(9), new SamplingSettings(0, 0, 1, 1));
        assertTrue(steps.greedy());
        assertEquals(1, steps.p(0));
        assertEquals(1, steps.kept());
        assertTrue(Double.isNaN(steps.scaled(0)));
    }
}
