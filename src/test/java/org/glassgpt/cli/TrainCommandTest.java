package org.glassgpt.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainCommandTest {
    private static final String SMALL =
            "\"layers\": 1, \"heads\": 2, \"width\": 16, \"context\": 16, \"vocab\": 270, \"batch\": 4";

    @TempDir
    Path temp;

    @Test
    void goingOnGivesTheSameFileAsGoingThrough() throws IOException {
        Path corpus = Files.writeString(temp.resolve("小书.txt"), "The fox has the kite. 狐狸有风筝。\n".repeat(40));
        Path config =
                config("{" + SMALL + ", \"corpus\": [\"" + corpus.toString().replace("\\", "/") + "\"]}");
        Path through = temp.resolve("through");
        Path half = temp.resolve("half");
        Path whole = temp.resolve("whole");
        Run run = Run.of("train", "--config", config, "--out", through, "--steps", 6);
        assertEquals(0, run.exit(), run.err());
        assertEquals("", run.out());
        assertTrue(run.err().contains("saved after 6 steps"), run.err());
        assertEquals(
                0,
                Run.of("train", "--config", config, "--out", half, "--steps", 3).exit());
        assertEquals(
                0,
                Run.of("train", "--resume", half, "--out", whole, "--steps", 6).exit());
        assertArrayEquals(
                Files.readAllBytes(through.resolve("model.safetensors")),
                Files.readAllBytes(whole.resolve("model.safetensors")));

        Run story = Run.of("generate", "--model", whole, "--prompt", "狐狸", "--tokens", 2);
        assertTrue(story.out().startsWith("狐狸"), story.err());
        Run other =
                Run.of("train", "--config", config("{" + SMALL + "}"), "--resume", half, "--out", whole, "--steps", 6);
        assertEquals(1, other.exit());
        assertTrue(other.line().contains("another configuration"), other.err());
        Run check = Run.of("check", "--world", "--model", whole, "--n", 2);
        assertEquals(1, check.exit());
        assertTrue(check.line().contains("story world"), check.err());
    }

    @Test
    void refusesInOneLine() throws IOException {
        Path out = temp.resolve("out");
        assertRefused(2, "missing what to train on", "train", "--out", out);
        assertRefused(2, "--out", "train", "--corpus", "x.txt");
        assertRefused(2, "--steps", "train", "--corpus", "x.txt", "--out", out, "--steps", -1);
        assertRefused(1, "no such file", "train", "--config", temp.resolve("none.json"), "--out", out);
        assertRefused(1, "is to be", "train", "--config", config("{\"width\": 3}"), "--out", out);
        assertRefused(1, "no run to go on with", "train", "--resume", temp, "--out", out);
        assertRefused(2, "--n", "check", "--world", "--n", 0);
        assertRefused(2, "--world", "check", "--seed", 3);
    }

    @Test
    void aMissingCorpusIsNamed() {
        Run run = Run.of("train", "--corpus", temp.resolve("none.txt"), "--out", temp.resolve("out"));
        assertEquals(1, run.exit());
        assertTrue(run.err().lines().reduce((a, b) -> b).orElse("").contains("none.txt"), run.err());
    }

    private Path config(String json) throws IOException {
        return Files.writeString(Files.createTempFile(temp, "config", ".json"), json);
    }

    private static void assertRefused(int exit, String why, Object... arguments) {
        Run run = Run.of(arguments);
        assertEquals(exit, run.exit(), run.err());
        assertTrue(run.line().contains(why), run.err());
    }
}
