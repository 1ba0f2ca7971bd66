package org.glassgpt.ui.control;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.Pane;
import org.glassgpt.figure.Bounds;
import org.glassgpt.figure.Box;
import org.glassgpt.figure.Element;
import org.glassgpt.figure.Face;
import org.glassgpt.figure.Figure;
import org.glassgpt.figure.Group;
import org.glassgpt.figure.Heatmap;
import org.glassgpt.figure.Label;
import org.glassgpt.figure.Line;
import org.glassgpt.figure.Matrix;
import org.glassgpt.figure.Palette;
import org.glassgpt.figure.Rgb;
import org.glassgpt.figure.Target;
import org.glassgpt.figure.Type;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/** Whatever was shown before, a figure looks as if it were the first. */
class FigureNodesTest {
    private static final int SIZE = 160;
    private static final Palette PALETTE = Palette.light();
    private final Random random = new Random(5);

    @BeforeAll
    static void toolkit() throws Exception {
        FxToolkit.registerPrimaryStage();
        WaitForAsyncUtils.asyncFx(Fonts::load).get();
    }

    private static <T> T onFx(Callable<T> what) {
        return WaitForAsyncUtils.waitForAsyncFx(60_000, what);
    }

    @Test
    void aFigureAfterOthersLooksLikeAFirstOne() {
        Scene scene = onFx(() -> new Scene(new FigureView(), SIZE, SIZE));
        FigureView kept = (FigureView) scene.getRoot();
        Figure figure = figure(parts(12));
        for (int i = 0; i < 60; i++) {
            Figure next = random.nextInt(4) == 0 ? figure(parts(random.nextInt(14))) : changed(figure);
            assertArrayEquals(
                    onFx(() -> pixels(new FigureView(), next)), onFx(() -> pixels(kept, next)), "figure " + i);
            figure = next;
        }
    }

    private static int[] pixels(FigureView view, Figure figure) {
        view.setFigure(figure);
        Scene scene = view.getScene() == null ? new Scene(view, SIZE, SIZE) : view.getScene();
        scene.getRoot().applyCss();
        scene.getRoot().layout();
        WritableImage image = scene.snapshot(null);
        int[] pixels = new int[SIZE * SIZE];
        image.getPixelReader().getPixels(0, 0, SIZE, SIZE, PixelFormat.getIntArgbInstance(), pixels, 0, SIZE);
        return pixels;
    }

    @Test
    void whatStaysTheSameKeepsItsNode() {
        List<Element> parts = parts(20);
        Pane pane = onFx(Pane::new);
        FigureNodes nodes = new FigureNodes(pane.getChildren());
        onFx(() -> {
            nodes.show(figure(parts), 1);
            return null;
        });
        List<Node> before = List.copyOf(pane.getChildren());
        List<Element> more = new ArrayList<>(parts);
        more.add(10, Line.between(1, 2, 30, 40, Rgb.BLACK, 1));
        onFx(() -> {
            nodes.show(figure(parts), 1);
            return null;
        });
        assertEquals(before, pane.getChildren());
        onFx(() -> {
            nodes.show(figure(more), 1);
            return null;
        });
        assertEquals(before.size() + 1, pane.getChildren().size());
        assertSame(before.get(0), pane.getChildren().get(0));
        assertSame(before.get(before.size() - 1), pane.getChildren().get(before.size()));
        onFx(() -> {
            nodes.show(figure(parts), 1);
            return null;
        });
        assertEquals(before.size(), pane.getChildren().size());
    }

    private Figure figure(List<Element> parts) {
        return new Figure("test", SIZE, SIZE, 1, PALETTE.background(), "title", "summary", parts);
    }

    /** Some parts exchanged, some left out, some put in. */
    private Figure changed(Figure figure) {
        List<Element> parts = new ArrayList<>(figure.parts());
        for (int i = 0; i < parts.size(); i++) if (random.nextInt(3) == 0) parts.set(i, part());
        if (!parts.isEmpty() && random.nextInt(3) == 0) parts.remove(random.nextInt(parts.size()));
        if (random.nextInt(3) == 0) parts.add(random.nextInt(parts.size() + 1), part());
        return figure(parts);
    }

    private List<Element> parts(int count) {
        List<Element> parts = new ArrayList<>();
        for (int i = 0; i < count; i++) parts.add(part());
        return parts;
    }

    private Element part() {
        Bounds b = new Bounds(at(), at(), 8 + random.nextInt(50), 8 + random.nextInt(50));
        return switch (random.nextInt(6)) {
            case 0, 1 -> label();
            case 2 -> new Box(b, maybe(), maybe(), 1 + random.nextInt(3), random.nextInt(6), maybe(), Optional.empty());
            case 3 -> line();
            case 4 -> new Group("inner", List.of(label(), line()));
            default -> heatmap(b);
        };
    }

    private Label label() {
        Type type = new Type(random.nextBoolean() ? Face.WORDS : Face.NUMBERS, random.nextBoolean() ? 12 : 15);
        Label.Anchor anchor = Label.Anchor.values()[random.nextInt(3)];
        String text = "n" + random.nextInt(3);
        return new Label(text, at(), at(), 20, type, colour(), anchor, random.nextInt(4) > 0, Optional.empty());
    }

    private Line line() {
        Line line = Line.between(at(), at(), at(), at(), colour(), 1 + random.nextInt(3));
        return random.nextBoolean() ? line : line.dashed(4, 3);
    }

    private Heatmap heatmap(Bounds bounds) {
        return new Heatmap(
                Target.of("map"),
                random.nextBoolean() ? bounds : new Bounds(20, 20, 40, 40),
                Matrix.of(3, 4, (row, column) -> random.nextFloat(), (row, column) -> random.nextInt(5) == 0),
                PALETTE.probabilities(),
                PALETTE.masked(),
                PALETTE.hatch(),
                random.nextInt(2),
                Optional.empty(),
                Optional.empty());
    }

    private double at() {
        return random.nextInt(SIZE);
    }

    private Optional<Rgb> maybe() {
        return random.nextBoolean() ? Optional.of(colour()) : Optional.empty();
    }

    private Rgb colour() {
        return new Rgb(random.nextInt(0x1000000));
    }
}
