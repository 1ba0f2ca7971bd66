package org.glassgpt.app;

import javafx.application.Platform;
import javafx.scene.Scene;

/** Waits for frames of a scene. */
final class Frames {
    private final Scene scene;
    private final Runnable then;
    private final Runnable listener = this::pulse;
    private int left;

    private Frames(int count, Scene scene, Runnable then) {
        this.left = count;
        this.scene = scene;
        this.then = then;
    }

    /**
     * Does something after that many frames from now, of which the last may still be on its way to the screen. On the JavaFX
     * thread.
     */
    static void after(int count, Scene scene, Runnable then) {
        scene.addPostLayoutPulseListener(new Frames(count, scene, then).listener);
        Platform.requestNextPulse();
    }

    private void pulse() {
        left--;
        if (left > 0) {
            Platform.requestNextPulse();
        } else {
            scene.removePostLayoutPulseListener(listener);
            Platform.runLater(then);
        }
    }
}
