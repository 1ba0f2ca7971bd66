package org.glassgpt.ui.shell;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.util.List;
import java.util.Objects;
import javafx.scene.Scene;
import org.glassgpt.ui.state.Appearance;

/** Gives a scene the style that an appearance asks for, now and whenever it changes. */
final class Look {
    private static final String SHELL =
            Objects.requireNonNull(Look.class.getResource("shell.css")).toExternalForm();

    private Look() {}

    static void follow(Scene scene, Appearance appearance) {
        apply(scene, appearance);
        appearance.theme().addListener((value, old, now) -> apply(scene, appearance));
        appearance.scale().addListener((value, old, now) -> apply(scene, appearance));
    }

    private static void apply(Scene scene, Appearance appearance) {
        boolean dark = appearance.theme().get().dark();
        scene.setUserAgentStylesheet((dark ? new PrimerDark() : new PrimerLight()).getUserAgentStylesheet());
        String theme =
                ThemeSheet.uri(appearance.theme().get(), appearance.scale().get());
        scene.getStylesheets().setAll(List.of(SHELL, theme));
    }
}
