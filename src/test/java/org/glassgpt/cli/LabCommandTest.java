package org.glassgpt.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.glassgpt.tokenizer.TokenizerFiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LabCommandTest {
    private static final String TASK =
            "{\"task\": \"mood\", \"stories\": 40, \"batch\": 2, \"warmup\": 0, \"horizon\": 9,"
                    + " \"steps\": 2, \"evaluate_every\": 2, \"validation_share\": 0.002}";

    @TempDir
    Path temp;

    @Test
    void pretrainingGivesItsResultAsJson() throws IOException {
        Path config = Files.writeString(
                temp.resolve("c.json"),
                "{\"layers\": 1, \"heads\": 2, \"width\": 16, \"vocab\": 1100, \"stories\": 60, \"batch\": 4,"
                        + " \"warmup\": 0, \"horizon\": 9, \"steps\": 4, \"validation_share\": 0.002}");
        Path out = temp.resolve("run");
        Run run = Run.of("lab", "pretrain", "--config", config, "--out", out, "--sentences", 3);
        assertEquals(0, run.exit(), run.err());
        JsonNode result = new ObjectMapper().readTree(run.out());
        assertEquals(4, result.path("steps").asInt());
        double uniform = result.path("baselines").path("uniform").asDouble();
        int vocab = TokenizerFiles.loadBytePairs(out).vocabSize();
        assertEquals(Math.log(vocab), uniform, 1e-9);
        assertTrue(result.path("baselines").path("world").asDouble() > 0.5);
        assertEquals(3, result.path("sentences").path("n").asInt());
        assertTrue(run.err().contains("saved after 4 steps"), run.err());

        Run more = Run.of("lab", "pretrain", "--resume", "--out", out, "--sentences", 1);
        assertEquals(0, more.exit(), more.err());
        assertEquals(4, new ObjectMapper().readTree(more.out()).path("steps").asInt());
    }

    @Test
    void tuningTellsBeforeAndAfterAndCanBeChecked() throws IOException {
        Path config = Files.writeString(temp.resolve("c.json"), TASK);
        Path out = temp.resolve("run");
        Run run = Run.of(
                "lab",
                "finetune",
                "--config",
                config,
                "--lora",
                2,
                "--out",
                out,
                "--half",
                temp.resolve("half"),
                "--n",
                2);
        assertEquals(0, run.exit(), run.err());
        JsonNode result = new ObjectMapper().readTree(run.out());
        assertEquals(2, result.path("lora").asInt());
        assertTrue(
                result.path("touched").asLong() * 10 < result.path("parameters").asLong());
        assertEquals(2, result.path("held_out").size());
        assertTrue(result.path("stories_loss_before").asDouble() > 0.5);

        long whole = Files.size(out.resolve("model.safetensors"));
        assertTrue(Files.size(temp.resolve("half").resolve("model.safetensors")) * 2 < whole + 20_000);
        assertTrue(Files.exists(temp.resolve("half").resolve("adapter_model.safetensors")));

        Run check = Run.of("lab", "check", "--run", temp.resolve("half"), "--n", 3, "--seed", 5);
        assertEquals(2, check.outLines().size());
        String line = check.outLines().get(0);
        assertTrue(
                line.matches(
                        "mood zh accuracy before 0\\.\\d{4} after 0\\.\\d{4} chance 0\\.3333 bar 0\\.95 n 3 (pass|fail)"
                                .replace("after 0", "after [01]")
                                .replace("before 0", "before [01]")),
                line);
        assertEquals(check.out().contains("fail") ? 1 : 0, check.exit());
    }

    @Test
    void refusesInOneLine() throws IOException {
        Path out = temp.resolve("out");
        Path task = Files.writeString(temp.resolve("t.json"), TASK);
        assertRefused(2, "missing what to do", "lab");
        assertRefused(2, "there is no preset nosuch", "lab", "pretrain", "--preset", "nosuch", "--out", out);
        assertRefused(2, "there is no preset mood", "lab", "pretrain", "--preset", "mood", "--out", out);
        assertRefused(1, "lab finetune", "lab", "pretrain", "--config", task, "--out", out);
        assertRefused(1, "no run to go on with", "lab", "pretrain", "--resume", "--out", temp);
        assertRefused(2, "--from", "lab", "pretrain", "--preset", "tiny", "--from", 3, "--out", out);
        assertRefused(2, "--n", "lab", "check", "--n", 0);
        assertRefused(1, "no record of having been tuned", "lab", "check", "--run", temp);
    }

    private static void assertRefused(int exit, String why, Object... arguments) {
        Run run = Run.of(arguments);
        assertEquals(exit, run.exit(), run.err());
        String line = run.err().lines().reduce((a, b) -> b).orElse("");
        assertTrue(line.contains(why), run.err());
    }
}
