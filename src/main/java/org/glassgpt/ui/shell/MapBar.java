package org.glassgpt.ui.shell;

import java.util.Optional;
import javafx.animation.Interpolator;
import javafx.animation.KeyFrame;
import javafx.animation.KeyValue;
import javafx.animation.Timeline;
import javafx.geometry.Orientation;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.paint.Color;
import javafx.scene.shape.Rectangle;
import org.glassgpt.figure.Bounds;
import org.glassgpt.figure.Box;
import org.glassgpt.figure.Figure;
import org.glassgpt.figure.Hit;
import org.glassgpt.figure.Rgb;
import org.glassgpt.session.Operation;
import org.glassgpt.ui.panel.map.MapFigure;
import org.glassgpt.ui.panel.map.Zoom;
import org.glassgpt.ui.state.Appearance;

/** The map of the network across the top of the stage. Pressing a place goes there; pressing it again zooms in. */
final class MapBar extends LiveFigure {
    private static final double HEIGHT = 124;

    /** At large scales the stage keeps its room. */
    private static final double LOW = 68;

    private final ShellModel model;
    private final Rectangle ghost = new Rectangle();
    private Operation last;

    MapBar(ShellModel model) {
        super(
                model,
                (snapshot, selection, paper) ->
                        MapFigure.of(snapshot, selection, paper, model.zoom().get()));
        this.model = model;
        this.last = at();
        setMinHeight(USE_COMPUTED_SIZE);
        setId("map");
        getStyleClass().add("map-bar");
        ghost.setManaged(false);
        ghost.setMouseTransparent(true);
        ghost.setVisible(false);
        ghost.setFill(null);
        getChildren().add(ghost);
        model.zoom().addListener((value, old, now) -> invalidate());
        view().setId("map-figure");
        view().setOnPress(this::press);
        view().pointedProperty()
                .addListener((value, old, now) -> model.panels().pointed().set(now));
        addEventHandler(ScrollEvent.SCROLL, this::scroll);
        addEventHandler(KeyEvent.KEY_PRESSED, this::key);
    }

    @Override
    public Orientation getContentBias() {
        return null;
    }

    @Override
    protected double computePrefHeight(double width) {
        double scale = model.appearance().scale().get();
        return Math.round((scale > Appearance.OVERLAY ? LOW : HEIGHT) * scale);
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    private Operation at() {
        return model.panels().selection().get().operation();
    }

    private void press(Hit hit) {
        if (!hit.target().name().equals(MapFigure.OPERATION)) return;
        Operation operation = MapFigure.operation(hit.target());
        boolean here = operation.stop() == at().stop() && operation.layer() == at().layer();
        boolean whole = model.zoom().get() == Zoom.WHOLE;
        if (here && (whole || operation.equals(at()))) {
            model.zoom().set(model.zoom().get().in());
        } else {
            model.goTo(operation);
        }
    }

    private void scroll(ScrollEvent event) {
        if (event.getDeltaY() != 0) zoom(event.getDeltaY() > 0);
        event.consume();
    }

    private void key(KeyEvent event) {
        if (event.isShortcutDown() || event.isAltDown()) return;
        boolean in =
                event.getCode() == KeyCode.PLUS || event.getCode() == KeyCode.EQUALS || event.getCode() == KeyCode.ADD;
        boolean out = event.getCode() == KeyCode.MINUS
                || event.getCode() == KeyCode.SUBTRACT
                || event.getCode() == KeyCode.BACK_SPACE;
        if (!in && !out) return;
        zoom(in);
        event.consume();
    }

    private void zoom(boolean in) {
        Zoom now = model.zoom().get();
        model.zoom().set(in ? now.in() : now.out());
    }

    /** The frame glides from the operation before to the one in hand, where both are on the picture. */
    @Override
    void redrawn(Optional<Figure> before, Figure now) {
        Operation from = last;
        last = at();
        if (from.equals(last) || !model.appearance().motion().get()) return;
        Optional<Bounds> there = bounds(before.orElse(now), from);
        Optional<Bounds> here = bounds(now, last);
        if (there.isEmpty() || here.isEmpty() || there.equals(here)) return;
        Rgb ink = now.background().ink();
        ghost.setStroke(Color.rgb(ink.red(), ink.green(), ink.blue()));
        ghost.setStrokeWidth(3);
        place(there.get());
        ghost.setVisible(true);
        Bounds to = here.get();
        Interpolator ease = Interpolator.EASE_OUT;
        Timeline glide = new Timeline(new KeyFrame(
                Motion.QUICK,
                new KeyValue(ghost.xProperty(), to.x(), ease),
                new KeyValue(ghost.yProperty(), to.y(), ease),
                new KeyValue(ghost.widthProperty(), to.width(), ease),
                new KeyValue(ghost.heightProperty(), to.height(), ease)));
        glide.setOnFinished(event -> ghost.setVisible(false));
        glide.play();
    }

    private void place(Bounds bounds) {
        ghost.setX(bounds.x());
        ghost.setY(bounds.y());
        ghost.setWidth(bounds.width());
        ghost.setHeight(bounds.height());
    }

    private static Optional<Bounds> bounds(Figure figure, Operation operation) {
        return figure.spots().stream()
                .filter(spot -> spot.spot().orElseThrow().target().name().equals(MapFigure.OPERATION))
                .filter(spot -> {
                    Operation other =
                            MapFigure.operation(spot.spot().orElseThrow().target());
                    return other.stop() == operation.stop() && other.layer() == operation.layer();
                })
                .map(Box::bounds)
                .findFirst();
    }
}
