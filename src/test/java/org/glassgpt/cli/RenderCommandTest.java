package org.glassgpt.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.glassgpt.export.Renderer;
import org.glassgpt.model.GoldenFixture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RenderCommandTest {
    @TempDir
    Path temp;

    private Path model;

    @BeforeEach
    void unpack() throws IOException {
        model = GoldenFixture.TINY_TIED.unpack(temp);
    }

    @Test
    void listsTheIds() {
        assertEquals(Renderer.ids(), Run.of("render", "--list").outLines());
    }

    @Test
    void drawsEveryPanelWithItsValues() throws IOException {
        Path out = temp.resolve("图");
        Run run = Run.of(
                "render",
                "--model",
                model,
                "--ids",
                "3,1,4,1",
                "--panel",
                "all",
                "window",
                "--out",
                out,
                "--values",
                "--lang",
                "zh",
                "--theme",
                "dark",
                "--layer",
                1,
                "--head",
                1,
                "--token",
                2,
                "--width",
                900,
                "--height",
                600);
        assertEquals("", run.err());
        assertEquals(0, run.exit());
        assertEquals(Renderer.ids().size(), run.outLines().size());
        for (String id : Renderer.ids()) {
            assertTrue(run.outLines().contains(out.resolve(id + ".png").toString()), run.out());
            assertEquals(900, ImageIO.read(out.resolve(id + ".png").toFile()).getWidth());
            if (id.equals(Renderer.WINDOW)) continue;
            assertTrue(new ObjectMapper()
                    .readTree(out.resolve(id + ".json").toFile())
                    .isContainerNode());
        }
    }

    @Test
    void refusesWhatIsNotThere() {
        for (List<String> wrong : List.of(
                List.of("--layer", "2", "there is no layer 2"),
                List.of("--head", "7", "there is no head 7"),
                List.of("--token", "4", "there is no token 4"))) {
            Run run = Run.of(
                    "render",
                    "--model",
                    model,
                    "--ids",
                    "3,1,4,1",
                    "--panel",
                    "all",
                    "--out",
                    temp.resolve("x"),
                    wrong.get(0),
                    wrong.get(1));
            assertEquals(1, run.exit());
            assertTrue(run.line().contains(wrong.get(2)), run.err());
        }
        Run text = Run.of("render", "--model", model, "--prompt", "hi", "--panel", "all", "--out", temp.resolve("x"));
        assertEquals(1, text.exit());
        assertTrue(text.line().contains("no tokenizer files"), text.err());
        Run ids = Run.of("render", "--model", model, "--ids", "11", "--panel", "all", "--out", temp.resolve("x"));
        assertTrue(ids.line().contains("there is no token 11"), ids.err());
    }

    @Test
    void whereNoWindowCanBeShownTheTourIsDrawn() {
        Run run = Run.of("--model", model, "--lang", "en");
        assertEquals(0, run.exit(), run.err());
        assertTrue(run.line().startsWith("no window can be shown (this is a test)"), run.err());
        Path page = Path.of(run.out().strip());
        assertTrue(page.isAbsolute() && page.endsWith("target/tour/index.html"), run.out());
        assertTrue(Files.exists(page) && Files.exists(page.resolveSibling("window.png")));
    }
}
