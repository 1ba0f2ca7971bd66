package org.glassgpt.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.glassgpt.export.Renderer;
import org.junit.jupiter.api.Test;

class RenderCommandTest extends OnTheTinyModel {
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
        Run view = Run.of("render", "--model", model, "--panel", "window", "--view", "x", "--out", temp.resolve("x"));
        assertEquals(2, view.exit());
        Run ids = Run.of("render", "--model", model, "--ids", "11", "--panel", "all", "--out", temp.resolve("x"));
        assertTrue(ids.line().contains("there is no token 11"), ids.err());
    }

    /** Two panels on the stage are two pictures of the window. */
    @Test
    void theWindowShowsThePanelAskedFor() throws IOException {
        List<BufferedImage> pictures = new ArrayList<>();
        for (String view : List.of("qkv", "logit-lens")) {
            Path out = temp.resolve(view);
            Run run = Run.of(
                    "render", "--model", model, "--ids", "3,1,4", "--panel", "window", "--view", view, "--out", out);
            assertEquals(0, run.exit(), run.err());
            pictures.add(ImageIO.read(out.resolve("window.png").toFile()));
        }
        int different = 0;
        for (int x = 0; x < pictures.get(0).getWidth(); x++) {
            if (pictures.get(0).getRGB(x, 400) != pictures.get(1).getRGB(x, 400)) different++;
        }
        assertTrue(different > 20, different + " pixels of a line differ");
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

    @Test
    void drawsTwoSidesAndTheirDifference() throws IOException {
        Path out = temp.resolve("both");
        Run run = Run.of(
                "render",
                "--model",
                model,
                "--ids",
                "3,1,4,1",
                "--beside-prompt",
                "3, 2, 4, 1",
                "--panel",
                "attention",
                "window",
                "--out",
                out,
                "--values");
        assertEquals("", run.err());
        assertEquals(0, run.exit());
        String values = java.nio.file.Files.readString(out.resolve("attention.json"));
        assertTrue(values.contains("\"quantity\": \"difference\""), values);
        assertTrue(ImageIO.read(out.resolve("window.png").toFile()).getWidth() > 0);
    }

    @Test
    void aMomentThatWasNotKeptIsSaid() {
        Run run = Run.of(
                "render",
                "--model",
                model,
                "--ids",
                "3",
                "--beside-moment",
                7,
                "--panel",
                "attention",
                "--out",
                temp.resolve("none"));
        assertEquals(1, run.exit());
        assertTrue(run.err().contains("no moment was kept after 7 steps; there are 0, 300"), run.err());
    }
}
