package org.glassgpt.lab;

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
import java.util.OptionalInt;
import java.util.function.Consumer;
import org.glassgpt.i18n.Language;
import org.glassgpt.i18n.Messages;
import org.glassgpt.lab.LabState.Phase;
import org.glassgpt.session.Problem;
import org.glassgpt.training.TrainConfig;
import org.glassgpt.training.TrainingException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LabRunTest {
    @TempDir
    Path dir;

    private TrainConfig config;

    @BeforeEach
    void aSmallRun() throws IOException {
        Path text = Files.writeString(
                dir.resolve("text.txt"), "the cat saw the dog. the dog saw the cat. 猫看见了狗。\n".repeat(60));
        config = TrainConfig.read("""
                {"layers": 2, "heads": 2, "width": 16, "context": 16, "vocab": 300, "batch": 4, "warmup": 2,
                 "horizon": 40, "steps": 12, "learning_rate": 0.01, "evaluate_every": 4, "save_every": 4, "keep": 8}""", "test").withCorpus(List.of(text.toString()));
    }

    private LabRun fresh(TrainConfig wanted, String name, Consumer<LabState> told) {
        return LabRun.fresh(wanted, dir.resolve(name), Optional.empty(), Language.EN, told);
    }

    @Test
    void tellsWhatItIsAt() {
        List<LabState> states = new ArrayList<>();
        LabState end = fresh(config, "run", states::add).run();
        assertEquals(Phase.FINISHED, end.phase());
        assertEquals(12, end.step());
        assertEquals(List.of(4, 8, 12), end.kept());
        assertEquals(3, end.report().points().size());
        assertEquals(4, end.report().points().get(0).layerNorms().size(), "embeddings, two blocks, the last norm");
        Baselines lines = end.baselines().orElseThrow();
        assertTrue(lines.frequencies() < lines.uniform(), lines.toString());
        assertTrue(lines.world().isEmpty(), "its text is not the story world's");
        Look look = end.look().orElseThrow();
        assertEquals(12, look.step());
        assertFalse(look.snapshot().tokens().isEmpty());
        assertEquals(end.network(), end.touched());
        assertTrue(states.stream().anyMatch(state -> state.secondsLeft().isPresent()));
    }

    @Test
    void pausesAndGoesOnWithoutMakingADifference() throws IOException {
        LabRun[] run = new LabRun[1];
        List<Phase> phases = new ArrayList<>();
        run[0] = fresh(config, "paused", state -> {
            phases.add(state.phase());
            if (state.phase() == Phase.RUNNING && state.step() == 5 && !phases.contains(Phase.PAUSED)) run[0].pause();
            if (state.phase() == Phase.PAUSED) run[0].goOn();
        });
        assertEquals(Phase.FINISHED, run[0].run().phase());
        assertTrue(phases.contains(Phase.PAUSED));
        fresh(config, "through", state -> {}).run();
        assertArrayEquals(model("through"), model("paused"));
    }

    @Test
    void cancelledItIsSavedAndGoesOnLaterOrFromAnEarlierState() throws IOException {
        LabRun[] run = new LabRun[1];
        run[0] = fresh(config, "cut", state -> {
            if (state.step() == 9) run[0].cancel();
        });
        LabState stopped = run[0].run();
        assertEquals(Phase.STOPPED, stopped.phase());
        assertEquals(9, stopped.step());
        fresh(config, "through", state -> {}).run();
        LabRun rest = LabRun.again(dir.resolve("cut"), OptionalInt.empty(), Optional.empty(), Language.EN, state -> {});
        assertEquals(9, rest.state().step());
        assertEquals(Phase.FINISHED, rest.run().phase());
        assertArrayEquals(model("through"), model("cut"));

        LabRun back = LabRun.again(dir.resolve("cut"), OptionalInt.of(4), Optional.empty(), Language.EN, state -> {});
        assertEquals(4, back.state().step());
        assertEquals(1, back.state().report().points().size());
        assertEquals(Phase.FINISHED, back.run().phase());
        assertArrayEquals(model("through"), model("cut"));
    }

    @Test
    void thereIsNothingToGoOnWithInAnEmptyFolder() {
        assertThrows(
                TrainingException.class,
                () -> LabRun.again(dir, OptionalInt.empty(), Optional.empty(), Language.EN, state -> {}));
    }

    @Test
    void whatWentWrongIsSaidInOneSentence() throws IOException {
        Path tooShort = Files.writeString(dir.resolve("short.txt"), "too short");
        Path picture = Files.write(dir.resolve("picture.png"), new byte[] {(byte) 0x89, 'P', 'N', 'G', 0, 1});
        assertFails("too short", config.withCorpus(List.of(tooShort.toString())));
        assertFails("no text file", config.withCorpus(List.of(picture.toString())));
        assertFails("diverged", config.with("learning_rate", 1e30).with("warmup", 0));
        assertFails("memory", config.with("context", 4096).with("batch", 4096));
        assertFails("bundled model", Preset.MOOD.config());
    }

    private void assertFails(String part, TrainConfig bad) {
        LabState end = fresh(bad, "bad", state -> {}).run();
        assertEquals(Phase.FAILED, end.phase());
        Problem problem = end.problem().orElseThrow();
        for (Language language : Language.values()) {
            String sentence = Messages.of(language)
                    .text(problem.key(), problem.arguments().toArray());
            assertFalse(sentence.contains("\n"), sentence);
            assertEquals(language, Sentences.languageOf(sentence), sentence);
            if (language == Language.EN) assertTrue(sentence.contains(part), sentence);
        }
    }

    @ParameterizedTest
    @EnumSource
    void everyPresetIsARunOfItsKind(Preset preset) {
        assertEquals(preset.tunes(), preset.config().tunedFor().isPresent());
        assertEquals(Optional.of(preset), Preset.named(preset.id()));
        assertTrue(preset.config().kept() > 0, "one can go back");
    }

    private byte[] model(String name) throws IOException {
        return Files.readAllBytes(dir.resolve(name).resolve("model.safetensors"));
    }
}
