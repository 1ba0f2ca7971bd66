package org.glassgpt.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import org.glassgpt.model.ActivationFunction;
import org.glassgpt.model.Decoder;
import org.glassgpt.model.Gpt;
import org.glassgpt.model.GptConfig;
import org.glassgpt.model.Parameters;
import org.glassgpt.trace.Edits;
import org.glassgpt.trace.ModelShape;
import org.junit.jupiter.api.Test;

class ScoreTest {
    private final GptConfig config =
            new GptConfig(new ModelShape(2, 2, 12, 20, 16, 13), ActivationFunction.GELU_TANH, 1e-5, true);

    @Test
    void onlyTheAnswerIsLearnedAndMeasured() {
        try (FlatTensors weights = new FlatTensors(config);
                GradientEngine engine = new GradientEngine(config, weights)) {
            Initialization.fill(config, weights, 7);
            weights.push();
            int[] ids = {1, 5, 3, 3, 2, 8};
            double whole = engine.step(List.of(new Sample(ids, 1)));
            double head = engine.step(List.of(new Sample(new int[] {1, 5, 3, 3}, 1)));
            double answer = engine.step(List.of(new Sample(ids, 4)));
            assertEquals(5 * whole, 3 * head + 2 * answer, 1e-5);
            assertEquals(answer, engine.score(List.of(new Sample(ids, 4))).loss(), 1e-6);
            Batch hidden = Batch.of(List.of(new Sample(ids, 4)));
            assertArrayEquals(new int[] {Batch.IGNORE, Batch.IGNORE, Batch.IGNORE, 2, 8}, hidden.targets());
            assertEquals(2, hidden.predictions());
        }
        assertThrows(IllegalArgumentException.class, () -> new Sample(new int[] {1, 2}, 2));
        assertThrows(IllegalArgumentException.class, () -> new Sample(new int[] {1, 2}, 0));
    }

    /** What is right is what greedy writing gives; one token changed makes it wrong. */
    @Test
    void rightMeansThatGreedyWritingGivesTheAnswer() {
        try (FlatTensors weights = new FlatTensors(config)) {
            Initialization.fill(config, weights, 3);
            for (int i = 0; i < weights.heap().length; i++) weights.heap()[i] *= 2;
            weights.push();
            Parameters parameters = Parameters.allocate(config);
            for (String name : weights.names()) parameters.set(name, weights.copy(name));
            List<Sample> samples = new ArrayList<>();
            try (Gpt gpt = new Gpt(config, parameters)) {
                for (int first = 0; first < 6; first++) {
                    int[] written = greedy(gpt, new int[] {first, 12 - first, 4}, 5);
                    samples.add(new Sample(written, 3));
                    int[] changed = written.clone();
                    changed[5] = (changed[5] + 1) % config.vocab();
                    samples.add(new Sample(changed, 3));
                }
            }
            try (Evaluator evaluator = new Evaluator(config, weights)) {
                Score score = evaluator.score(samples);
                for (int i = 0; i < samples.size(); i++) assertEquals(i % 2 == 0, score.right()[i], "sample " + i);
                assertEquals(0.5, score.exact());
            }
        }
    }

    private static int[] greedy(Gpt gpt, int[] prompt, int more) {
        int[] ids = java.util.Arrays.copyOf(prompt, prompt.length + more);
        try (Decoder decoder = gpt.decoder(Edits.NONE)) {
            float[] logits = decoder.append(prompt);
            for (int i = prompt.length; i < ids.length; i++) {
                for (int id = 1; id < logits.length; id++) if (logits[id] > logits[ids[i]]) ids[i] = id;
                logits = decoder.append(ids[i]);
            }
        }
        return ids;
    }
}
