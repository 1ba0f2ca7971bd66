package org.glassgpt.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.glassgpt.model.Gpt;
import org.glassgpt.tokenizer.TokenizerFiles;
import org.glassgpt.training.RunReport;
import org.glassgpt.training.TrainConfig;
import org.glassgpt.training.Training;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The results that come with the application. */
class ShippedRunTest {
    private static final Path LABS = Path.of("assets", "labs");
    private static final long MOST_BYTES = 12_000_000;

    static Stream<Preset> presets() {
        return Stream.concat(Stream.of(Preset.SMALL), Preset.all(true).stream());
    }

    private static Path folder(Preset preset) {
        return LABS.resolve(preset.id());
    }

    @ParameterizedTest
    @MethodSource("presets")
    void opensAndSaysHowItWasMade(Preset preset) throws IOException {
        ShippedRun run = ShippedRun.read(ShippedRun.folder(preset));
        TrainConfig config = run.record().config();
        assertEquals(preset.config().tunedFor(), config.tunedFor());
        assertEquals(1, config.seed(), "the seed that the read-me names");
        assertEquals(1, config.dataSeed());
        assertEquals(config, preset.config().withSteps(config.steps()), "the preset makes it again");
        assertTrue(run.record().report().step() <= config.steps());
        RunReport.Point first = run.record().report().points().get(0);
        if (preset.tunes()) assertTrue(first.exact() < 0.1, "before it cannot do the task");
        try (Gpt gpt = Gpt.load(folder(preset))) {
            assertEquals(
                    gpt.config().vocab(),
                    TokenizerFiles.loadBytePairs(folder(preset)).vocabSize());
        }
        String card = Files.readString(folder(preset).resolve("README.md"));
        assertTrue(card.contains(config.toJson().strip()), "the card holds the configuration");
    }

    /** Only when a run is shown, its model too. */
    @Test
    void theRoomShowsOneAsItShowsAnyRun() {
        Runs.Saved saved = Runs.read(folder(Preset.MOOD)).orElseThrow();
        try (SavedLooks looks =
                SavedLooks.of(saved, Optional.of(Path.of("assets", "model")), org.glassgpt.i18n.Language.EN)) {
            LabState state = looks.state();
            assertEquals(LabState.Phase.FINISHED, state.phase());
            assertEquals(7.003, state.baselines().orElseThrow().uniform(), 1e-3);
            assertTrue(state.look().orElseThrow().step()
                    > state.first().orElseThrow().step());
        }
    }

    @Test
    void whatTheLossIsHeldAgainstIsWorkedOutFromTheSameData() throws IOException {
        for (Preset preset : List.of(Preset.MOOD, Preset.SMALL)) {
            assertEquals(
                    Baselines.of(Training.prepared(folder(preset))),
                    ShippedRun.read(ShippedRun.folder(preset)).baselines());
        }
        assertEquals(
                Math.log(1100), ShippedRun.read(ShippedRun.BUNDLED).baselines().uniform(), 1e-12);
    }

    @Test
    void theyTakeLittleRoom() throws IOException {
        long bytes = 0;
        try (Stream<Path> files = Files.walk(LABS)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) bytes += Files.size(file);
        }
        assertTrue(bytes <= MOST_BYTES, bytes + " bytes");
    }
}
