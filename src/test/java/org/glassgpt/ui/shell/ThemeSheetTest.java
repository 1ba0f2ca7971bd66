package org.glassgpt.ui.shell;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.glassgpt.figure.Rgb;
import org.glassgpt.ui.state.Theme;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ThemeSheetTest {
    private static final Map<Theme, Double> LEAST = Map.of(Theme.LIGHT, 4.5, Theme.DARK, 4.5, Theme.PROJECTOR, 7.0);

    @ParameterizedTest
    @EnumSource(Theme.class)
    void textCanBeRead(Theme theme) {
        Map<String, Rgb> colours = ThemeSheet.colours(theme);
        List<String> texts = List.of("-gg-text", "-gg-muted", "-gg-accent", "-gg-danger", "-color-fg-subtle");
        for (String ground : List.of("-gg-paper", "-gg-panel")) {
            for (String text : texts) readable(theme, colours, text, ground);
        }
        readable(theme, colours, "-gg-on-accent", "-gg-accent");
        readable(theme, colours, "-gg-on-band", "-gg-band");
    }

    private static void readable(Theme theme, Map<String, Rgb> colours, String text, String ground) {
        double contrast = colours.get(text).contrast(colours.get(ground));
        assertTrue(contrast >= LEAST.get(theme), () -> theme + ": " + text + " on " + ground + " has " + contrast);
    }

    @ParameterizedTest
    @EnumSource(Theme.class)
    void theSheetHasTheRootFontSizeOfTheScale(Theme theme) {
        String css = ThemeSheet.css(theme, 1.5);
        assertTrue(css.contains("-fx-font-size: 21.0px"), css);
        assertTrue(ThemeSheet.uri(theme, 1.5).startsWith("data:text/css;base64,"));
    }
}
