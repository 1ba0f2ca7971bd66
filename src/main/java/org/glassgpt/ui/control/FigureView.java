package org.glassgpt.ui.control;

import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.geometry.Rectangle2D;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.Scene;
import javafx.scene.SnapshotParameters;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Background;
import javafx.scene.layout.BackgroundFill;
import javafx.scene.layout.CornerRadii;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.transform.Transform;
import org.glassgpt.figure.Figure;
import org.glassgpt.figure.Hit;
import org.glassgpt.figure.Walk;
import org.glassgpt.figure.Walk.Direction;

/**
 * Draws a figure. Pointing at a number, with the mouse or with a cell cursor that the arrow keys move, marks its row and
 * column and says it in words; pressing it, with the mouse or Enter, tells whoever listens. Knows nothing of GPT.
 */
public final class FigureView extends Region {
    private final ObjectProperty<Figure> figure = new SimpleObjectProperty<>(this, "figure");
    private final ReadOnlyObjectWrapper<Optional<Hit>> pointed =
            new ReadOnlyObjectWrapper<>(this, "pointed", Optional.empty());
    private final DoubleProperty density = new SimpleDoubleProperty(this, "density", 1);
    private final Pane drawing = new Pane();
    private final FigureNodes nodes = new FigureNodes(drawing.getChildren());
    private final FigureOverlay overlay = new FigureOverlay();
    private Optional<Hit> cursor = Optional.empty();
    private Consumer<Hit> onPress = hit -> {};

    public FigureView() {
        getStyleClass().add("figure-view");
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        setFocusTraversable(true);
        drawing.setMouseTransparent(true);
        getChildren().addAll(drawing, overlay);
        figure.addListener((property, was, is) -> {
            redraw();
            // Another picture of the same size takes the same room.
            if (was == null || is == null || was.width() != is.width() || was.height() != is.height()) requestLayout();
        });
        density.addListener((property, was, is) -> redraw());
        sceneProperty().addListener((property, was, is) -> followDensity());
        addEventHandler(MouseEvent.MOUSE_MOVED, this::point);
        addEventHandler(MouseEvent.MOUSE_DRAGGED, this::point);
        addEventHandler(MouseEvent.MOUSE_EXITED, event -> show(Optional.empty()));
        addEventHandler(MouseEvent.MOUSE_CLICKED, this::press);
        addEventHandler(KeyEvent.KEY_PRESSED, this::key);
        focusedProperty().addListener((property, was, is) -> {
            if (!is) show(Optional.empty());
        });
    }

    /**
     * A figure as pixels, drawn by the same nodes; on the JavaFX thread.
     *
     * @param density pixels to a logical one
     */
    public static WritableImage image(Figure figure, double density) {
        FigureView view = new FigureView();
        view.density.set(density);
        view.setFigure(figure);
        new Scene(view, figure.width(), figure.height());
        view.applyCss();
        view.layout();
        SnapshotParameters whole = new SnapshotParameters();
        whole.setTransform(Transform.scale(density, density));
        whole.setViewport(new Rectangle2D(0, 0, figure.width() * density, figure.height() * density));
        return view.snapshot(whole, null);
    }

    public ObjectProperty<Figure> figureProperty() {
        return figure;
    }

    public void setFigure(Figure next) {
        figure.set(next);
    }

    /** What the pointer or the cell cursor is at. */
    public ReadOnlyObjectProperty<Optional<Hit>> pointedProperty() {
        return pointed.getReadOnlyProperty();
    }

    /** Device pixels to a logical one; follows the window's screen unless it is set. */
    public DoubleProperty densityProperty() {
        return density;
    }

    /** What happens when something is pressed. */
    public void setOnPress(Consumer<Hit> action) {
        onPress = action;
    }

    @Override
    protected void layoutChildren() {
        drawing.resizeRelocate(0, 0, getWidth(), getHeight());
        overlay.resizeRelocate(0, 0, getWidth(), getHeight());
    }

    @Override
    protected double computePrefWidth(double height) {
        return figure.get() == null ? 0 : figure.get().width();
    }

    @Override
    protected double computePrefHeight(double width) {
        return figure.get() == null ? 0 : figure.get().height();
    }

    @Override
    protected double computeMinWidth(double height) {
        return 0;
    }

    @Override
    protected double computeMinHeight(double width) {
        return 0;
    }

    private void followDensity() {
        if (getScene() == null || getScene().getWindow() == null || density.isBound()) return;
        density.set(getScene().getWindow().getRenderScaleX());
    }

    private void redraw() {
        Figure now = figure.get();
        if (now == null) {
            nodes.clear();
            return;
        }
        setBackground(new Background(new BackgroundFill(
                FigureNodes.color(now.background()), CornerRadii.EMPTY, javafx.geometry.Insets.EMPTY)));
        nodes.show(now, density.get());
        setAccessibleText(now.title());
        setAccessibleHelp(now.summary());
        cursor = Optional.empty();
        show(Optional.empty());
    }

    private void point(MouseEvent event) {
        if (figure.get() == null) return;
        show(figure.get().hit(event.getX(), event.getY()));
    }

    private void press(MouseEvent event) {
        requestFocus();
        if (figure.get() == null || !event.isStillSincePress()) return;
        figure.get().hit(event.getX(), event.getY()).ifPresent(onPress);
    }

    private void key(KeyEvent event) {
        // With a modifier they are the window's keys.
        boolean ours = !event.isAltDown() && !event.isShortcutDown();
        if (figure.get() == null || !ours) return;
        Optional<Direction> direction = direction(event.getCode());
        if (direction.isPresent()) {
            cursor = cursor.map(at -> Walk.next(figure.get(), at, direction.get()))
                    .or(() -> Walk.start(figure.get()));
            show(cursor);
            event.consume();
        } else if ((event.getCode() == KeyCode.ENTER || event.getCode() == KeyCode.SPACE) && cursor.isPresent()) {
            Hit at = cursor.get();
            onPress.accept(at);
            event.consume();
        } else if (event.getCode() == KeyCode.ESCAPE && cursor.isPresent()) {
            cursor = Optional.empty();
            show(cursor);
            event.consume();
        }
    }

    private static Optional<Direction> direction(KeyCode code) {
        return Optional.ofNullable(
                switch (code) {
                    case LEFT -> Direction.LEFT;
                    case RIGHT -> Direction.RIGHT;
                    case UP -> Direction.UP;
                    case DOWN -> Direction.DOWN;
                    default -> null;
                });
    }

    private void show(Optional<Hit> hit) {
        if (hit.equals(pointed.get())) return;
        pointed.set(hit);
        overlay.show(figure.get(), hit);
        String words = hit.map(Hit::words)
                .orElseGet(() -> figure.get() == null ? "" : figure.get().title());
        setAccessibleText(words);
        notifyAccessibleAttributeChanged(AccessibleAttribute.TEXT);
    }
}
