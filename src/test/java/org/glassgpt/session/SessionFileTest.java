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
import java.util.List;
import java.util.Locale;
import java.util.Optional;
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
            Optional.empty());

    @Test
    void whatIsWrittenIsRead() throws Exception {
        Inputs inputs = SavedSamples.rich(SavedSamples.letters(temp), work, screen);
        for (SavedSession saved : List.of(PLAIN, SavedSamples.saved(inputs))) {
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
                new Broken("\"selection\" : {", "\"selection\" : [], \"rest\" : {", "rest"));
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
            assertEquals(List.of(), SessionFolders.of(named(name), Optional.empty(), List.of(), file), name);
        }
        Path mine = temp.resolve("here/mine");
        assertEquals(List.of(mine), SessionFolders.of(named("mine"), Optional.empty(), List.of(), file));
        Path recent = temp.resolve("elsewhere/mine");
        assertEquals(
                List.of(recent, mine, temp),
                SessionFolders.of(named("mine"), Optional.of(temp), List.of(temp.resolve("no"), recent), file));
        assertFalse(SessionFolders.of(named("GlassGPT"), Optional.of(temp), List.of(recent), file)
                .contains(recent));
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
                PLAIN.panel());
    }
}
