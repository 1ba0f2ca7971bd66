package org.glassgpt.app;

import javafx.application.Platform;
import javafx.scene.Scene;

/** Waits until a scene that has just been shown is on the screen, and has answered to a key. */
final class FirstFrames {
    private static final int FRAMES = 2;

    private final Scene scene;
    private final Runnable then;
    private final Runnable listener = this::pulse;
    private int frames;

    private FirstFrames(Scene scene, Runnable then) {
        this.scene = scene;
        this.then = then;
    }

    static void of(Scene scene, Runnable then) {
        FirstFrames wait = new FirstFrames(scene, then);
        scene.addPostLayoutPulseListener(wait.listener);
        Platform.requestNextPulse();
    }

    private void pulse() {
        frames++;
        if (frames < FRAMES) {
            Platform.requestNextPulse();
        } else {
            scene.removePostLayoutPulseListener(listener);
            Platform.runLater(then);
        }
    }
}
