package org.glassgpt.ui.shell;

import java.util.Objects;
import javafx.scene.Scene;
import org.glassgpt.ui.state.Appearance;

/** Gives a scene the style that an appearance asks for, now and whenever it changes. */
final class Look {
    private static final String SHELL =
            Objects.requireNonNull(Look.class.getResource("shell.css")).toExternalForm();

    private Look() {}

    static void follow(Scene scene, Appearance appearance) {
        scene.getStylesheets().setAll(SHELL);
        apply(scene, appearance);
        appearance.theme().addListener((value, old, now) -> apply(scene, appearance));
        appearance.scale().addListener((value, old, now) -> apply(scene, appearance));
    }

    private static void apply(Scene scene, Appearance appearance) {
        scene.setUserAgentStylesheet(
                ThemeSheet.uri(appearance.theme().get(), appearance.scale().get()));
    }
}
