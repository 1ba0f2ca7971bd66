package org.glassgpt.ui.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javafx.scene.Scene;
import javafx.scene.image.PixelReader;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import org.glassgpt.figure.Address;
import org.glassgpt.figure.Bounds;
import org.glassgpt.figure.Cells;
import org.glassgpt.figure.Face;
import org.glassgpt.figure.Figure;
import org.glassgpt.figure.Heatmap;
import org.glassgpt.figure.Hit;
import org.glassgpt.figure.Label;
import org.glassgpt.figure.Matrix;
import org.glassgpt.figure.Palette;
import org.glassgpt.figure.Rgb;
import org.glassgpt.figure.Target;
import org.glassgpt.figure.Type;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

class FigureViewTest {
    private static final int ROWS = 3;
    private static final int COLUMNS = 4;
    private static final Palette PALETTE = Palette.dark();

    private final Heatmap map = new Heatmap(
            Target.of("map"),
            new Bounds(20, 30, COLUMNS * 20, ROWS * 20),
            Matrix.of(
                    ROWS, COLUMNS, (row, column) -> (row * COLUMNS + column) / 12f, (row, column) -> column > row + 1),
            PALETTE.probabilities(),
            PALETTE.masked(),
            PALETTE.hatch(),
            1,
            Optional.empty(),
            Optional.of(new Cells() {
                @Override
                public Address address(int row, int column) {
                    return Address.formula("place", row, column);
                }

                @Override
                public String words(int row, int column) {
                    return "cell " + row + " " + column;
                }
            }));
    private final Label label = new Label(
            "HH",
            120,
            70,
            60,
            new Type(Face.WORDS_BOLD, 40),
            new Rgb(0xD55E00),
            Label.Anchor.START,
            true,
            Optional.empty());
    private final Figure figure =
            new Figure("test", 200, 120, 1, PALETTE.background(), "title", "summary", List.of(map, label));

    @BeforeAll
    static void toolkit() throws Exception {
        FxToolkit.registerPrimaryStage();
        WaitForAsyncUtils.asyncFx(Fonts::load).get();
    }

    private static <T> T onFx(java.util.concurrent.Callable<T> what) {
        return WaitForAsyncUtils.waitForAsyncFx(20_000, what);
    }

    private Scene scene(FigureView view) {
        view.setFigure(figure);
        Scene scene = new Scene(view, 200, 120);
        view.applyCss();
        view.layout();
        return scene;
    }

    @Test
    void aCellIsDrawnInItsColourAndItsGapInTheBackground() {
        PixelReader pixels = onFx(() -> scene(new FigureView()).snapshot(null).getPixelReader());
        for (int row = 0; row < ROWS; row++) {
            for (int column = 0; column < COLUMNS; column++) {
                int x = 20 + column * 20;
                int y = 30 + row * 20;
                if (!map.matrix().masked(row, column)) {
                    assertEquals(map.colour(row, column).argb(), pixels.getArgb(x, y));
                    assertEquals(map.colour(row, column).argb(), pixels.getArgb(x + 18, y + 18));
                }
                if (column < COLUMNS - 1) assertEquals(PALETTE.background().argb(), pixels.getArgb(x + 19, y + 10));
            }
        }
    }

    @Test
    void aMaskedCellIsHatchedNotEvenlyDark() {
        PixelReader pixels = onFx(() -> scene(new FigureView()).snapshot(null).getPixelReader());
        List<Integer> seen = new ArrayList<>();
        for (int x = 60; x < 79; x++) seen.add(pixels.getArgb(x, 35));
        assertTrue(seen.contains(PALETTE.masked().argb()));
        assertTrue(seen.stream().distinct().count() > 1);
    }

    @Test
    void noStyleSheetRecoloursAFigure() {
        String css = "Text, .text { -fx-fill: #00ff00; -fx-font-size: 8px; }";
        String data =
                "data:text/css;base64," + Base64.getEncoder().encodeToString(css.getBytes(StandardCharsets.UTF_8));
        PixelReader pixels = onFx(() -> {
            Scene scene = scene(new FigureView());
            scene.getStylesheets().add(data);
            return scene.snapshot(null).getPixelReader();
        });
        int most = 0;
        for (int x = 120; x < 190; x++) {
            for (int y = 35; y < 75; y++)
                if (pixels.getArgb(x, y) == label.colour().argb()) most++;
        }
        assertTrue(most > 100, most + " pixels have the label's colour");
    }

    @Test
    void pointingSaysWhatIsThere() {
        FigureView view = new FigureView();
        Optional<Hit> hit = onFx(() -> {
            scene(view);
            view.fireEvent(mouse(MouseEvent.MOUSE_MOVED, 45, 55));
            return view.pointedProperty().get();
        });
        assertEquals("cell 1 1", hit.orElseThrow().words());
        assertEquals(map.matrix().at(1, 1), (float)
                hit.orElseThrow().datum().orElseThrow().value());
        assertEquals("cell 1 1", onFx(view::getAccessibleText));
        assertEquals(Optional.empty(), onFx(() -> {
            view.fireEvent(mouse(MouseEvent.MOUSE_MOVED, 5, 5));
            return view.pointedProperty().get();
        }));
    }

    @Test
    void theKeyboardReachesEveryCell() {
        FigureView view = new FigureView();
        List<String> pressed = new ArrayList<>();
        onFx(() -> {
            scene(view);
            view.setOnPress(hit -> pressed.add(hit.words()));
            for (KeyCode code : List.of(KeyCode.DOWN, KeyCode.DOWN, KeyCode.RIGHT, KeyCode.ENTER))
                view.fireEvent(key(code));
            return null;
        });
        assertEquals(List.of("cell 1 1"), pressed);
    }

    private static MouseEvent mouse(javafx.event.EventType<MouseEvent> type, double x, double y) {
        return new MouseEvent(
                type,
                x,
                y,
                x,
                y,
                MouseButton.NONE,
                0,
                false,
                false,
                false,
                false,
                false,
                false,
                false,
                false,
                false,
                true,
                null);
    }

    private static KeyEvent key(KeyCode code) {
        return new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, false, false, false);
    }
}
