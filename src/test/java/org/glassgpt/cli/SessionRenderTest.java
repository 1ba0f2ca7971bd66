package org.glassgpt.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.glassgpt.export.Format;
import org.glassgpt.export.RenderRequest;
import org.glassgpt.export.Renderer;
import org.glassgpt.i18n.Language;
import org.glassgpt.session.Inputs;
import org.glassgpt.session.KeepPolicy;
import org.glassgpt.session.ManualExecutor;
import org.glassgpt.session.ProblemException;
import org.glassgpt.session.SavedSamples;
import org.glassgpt.session.SessionFile;
import org.glassgpt.session.Snapshot;
import org.glassgpt.session.Snapshots;
import org.glassgpt.ui.state.Theme;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SessionRenderTest {
    @TempDir
    Path temp;

    private Path folder;
    private Path file;
    private Inputs inputs;

    @BeforeEach
    void save() throws IOException {
        folder = SavedSamples.letters(temp);
        inputs = SavedSamples.rich(folder, new ManualExecutor(), new ManualExecutor());
        file = temp.resolve("课.glassgpt");
        SessionFile.write(SavedSamples.saved(inputs), file);
    }

    /** Every number of every panel, as drawn before it was saved. */
    @Test
    void theSamePicturesComeOut() throws IOException, ProblemException {
        Snapshot snapshot = Snapshots.probed(inputs.model(), new Snapshots(KeepPolicy.ofHeap()).make(inputs));
        RenderRequest before = RenderRequest.plain(
                snapshot,
                SavedSamples.selection().within(snapshot.trace()),
                List.of(Renderer.ALL),
                new RenderRequest.Look(Language.ZH, Theme.DARK, 900, 600),
                new RenderRequest.Files(Format.SVG, true, List.of()));
        Path then = temp.resolve("then");
        new Renderer(request -> null).render(before, then);
        Path now = temp.resolve("now");
        Run run = Run.of(
                "render",
                "--session",
                file,
                "--model",
                folder,
                "--panel",
                "all",
                "--out",
                now,
                "--values",
                "--lang",
                "zh",
                "--theme",
                "dark",
                "--format",
                "svg",
                "--width",
                900,
                "--height",
                600);
        assertEquals("", run.err());
        assertEquals(0, run.exit());
        assertTrue(run.outLines().size() > 20);
        for (String picture : run.outLines()) {
            for (String ending : List.of("svg", "json")) {
                String name = Path.of(picture).getFileName().toString().replace("svg", ending);
                assertEquals(Files.readString(then.resolve(name)), Files.readString(now.resolve(name)), name);
            }
        }
    }

    /** Beside its file the model is found without being named; the panel is the one that was chosen. */
    @Test
    void theFileAloneIsEnoughWhereItsModelStandsBesideIt() throws IOException {
        Run run = Run.of("render", "--session", file, "--out", temp.resolve("x"), "--caption", "zh,en");
        assertEquals("", run.err());
        assertEquals(List.of(temp.resolve("x/mlp.png").toString()), run.outLines());
    }

    @Test
    void withoutItsModelItSaysSoAndDrawsWhatItCan() throws IOException {
        Path other = Files.createDirectories(temp.resolve("other")).resolve("x.glassgpt");
        String text = Files.readString(file);
        Files.writeString(other, text.replace("\"name\" : \"tiny-tied\"", "\"name\" : \"gone\""));
        Run run = Run.of("render", "--session", other, "--model", folder, "--out", temp.resolve("x"));
        assertEquals("", run.err(), "the same weights by another name");
        Files.writeString(other, text.replaceAll("sha256:..", "sha256:00"));
        run = Run.of("render", "--session", other, "--model", folder, "--out", temp.resolve("x"));
        assertEquals(0, run.exit());
        assertTrue(run.line().contains("other weights"), run.err());
        assertEquals(1, run.outLines().size());
    }

    private Path compared(String rival) throws IOException {
        String text = Files.readString(file);
        String with = text.substring(0, text.lastIndexOf('}')) + ", \"beside\": " + rival + "}";
        return Files.writeString(temp.resolve("compared.glassgpt"), with);
    }

    private static void attention(Object... options) {
        List<Object> all = new ArrayList<>(List.of("render", "--panel", "attention", "--format", "svg"));
        all.addAll(List.of(options));
        Run run = Run.of(all.toArray());
        assertEquals("", run.err());
        assertEquals(0, run.exit());
    }

    /** What the session was compared with is drawn, as when it is asked for by name. */
    @Test
    void aComparisonIsDrawnAgain() throws IOException {
        Path then = temp.resolve("then");
        attention("--session", file, "--beside-temperature", "0.5", "--out", then);
        String settings = "{\"temperature\": 0.5, \"top_k\": 4, \"top_p\": 0.9, \"seed\": 5}";
        Path now = temp.resolve("now");
        attention("--session", compared("{\"settings\": " + settings + "}"), "--out", now);
        String picture = Files.readString(now.resolve("attention.svg"));
        assertTrue(picture.contains(">B</text>"), "two sides");
        assertEquals(Files.readString(then.resolve("attention.svg")), picture);
    }

    /** Another model beside that is not here, and a text that the model cannot take: each said, the first side drawn. */
    @Test
    void withoutWhatItWasComparedWithItDrawsTheFirstSideAndSaysSo() throws IOException {
        String gone = "{\"model\": {\"name\": \"gone\", \"fingerprint\": \"sha256:" + "0".repeat(64) + "\"}}";
        Run run = Run.of("render", "--session", compared(gone), "--out", temp.resolve("x"));
        assertEquals(0, run.exit());
        assertTrue(run.line().contains("“gone”"), run.err());
        assertEquals(1, run.outLines().size());
        run = Run.of("render", "--session", compared("{\"prompt\": \"xyz\"}"), "--out", temp.resolve("y"));
        assertEquals(0, run.exit());
        assertTrue(run.line().contains("x"), run.err());
        assertEquals(1, run.outLines().size());
    }

    @Test
    void whatIsWrongIsSaidInOneLine() throws IOException {
        Path broken = Files.writeString(
                temp.resolve("b.glassgpt"), Files.readString(file).replace("\"at\"", "\"bt\""));
        Run run = Run.of("render", "--session", broken, "--model", folder, "--out", temp.resolve("x"));
        assertEquals(1, run.exit());
        assertTrue(run.line().contains("b.glassgpt, bt: there is no such key"), run.err());
        assertFalse(Files.exists(temp.resolve("x")));
        Run both = Run.of("render", "--session", file, "--ids", "1", "--out", temp.resolve("x"));
        assertEquals(2, both.exit());
    }

    @Test
    void theWindowIsAskedToOpenIt() {
        Optional<Path>[] asked = new Optional[] {Optional.empty()};
        Window window = new Window() {
            @Override
            public Optional<String> problem() {
                return Optional.empty();
            }

            @Override
            public void show(WindowOptions options, BundledAssets assets) {
                asked[0] = options.session();
            }
        };
        PrintStream none = new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
        CommandLines.run(new String[] {"app", "--session", file.toString()}, Run.desk(new Console(none, none), window));
        assertEquals(Optional.of(file), asked[0]);
    }
}
