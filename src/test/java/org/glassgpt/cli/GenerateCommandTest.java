package org.glassgpt.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.glassgpt.model.Gpt;
import org.glassgpt.tokenizer.CharTokenizer;
import org.glassgpt.trace.Edits;
import org.junit.jupiter.api.Test;

class GenerateCommandTest extends OnTheTinyModel {
    @Test
    void everyStepIsALineThatTheModelAndTheRulesExplain() throws IOException {
        Run run = Run.of(
                "generate",
                "--model",
                model,
                "--ids",
                "1,2",
                "--tokens",
                4,
                "--temperature",
                0.8,
                "--top-k",
                6,
                "--top-p",
                0.9,
                "--seed",
                3,
                "--json");
        assertEquals("", run.err());
        assertEquals(0, run.exit());
        List<Integer> ids = new ArrayList<>(List.of(1, 2));
        List<String> lines = run.outLines();
        assertEquals(4, lines.size());
        try (Gpt gpt = Gpt.load(model)) {
            for (int step = 0; step < 4; step++) {
                JsonNode line = new ObjectMapper().readTree(lines.get(step));
                int[] before = ids.stream().mapToInt(id -> id).toArray();
                assertExplained(line, step, gpt.logits(before, Edits.NONE), 0.8, 6);
                ids.add(line.get("id").intValue());
            }
        }
    }

    private static void assertExplained(JsonNode line, int step, float[] logits, double T, int k) {
        assertEquals(
                List.of("step", "id", "text", "u", "kept", "cut", "rest"),
                new ArrayList<>(line.properties().stream().map(e -> e.getKey()).toList()));
        assertEquals(step, line.get("step").intValue());
        assertEquals("#" + line.get("id").intValue(), line.get("text").textValue());
        double u = line.get("u").doubleValue();
        double whole = 0;
        for (float logit : logits) whole += Math.exp(logit / T);
        double keptMass = 0;
        for (JsonNode c : line.get("kept")) keptMass += Math.exp(c.get("logit").doubleValue() / T);
        double sum = 0;
        double last = 1;
        int chosen = -1;
        for (JsonNode c : line.get("kept")) {
            assertEquals(logits[c.get("id").intValue()], c.get("logit").doubleValue(), 1e-5);
            double p = c.get("p").doubleValue();
            assertEquals(Math.exp(c.get("logit").doubleValue() / T) / keptMass, p, 1e-9);
            assertTrue(p <= last);
            sum += p;
            assertEquals(sum, c.get("cum").doubleValue(), 1e-9);
            if (chosen < 0 && c.get("cum").doubleValue() > u)
                chosen = c.get("id").intValue();
            last = p;
        }
        assertEquals(chosen, line.get("id").intValue());
        assertEquals(1, sum, 1e-9);
        assertEquals(logits.length - k, line.get("cut").get("k").intValue());
        assertEquals(k - line.get("kept").size(), line.get("cut").get("p").intValue());
        assertEquals(1 - keptMass / whole, line.get("rest").doubleValue(), 1e-5);
    }

    @Test
    void withoutATokenizerItPrintsIds() {
        Run run = Run.of("generate", "--model", model, "--ids", "1,2", "--tokens", 3, "--temperature", 0);
        assertEquals(0, run.exit());
        assertTrue(run.out().matches("1,2(,\\d+){3}\\R"), run.out());
        Run none = Run.of("generate", "--model", model, "--ids", "1,2", "--tokens", 0);
        assertEquals("1,2", none.out().strip());
    }

    @Test
    void aSeedRepeatsItself() {
        Object[] arguments = {"generate", "--model", model, "--ids", "1", "--tokens", 6, "--seed", "8"};
        Object[] other = arguments.clone();
        other[8] = "9";
        assertEquals(Run.of(arguments), Run.of(arguments));
        assertNotEquals(Run.of(arguments).out(), Run.of(other).out());
    }

    @Test
    void stopsWhereTheContextIsFull() throws IOException {
        int context;
        try (Gpt gpt = Gpt.load(model)) {
            context = gpt.shape().context();
        }
        Run run = Run.of("generate", "--model", model, "--ids", "1,2", "--tokens", 1000);
        assertEquals(0, run.exit());
        assertEquals(context, run.out().strip().split(",").length);
        assertTrue(run.line().startsWith("stopped after " + (context - 2) + " tokens"), run.err());
        Run quiet = Run.of("generate", "--model", model, "--ids", "1,2");
        assertEquals("", quiet.err());
    }

    @Test
    void readsAndWritesTextWhereTheModelHasATokenizer() throws IOException {
        CharTokenizer.of(List.of("狐狸@\"abcdef")).save(model); // eleven ids, as the model has
        Run run = Run.of("generate", "--model", model, "--prompt", "@\"狐狸", "--tokens", 2, "--top-k", 1);
        assertEquals("", run.err());
        assertTrue(run.out().startsWith("@\"狐狸"), run.out());
    }

    @Test
    void refusesSettingsThatAreNone() {
        for (String[] wrong : new String[][] {
            {"--temperature", "-1"},
            {"--top-p", "0"},
            {"--top-p", "1.5"},
            {"--top-k", "-2"},
            {"--tokens", "-1"},
            {"--tokens", "x"},
            {"--seed", "1.5"},
            {"--temperature", "NaN"}
        }) {
            Run run = Run.of("generate", "--model", model, "--ids", "1", wrong[0], wrong[1]);
            assertEquals(2, run.exit(), run.err());
            assertEquals("", run.out());
            assertTrue(run.line().startsWith("glassgpt generate: "), run.err());
        }
    }
}
