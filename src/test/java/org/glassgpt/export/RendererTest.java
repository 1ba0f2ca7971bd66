package org.glassgpt.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javafx.scene.Scene;
import javafx.scene.layout.Pane;
import javax.imageio.ImageIO;
import org.glassgpt.figure.Bounds;
import org.glassgpt.figure.Figure;
import org.glassgpt.figure.Heatmap;
import org.glassgpt.i18n.Language;
import org.glassgpt.model.GoldenFixture;
import org.glassgpt.sampling.SamplingSettings;
import org.glassgpt.session.Selection;
import org.glassgpt.session.Snapshot;
import org.glassgpt.ui.panel.Samples;
import org.glassgpt.ui.state.Theme;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxToolkit;

class RendererTest {
    @TempDir
    Path temp;

    private final Renderer renderer = new Renderer(request ->
            new Scene(new Pane(), request.look().width(), request.look().height()));

    @BeforeAll
    static void toolkit() throws Exception {
        FxToolkit.registerPrimaryStage();
    }

    private RenderRequest request(Theme theme, boolean values) throws IOException {
        Snapshot snapshot = Samples.of(GoldenFixture.TINY_UNTIED, temp, SamplingSettings.DEFAULT);
        return RenderRequest.plain(
                snapshot,
                Selection.START,
                List.of(Renderer.ALL),
                new RenderRequest.Look(Language.ZH, theme, 900, 600),
                new RenderRequest.Files(Format.PNG, values, List.of()));
    }

    @Test
    void pixelsHaveTheColoursOfTheirCells() throws IOException {
        for (Theme theme : Theme.values()) {
            RenderRequest request = request(theme, false);
            Path out = temp.resolve(theme.code());
            renderer.render(request, out);
            for (String id : PanelCatalog.ids()) {
                BufferedImage image = ImageIO.read(out.resolve(id + ".png").toFile());
                assertEquals(900, image.getWidth());
                assertEquals(600, image.getHeight());
                Figure figure = Renderer.figure(request, id);
                assertEquals(figure.background().value(), image.getRGB(2, 2) & 0xFFFFFF);
                for (Heatmap map : figure.heatmaps()) checkPixels(id, map, image);
            }
        }
    }

    /** Near its top left corner a cell shows its fill: no number, no frame of the row in hand, no mark reaches there. */
    private static void checkPixels(String id, Heatmap map, BufferedImage image) {
        for (int row = 0; row < map.matrix().rows(); row++) {
            for (int column = 0; column < map.matrix().columns(); column++) {
                Bounds cell = map.cell(row, column);
                if (map.matrix().masked(row, column) || cell.width() < 12 || cell.height() < 12) continue;
                int x = (int) Math.ceil(cell.x()) + 4;
                int y = (int) Math.ceil(cell.y()) + 4;
                assertEquals(
                        map.colour(row, column).value(),
                        image.getRGB(x, y) & 0xFFFFFF,
                        id + " " + map.target() + " at " + row + ", " + column);
            }
        }
    }

    @Test
    void valuesSayWhatIsDrawn() throws IOException {
        RenderRequest request = request(Theme.LIGHT, true);
        renderer.render(request, temp.resolve("out"));
        ObjectMapper json = new ObjectMapper();
        for (String id : PanelCatalog.ids()) {
            JsonNode values =
                    json.readTree(temp.resolve("out").resolve(id + ".json").toFile());
            Figure figure = Renderer.figure(request, id);
            assertEquals(id, values.get("panel").asText());
            assertEquals(figure.data().count(), values.get("numbers").size(), id);
            assertEquals(figure.labels().size(), values.get("texts").size(), id);
            for (JsonNode number : values.get("numbers")) {
                assertTrue(Stream.of("activation", "tensor", "formula", "run").anyMatch(number::has), id);
                assertTrue(number.get("colour").asText().matches("#[0-9a-f]{6}"), id);
            }
        }
    }

    @Test
    void theTourShowsTheWindowAndEveryPanel() throws IOException {
        Path page = new Tour(renderer).write(request(Theme.LIGHT, false), temp.resolve("tour"));
        String html = Files.readString(page);
        for (String id : Renderer.ids()) {
            assertTrue(html.contains("src=\"" + id + ".png\""), id);
            assertTrue(Files.size(page.resolveSibling(id + ".png")) > 0, id);
        }
    }

    @Test
    void anUnknownPanelIsNamedWithThoseThatExist() {
        var problem =
                assertThrows(IllegalArgumentException.class, () -> Renderer.resolve(List.of("tokens", "nowhere")));
        assertTrue(
                problem.getMessage().contains("nowhere") && problem.getMessage().contains("attention-grid"));
        assertEquals(PanelCatalog.ids(), Renderer.resolve(List.of(Renderer.ALL, "tokens")));
    }
}
