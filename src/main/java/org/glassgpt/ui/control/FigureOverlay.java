package org.glassgpt.ui.control;

import java.util.Optional;
import javafx.geometry.Insets;
import javafx.scene.control.Label;
import javafx.scene.layout.Background;
import javafx.scene.layout.BackgroundFill;
import javafx.scene.layout.CornerRadii;
import javafx.scene.layout.Pane;
import javafx.scene.shape.Rectangle;
import javafx.scene.shape.StrokeType;
import org.glassgpt.figure.Bounds;
import org.glassgpt.figure.Face;
import org.glassgpt.figure.Figure;
import org.glassgpt.figure.Heatmap;
import org.glassgpt.figure.Hit;
import org.glassgpt.figure.Rgb;
import org.glassgpt.figure.Type;

/** What lies over a figure while something on it is pointed at: frames, and the words. The figure is not redrawn. */
final class FigureOverlay extends Pane {
    private static final double TEXT = 13;
    private static final double AWAY = 10;

    private final Rectangle row = frame();
    private final Rectangle column = frame();
    private final Rectangle cell = frame();
    private final Label words = new Label();

    FigureOverlay() {
        setMouseTransparent(true);
        words.getStyleClass().add("figure-words");
        words.setWrapText(true);
        words.setManaged(false);
        getChildren().addAll(row, column, cell, words);
        getChildren().forEach(node -> node.setVisible(false));
    }

    private static Rectangle frame() {
        Rectangle rectangle = new Rectangle();
        rectangle.setFill(null);
        rectangle.setStrokeType(StrokeType.OUTSIDE);
        rectangle.setManaged(false);
        return rectangle;
    }

    void show(Figure figure, Optional<Hit> hit) {
        getChildren().forEach(node -> node.setVisible(false));
        if (figure == null || hit.isEmpty()) return;
        Rgb ink = figure.background().ink();
        Hit at = hit.get();
        heatmap(figure, at).ifPresent(map -> {
            Bounds all = map.bounds();
            Bounds b = at.bounds();
            place(row, new Bounds(all.x(), b.y(), all.width(), b.height()), ink, 1);
            place(column, new Bounds(b.x(), all.y(), b.width(), all.height()), ink, 1);
        });
        place(cell, at.bounds(), ink, 2);
        say(figure, at, ink);
    }

    private static Optional<Heatmap> heatmap(Figure figure, Hit hit) {
        return figure.heatmaps().stream()
                .filter(map -> map.target().equals(hit.target()))
                .findFirst();
    }

    private static void place(Rectangle rectangle, Bounds bounds, Rgb ink, double width) {
        rectangle.setX(bounds.x());
        rectangle.setY(bounds.y());
        rectangle.setWidth(bounds.width());
        rectangle.setHeight(bounds.height());
        rectangle.setStroke(FigureNodes.color(ink));
        rectangle.setStrokeWidth(width);
        rectangle.setVisible(true);
    }

    /** The words beside the place, on the side where there is room. */
    private void say(Figure figure, Hit hit, Rgb ink) {
        if (hit.words().isEmpty()) return;
        double scale = figure.scale();
        words.setText(hit.words());
        words.setFont(FigureNodes.font(new Type(Face.WORDS, TEXT * scale)));
        words.setTextFill(FigureNodes.color(figure.background()));
        words.setPadding(new Insets(6 * scale, 10 * scale, 6 * scale, 10 * scale));
        Rgb ground = ink.mix(figure.background(), 0.1);
        words.setBackground(new Background(
                new BackgroundFill(FigureNodes.color(ground), new CornerRadii(4 * scale), Insets.EMPTY)));
        words.setVisible(true);
        words.applyCss();
        double width = Math.min(Math.min(words.prefWidth(-1), 420 * scale), figure.width());
        double height = words.prefHeight(width);
        Bounds b = hit.bounds();
        double below = b.bottom() + AWAY;
        double y = below + height <= figure.height() ? below : Math.max(0, b.y() - AWAY - height);
        double x = Math.max(0, Math.min(figure.width() - width, b.centreX() - width / 2));
        words.resizeRelocate(Math.round(x), Math.round(y), Math.ceil(width), Math.ceil(height));
    }
}
