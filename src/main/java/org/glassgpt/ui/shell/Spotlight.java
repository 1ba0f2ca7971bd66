package org.glassgpt.ui.shell;

import javafx.scene.Scene;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Pane;
import javafx.scene.paint.Color;
import javafx.scene.paint.CycleMethod;
import javafx.scene.paint.RadialGradient;
import javafx.scene.paint.Stop;
import javafx.scene.shape.Rectangle;
import org.glassgpt.ui.state.Appearance;

/** Dims all but a circle around the pointer, so that a room looks where the speaker points. */
final class Spotlight extends Pane {
    /** Radius of the circle, in em. */
    private static final double RADIUS = 11;

    private static final Color DIM = Color.rgb(0, 0, 0, 0.62);

    private final Appearance appearance;
    private final Rectangle shade = new Rectangle();
    private double x = -1;
    private double y = -1;

    Spotlight(Appearance appearance) {
        this.appearance = appearance;
        setId("spotlight");
        setMouseTransparent(true);
        shade.setManaged(false);
        shade.widthProperty().bind(widthProperty());
        shade.heightProperty().bind(heightProperty());
        getChildren().add(shade);
        visibleProperty().bind(appearance.spotlight());
        appearance.spotlight().addListener((value, old, now) -> draw());
        appearance.scale().addListener((value, old, now) -> draw());
        widthProperty().addListener((value, old, now) -> draw());
        heightProperty().addListener((value, old, now) -> draw());
        sceneProperty().addListener((value, old, now) -> listen(now));
    }

    private void listen(Scene scene) {
        if (scene == null) return;
        scene.addEventFilter(MouseEvent.MOUSE_MOVED, this::follow);
        scene.addEventFilter(MouseEvent.MOUSE_DRAGGED, this::follow);
    }

    private void follow(MouseEvent event) {
        x = event.getSceneX();
        y = event.getSceneY();
        draw();
    }

    /** Before the pointer has moved, the middle of the window is lit. */
    private void draw() {
        if (!isVisible()) return;
        double radius = RADIUS * ThemeSheet.BODY * appearance.scale().get();
        double cx = x < 0 ? getWidth() / 2 : x;
        double cy = y < 0 ? getHeight() / 2 : y;
        shade.setFill(new RadialGradient(
                0,
                0,
                cx,
                cy,
                radius,
                false,
                CycleMethod.NO_CYCLE,
                new Stop(0, Color.TRANSPARENT),
                new Stop(0.9, Color.TRANSPARENT),
                new Stop(1, DIM)));
    }
}
