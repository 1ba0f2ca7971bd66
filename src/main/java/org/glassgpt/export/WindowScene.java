package org.glassgpt.export;

import javafx.scene.Scene;

/** Makes the scene of the whole window for a picture of it; called on the JavaFX thread. */
@FunctionalInterface
public interface WindowScene {
    /** The window as it would show the request's snapshot, in its size, language, theme and scale. */
    Scene make(RenderRequest request);

    /** The window with a lesson open. */
    default Scene lesson(LessonPicture picture) {
        throw new UnsupportedOperationException("this window shows no lessons");
    }
}
