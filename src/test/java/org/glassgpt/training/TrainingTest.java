package org.glassgpt.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.glassgpt.model.Checkpoint;
import org.glassgpt.model.Gpt;
import org.glassgpt.model.WorkLock;
import org.glassgpt.tokenizer.TokenizerFiles;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainingTest {
    private static final Training.Progress QUIET = new Training.Progress() {};

    @TempDir
    Path dir;

    private TrainConfig config;

    @BeforeEach
    void aSmallCorpus() throws IOException {
        Path corpus = dir.resolve("my text.txt");
        Files.writeString(corpus, "the cat saw the dog. the dog saw the cat. 猫看见了狗。狗看见了猫。\n".repeat(60));
        config = TrainConfig.read("""
                {"layers": 2, "heads": 2, "width": 16, "context": 16, "vocab": 300, "batch": 6, "warmup": 5,
                 "horizon": 60, "learning_rate": 0.01, "evaluate_every": 15, "save_every": 10, "moments": [0, 20]}""", "test").withCorpus(List.of(corpus.toString()));
    }

    @Test
    void aRunInTwoPartsIsTheSameBitForBit() throws IOException {
        Path whole = dir.resolve("whole");
        Path first = dir.resolve("first");
        Path second = dir.resolve("second");
        RunReport one = Training.start(config.withSteps(40), whole, QUIET, () -> false);
        Training.start(config.withSteps(20), first, QUIET, () -> false);
        RunReport two = Training.resume(first, 40, second, QUIET, () -> false);
        assertArrayEquals(model(whole), model(second));
        assertFalse(java.util.Arrays.equals(model(whole), model(first)));
        assertEquals(40, two.step());
        assertEquals(
                one.points().get(one.points().size() - 1),
                two.points().get(two.points().size() - 1));
    }

    private static byte[] model(Path folder) throws IOException {
        return Files.readAllBytes(folder.resolve(Checkpoint.MODEL));
    }

    @Test
    void learnsAndLeavesACheckpointThatOpens() throws IOException {
        Path out = dir.resolve("out");
        List<Double> losses = new ArrayList<>();
        Training.Progress progress = new Training.Progress() {
            @Override
            public void step(int step, int of, double loss) {
                losses.add(loss);
            }
        };
        RunReport report = Training.start(config.withSteps(60), out, progress, () -> false);
        assertEquals(60, losses.size());
        assertTrue(losses.get(0) > 4, "begins near ln V: " + losses.get(0));
        assertTrue(report.validation().orElseThrow() < losses.get(0) / 2, "learned: " + report);
        try (Gpt gpt = Gpt.load(out)) {
            assertEquals(
                    TokenizerFiles.loadBytePairs(out).vocabSize(), gpt.config().vocab());
        }
        try (Gpt moment = Gpt.load(TrainingFolder.moment(out, 20))) {
            assertEquals(16, moment.config().width());
        }
        assertTrue(Files.exists(TrainingFolder.moment(out, 0).resolve(Checkpoint.MODEL)));
        assertEquals(report, TrainingRecord.read(out).orElseThrow().report());
        assertEquals(
                config.withSteps(60), TrainingRecord.read(out).orElseThrow().config());
        assertTrue(Files.readString(out.resolve(TrainingFolder.CARD)).contains("my text.txt"));
    }

    @Test
    void aCancelledRunGoesOn() throws IOException {
        Path out = dir.resolve("cancelled");
        int[] steps = {0};
        RunReport report = Training.start(config.withSteps(40), out, QUIET, () -> steps[0]++ == 7);
        assertEquals(7, report.step());
        RunReport rest = Training.resume(out, 40, out, QUIET, () -> false);
        assertEquals(40, rest.step());
        Path whole = dir.resolve("whole");
        Training.start(config.withSteps(40), whole, QUIET, () -> false);
        assertArrayEquals(model(whole), model(out));
    }

    @Test
    void twoNeverTrainIntoOneFolder() throws IOException {
        Path out = dir.resolve("shared");
        Training.start(config.withSteps(10), out, QUIET, () -> false);
        byte[] before = model(out);
        try (WorkLock other = WorkLock.tryTake(out.resolve(Training.LOCK)).orElseThrow()) {
            TrainingException refused =
                    assertThrows(TrainingException.class, () -> Training.resume(out, 20, out, QUIET, () -> false));
            assertEquals(Optional.of("training.in-use"), refused.key());
            assertThrows(TrainingException.class, () -> Training.start(config.withSteps(10), out, QUIET, () -> false));
        }
        assertArrayEquals(before, model(out));
        assertEquals(20, Training.resume(out, 20, out, QUIET, () -> false).step());
        assertFalse(Files.exists(out.resolve(Training.LOCK)), "nothing is left of it");
    }

    @Test
    void whatCannotBeTrainedIsSaidInOneSentence() throws IOException {
        Path shortText = Files.writeString(dir.resolve("short.txt"), "too short");
        Path noText = Files.write(dir.resolve("image.bin"), new byte[] {(byte) 0xff, (byte) 0xfe, 0, 1});
        assertSentence("too short", config.withCorpus(List.of(shortText.toString())));
        assertSentence("not UTF-8", config.withCorpus(List.of(noText.toString())));
        assertSentence(
                "no such file",
                config.withCorpus(List.of(dir.resolve("absent.txt").toString())));
        assertFalse(Files.exists(dir.resolve("bad")), "what was not begun leaves nothing");
        TrainConfig diverging = TrainConfig.read(
                        "{\"layers\": 1, \"heads\": 1, \"width\": 8, \"context\": 8, \"vocab\": 300, \"batch\": 2,"
                                + " \"warmup\": 0, \"learning_rate\": 1e30, \"horizon\": 50}",
                        "test")
                .withCorpus(config.corpus());
        assertSentence("diverged", diverging);
    }

    private void assertSentence(String part, TrainConfig bad) {
        TrainingException e = assertThrows(
                TrainingException.class, () -> Training.start(bad, dir.resolve("bad"), QUIET, () -> false));
        assertTrue(e.getMessage().contains(part), e.getMessage());
        assertFalse(e.getMessage().contains("\n"), e.getMessage());
    }

    @Test
    void aBadConfigurationNamesFileAndField() {
        for (String json : List.of(
                "{\"layer\": 3}",
                "{\"heads\": 0}",
                "{\"width\": \"wide\"}",
                "{",
                "[]",
                "null",
                "{\"batch\": -1}",
                "{\"learning_rate\": 0}")) {
            TrainingException e = assertThrows(TrainingException.class, () -> TrainConfig.read(json, "my.json"), json);
            assertTrue(e.getMessage().startsWith("my.json"), e.getMessage());
        }
    }

    @Test
    void aConfigurationIsReadBack() {
        assertEquals(config, TrainConfig.read(config.toJson(), "again"));
    }
}
