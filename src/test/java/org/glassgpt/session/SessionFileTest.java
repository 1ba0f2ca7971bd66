package org.glassgpt.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.glassgpt.i18n.Language;
import org.glassgpt.i18n.Messages;
import org.glassgpt.sampling.SamplingSettings;
import org.glassgpt.trace.Edits;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SessionFileTest {
    @TempDir
    Path temp;

    private final ManualExecutor work = new ManualExecutor();
    private final ManualExecutor screen = new ManualExecutor();

    private static final SavedSession PLAIN = new SavedSession(
            "letters",
            "sha256:" + "0f".repeat(32),
            "“ab” 狐狸\n",
            true,
            SamplingSettings.DEFAULT,
            Edits.NONE,
            List.of(
                    new SavedSession.SavedStep(-1, 2, "c", true, SamplingSettings.DEFAULT, Edits.NONE),
                    new SavedSession.SavedStep(0, 3, "d", true, SamplingSettings.DEFAULT, Edits.NONE),
                    new SavedSession.SavedStep(0, 4, "e", false, SamplingSettings.DEFAULT, Edits.NONE)),
            0,
            1,
            Selection.START,
            Optional.empty(),
            Optional.empty());

    private static final List<SavedRival> RIVALS = List.of(
            new SavedRival.SameModel(new Rival.OtherPrompt("“cd” 兔子")),
            new SavedRival.SameModel(new Rival.OtherSettings(new SamplingSettings(0.5, 4, 0.9, -7))),
            new SavedRival.SameModel(new Rival.WithoutEdits()),
            new SavedRival.OtherModel("other", "sha256:" + "a1".repeat(32), OptionalInt.empty()),
            new SavedRival.OtherModel("step-000300", "sha256:" + "a2".repeat(32), OptionalInt.of(300)));

    @Test
    void whatIsWrittenIsRead() throws Exception {
        Inputs inputs = SavedSamples.rich(SavedSamples.letters(temp), work, screen);
        List<SavedSession> all = new ArrayList<>(List.of(PLAIN, SavedSamples.saved(inputs)));
        RIVALS.forEach(rival -> all.add(PLAIN.besides(Optional.of(rival))));
        for (SavedSession saved : all) {
            Path file = temp.resolve("会话.glassgpt");
            SessionFile.write(saved, file);
            assertEquals(saved, SessionFile.read(file));
            assertTrue(Files.size(file) < 8192, "small");
        }
        inputs.model().close();
    }

    /** Text to replace, what stands there instead, and what the sentence names. */
    private record Broken(String old, String fresh, String place) {
        @Override
        public String toString() {
            return old + " -> " + (fresh.length() > 60 ? fresh.substring(0, 60) : fresh);
        }
    }

    static Stream<Broken> broken() {
        String deep = "[".repeat(500) + "]".repeat(500);
        return Stream.of(
                new Broken("\"glassgpt-session\"", "\"other\"", "glassgpt-session"),
                new Broken("\"format\" : \"glassgpt-session\",", "", "glassgpt-session"),
                new Broken("\"version\" : 1", "\"version\" : 2", "version"),
                new Broken("\"version\" : 1", "\"version\" : 0", "version"),
                new Broken("\"version\" : 1", "\"version\" : \"1\"", "version"),
                new Broken("\"version\" : 1,", "", "version"),
                new Broken("\"version\" : 1", "\"version\" : 1, \"run\" : \"rm -rf /\"", "run"),
                new Broken("\"version\" : 1", "\"version\" : 1, \"version\" : 1", "line 3"),
                new Broken("\"name\" : \"letters\"", "\"name\" : 7", "model.name"),
                new Broken("\"name\" : \"letters\"", "\"name\" : \"" + "x".repeat(300) + "\"", "model.name"),
                new Broken("sha256:0f", "sha256:0G", "model.fingerprint"),
                new Broken("sha256:0f", "md5:0f", "model.fingerprint"),
                new Broken("\"mark_start\" : true", "\"mark_start\" : 1", "mark_start"),
                new Broken("\"prompt\" : ", "\"prompt\" : null, \"was\" : ", "was"),
                new Broken("\\n\",", "\\ud800\",", "prompt"),
                new Broken("\\n\",", "x".repeat(200_001) + "\",", "prompt"),
                new Broken("\"temperature\" : 1.0", "\"temperature\" : -1", "settings.temperature"),
                new Broken("\"temperature\" : 1.0", "\"temperature\" : 1e999", "settings.temperature"),
                new Broken("\"temperature\" : 1.0", "\"temperature\" : NaN", "line"),
                new Broken("\"top_k\" : 0", "\"top_k\" : 2.5", "settings.top_k"),
                new Broken("\"top_p\" : 1.0", "\"top_p\" : 0", "settings.top_p"),
                new Broken("\"seed\" : 1", "\"seed\" : 99999999999999999999", "settings.seed"),
                new Broken("\"seed\" : 1", "\"seed\" : " + "9".repeat(5000), "line"),
                new Broken("\"edits\" : [ ]", "\"edits\" : {}", "edits"),
                new Broken("\"edits\" : [ ]", "\"edits\" : [{\"edit\": \"format_disk\"}]", "edit 1"),
                new Broken("\"edits\" : [ ]", "\"edits\" : [{\"edit\": \"zero_mlp\", \"layer\": -1}]", "\"layer\""),
                new Broken("\"edits\" : [ ]", "\"edits\" : " + deep, "line"),
                new Broken("\"steps\" : [ {", "\"steps\" : [ 3, {", "steps[0]"),
                new Broken("\"after\" : -1", "\"after\" : -2", "steps[0].after"),
                new Broken("\"after\" : -1", "\"after\" : 0", "steps[0].after"),
                new Broken("\"after\" : 0,\n    \"id\" : 4", "\"after\" : 2,\n    \"id\" : 4", "steps[2].after"),
                new Broken("\"id\" : 4", "\"id\" : 3", "steps[2].id"),
                new Broken("\"drawn\" : false", "\"drawn\" : \"no\"", "steps[2].drawn"),
                new Broken("\"text\" : \"e\",", "", "steps[2].text"),
                new Broken("\"at\" : 0", "\"at\" : 3", "at"),
                new Broken("\"leaf\" : 1", "\"leaf\" : 0", "leaf"),
                new Broken("\"leaf\" : 1", "\"leaf\" : -1", "leaf"),
                new Broken("blocks.0.softmax", "blocks.0.hardmax", "selection.operation"),
                new Broken("blocks.0.softmax", "blocks.1.softmax", "selection.layer"),
                new Broken("blocks.0.softmax", "blocks.99999999999.softmax", "selection.operation"),
                new Broken("blocks.0.softmax", "softmax", "selection.operation"),
                new Broken("\"norm\" : \"ln1\"", "\"norm\" : \"batch\"", "selection.norm"),
                new Broken("\"head\" : 0", "\"head\" : -1", "selection.head"),
                new Broken("\"head\" : 0", "\"head\" : 0, \"scale\" : 4", "selection.scale"),
                new Broken("\"selection\" : {", "\"selection\" : [], \"rest\" : {", "rest"),
                beside("7", "beside"),
                beside("{}", "beside.unedited"),
                beside("{\"unedited\": false}", "beside.unedited"),
                beside("{\"unedited\": true, \"prompt\": \"a\"}", "beside.unedited"),
                beside("{\"prompt\": 3}", "beside.prompt"),
                beside("{\"settings\": {\"temperature\": 1}}", "beside.settings.top_p"),
                beside("{\"model\": {\"name\": \"x\"}}", "beside.model.fingerprint"),
                beside("{\"model\": {\"name\": \"x\", \"folder\": \"/etc\"}}", "beside.model.folder"),
                beside("{\"model\": \"/etc\"}", "beside.model"),
                beside("{\"step\": 300}", "beside.step"));
    }

    private static Broken beside(String rival, String place) {
        return new Broken("\"version\" : 1,", "\"version\" : 1, \"beside\" : " + rival + ",", place);
    }

    @ParameterizedTest
    @MethodSource
    void broken(Broken broken) throws IOException {
        String good = SessionFile.text(PLAIN);
        assertTrue(good.contains(broken.old()), () -> broken.old() + " is not in\n" + good);
        Path file = Files.writeString(temp.resolve("x.glassgpt"), good.replace(broken.old(), broken.fresh()));
        ProblemException e = assertThrows(ProblemException.class, () -> SessionFile.read(file));
        located(e, broken.place());
    }

    private static void located(ProblemException e, String place) {
        for (Language language : Language.values()) {
            String sentence = Messages.of(language)
                    .text(e.problem().key(), e.problem().arguments().toArray());
            assertTrue(sentence.contains("x.glassgpt"), sentence);
            assertTrue(sentence.lines().count() == 1 && sentence.length() < 400, sentence);
            String there = language == Language.ZH && place.startsWith("line") ? "行" : place;
            assertTrue(sentence.contains(there), sentence);
        }
    }

    @Test
    void whatIsNoTextNotWholeOrTooLargeIsRefused() throws IOException {
        Path file = temp.resolve("x.glassgpt");
        String good = SessionFile.text(PLAIN);
        for (String cut : List.of("", "{", good.substring(0, good.length() / 2), good + "{}", "[]", "null", "7")) {
            Files.writeString(file, cut);
            located(assertThrows(ProblemException.class, () -> SessionFile.read(file)), "");
        }
        Files.write(file, good.getBytes(StandardCharsets.UTF_16));
        located(assertThrows(ProblemException.class, () -> SessionFile.read(file)), "UTF-8");
        Files.writeString(file, good + " ".repeat(SessionFileReader.LARGEST));
        located(assertThrows(ProblemException.class, () -> SessionFile.read(file)), "4 MB");
        Files.delete(file);
        located(assertThrows(ProblemException.class, () -> SessionFile.read(file)), "");
        Files.createDirectory(file);
        located(assertThrows(ProblemException.class, () -> SessionFile.read(file)), "");
    }

    @Test
    void tooManyStepsAreRefused() throws IOException {
        StringBuilder steps = new StringBuilder();
        for (int i = 0; i <= SessionFileReader.MOST_STEPS; i++) {
            steps.append(i == 0 ? "" : ",").append("{\"after\":").append(i - 1).append(",\"id\":1,\"text\":\"b\",");
            steps.append("\"drawn\":true}");
        }
        var root =
                (com.fasterxml.jackson.databind.node.ObjectNode) new ObjectMapper().readTree(SessionFile.text(PLAIN));
        root.set("steps", new ObjectMapper().readTree("[" + steps + "]"));
        Path file = Files.writeString(temp.resolve("x.glassgpt"), root.toString());
        located(assertThrows(ProblemException.class, () -> SessionFile.read(file)), "steps");
    }

    @Test
    void aModelIsToldApartByItsContent() throws IOException {
        Path folder = SavedSamples.letters(temp);
        String there = fingerprint(folder);
        Path copy = Files.createDirectories(temp.resolve("other name"));
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) Files.copy(file, copy.resolve(file.getFileName()));
        }
        assertEquals(there, fingerprint(copy));
        byte[] weights = Files.readAllBytes(copy.resolve("model.safetensors"));
        weights[weights.length - 2] ^= 1;
        Files.write(copy.resolve("model.safetensors"), weights);
        assertNotEquals(there, fingerprint(copy));
        assertTrue(there.toLowerCase(Locale.ROOT).matches("sha256:[0-9a-f]{64}"), there);
    }

    private static String fingerprint(Path folder) throws IOException {
        try (OpenModel model = new CheckpointModels(Optional.empty()).open(folder)) {
            return Fingerprint.of(model);
        }
    }

    @Test
    void aNameThatLeadsElsewhereIsNotFollowed() throws IOException {
        Path file = Files.createDirectories(temp.resolve("here")).resolve("x.glassgpt");
        Files.createDirectories(temp.resolve("here/mine"));
        for (String name : List.of("..", ".", "", "../here", "/", temp.toString(), "a/b", "\0", "//server/share")) {
            SavedSession there = named(name).besides(Optional.of(other(name)));
            assertEquals(
                    new SessionFolders(List.of(), List.of()), folders(there, Optional.empty(), List.of(), file), name);
        }
        Path mine = temp.resolve("here/mine");
        assertEquals(
                List.of(mine),
                folders(named("mine"), Optional.empty(), List.of(), file).model());
        Path recent = temp.resolve("elsewhere/mine");
        List<Path> before = List.of(temp.resolve("no"), recent);
        assertEquals(
                List.of(recent, mine, temp),
                folders(named("mine"), Optional.of(temp), before, file).model());
        assertFalse(folders(named("GlassGPT"), Optional.of(temp), List.of(recent), file)
                .model()
                .contains(recent));
        SavedSession compared = named("GlassGPT").besides(Optional.of(other("mine")));
        assertEquals(
                List.of(recent, mine),
                folders(compared, Optional.of(temp), before, file).beside(),
                "no last resort");
    }

    private static SavedRival other(String name) {
        return new SavedRival.OtherModel(name, PLAIN.fingerprint(), OptionalInt.empty());
    }

    private static SessionFolders folders(SavedSession saved, Optional<Path> bundled, List<Path> recent, Path file) {
        return SessionFolders.of(saved, bundled, recent, List.of(), file);
    }

    @Test
    void aMomentIsLookedForByItsStepAndItsName() {
        Path file = temp.resolve("x.glassgpt");
        List<TrainingMoment> moments = List.of(
                new TrainingMoment(temp.resolve("moments/step-000300"), 300, OptionalDouble.empty()),
                new TrainingMoment(temp.resolve("moments/step-001000"), 1000, OptionalDouble.empty()));
        SavedSession saved = named("step-001000")
                .besides(Optional.of(new SavedRival.OtherModel("renamed", PLAIN.fingerprint(), OptionalInt.of(300))));
        assertEquals(
                new SessionFolders(
                        List.of(moments.get(1).folder()), List.of(moments.get(0).folder())),
                SessionFolders.of(saved, Optional.empty(), List.of(), moments, file));
    }

    private static SavedSession named(String model) {
        return new SavedSession(
                model,
                PLAIN.fingerprint(),
                "a",
                false,
                PLAIN.settings(),
                PLAIN.edits(),
                List.of(),
                -1,
                -1,
                PLAIN.selection(),
                PLAIN.panel(),
                Optional.empty());
    }
}
