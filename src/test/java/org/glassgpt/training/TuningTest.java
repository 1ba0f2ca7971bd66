package org.glassgpt.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.glassgpt.i18n.Language;
import org.glassgpt.model.Checkpoint;
import org.glassgpt.tokenizer.TokenizerFiles;
import org.glassgpt.world.Exercise;
import org.glassgpt.world.StoryWorld;
import org.glassgpt.world.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class TuningTest {
    private static final Training.Progress QUIET = new Training.Progress() {};

    @TempDir
    Path dir;

    private Path base;

    @BeforeEach
    void aBase() throws IOException {
        base = dir.resolve("base");
        TrainConfig config = TrainConfig.read("""
                {"layers": 1, "heads": 2, "width": 16, "context": 128, "vocab": 1100, "stories": 300, "batch": 4,
                 "horizon": 300, "warmup": 0, "steps": 2, "evaluate_every": 50, "validation_share": 0.01}""", "test");
        Training.start(config, base, QUIET, () -> false);
    }

    private TrainConfig config(int lora) {
        return TrainConfig.read("""
                {"task": "mood", "base": "bundled", "stories": 60, "batch": 4, "learning_rate": 0.01, "horizon": 100,
                 "warmup": 2, "steps": 8, "evaluate_every": 4, "save_every": 2, "keep": 2, "validation_share": 0.004}""", "test").with("lora", lora);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 2})
    void tuningInTwoPartsIsTheSameBitForBitAndLeavesTheBaseAlone(int lora) throws IOException {
        byte[] before = model(base);
        Path whole = dir.resolve("whole");
        Path parts = dir.resolve("parts");
        RunReport report = Training.start(config(lora), base, whole, QUIET, () -> false);
        Training.start(config(lora).withSteps(5), base, parts, QUIET, () -> false);
        RunReport two = Training.resume(parts, base, 8, parts, QUIET, () -> false);
        assertArrayEquals(model(whole), model(parts));
        assertArrayEquals(before, model(base));
        assertFalse(java.util.Arrays.equals(before, model(whole)));
        assertEquals(8, two.step());
        assertEquals(lora > 0, Files.exists(whole.resolve(AdapterFiles.MODEL)));
        assertEquals(
                List.of(0, 4, 8),
                report.points().stream().map(RunReport.Point::step).toList());
        for (RunReport.Point point : report.points()) {
            assertTrue(point.exact() >= 0 && point.exact() <= 1, point.toString());
            assertTrue(point.stories() > 0, point.toString());
        }
        assertEquals(3, report.points().get(1).layerNorms().size());
        assertEquals(config(lora), TrainingRecord.read(whole).orElseThrow().config());
    }

    @Test
    void anEarlierStateCanBeGoneBackTo() throws IOException {
        Path out = dir.resolve("out");
        Training.start(config(0), base, out, QUIET, () -> false);
        byte[] end = model(out);
        assertEquals(List.of(6, 8), Training.kept(out), "the newest two");
        Training.goBack(out, 6);
        RunReport again = Training.resume(out, base, 8, out, QUIET, () -> false);
        assertArrayEquals(end, model(out));
        assertEquals(8, again.step());
    }

    @ParameterizedTest
    @EnumSource
    void heldOutExercisesAreNoneOfThoseTrainedOn(Task task) throws IOException {
        TaskCorpus corpus = new TaskCorpus(StoryWorld.bundled(), task, TokenizerFiles.loadBytePairs(base), 128, 400, 3);
        Set<Long> trained = corpus.fingerprints();
        assertTrue(trained.size() > 300, task + ": " + trained.size());
        for (Language language : Language.values()) {
            List<Exercise> exercises = corpus.heldOut(language, 1, 50, trained);
            Set<String> prompts = new HashSet<>();
            for (Exercise exercise : exercises) {
                assertFalse(trained.contains(StoryCorpus.fingerprint(exercise.prompt())));
                assertEquals(language, exercise.language());
                prompts.add(exercise.prompt());
                Sample sample = corpus.sample(exercise);
                assertTrue(sample.ids().length <= 129);
                assertTrue(sample.from() > 1 && sample.predictions() >= 2, "an answer and its end");
            }
            assertTrue(prompts.size() > 40, "different ones");
            assertEquals(exercises, corpus.heldOut(language, 1, 50, trained), "the same from the same seed");
        }
    }

    private static byte[] model(Path folder) throws IOException {
        return Files.readAllBytes(folder.resolve(Checkpoint.MODEL));
    }
}
