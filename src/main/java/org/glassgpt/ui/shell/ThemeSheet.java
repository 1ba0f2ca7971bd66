package org.glassgpt.ui.shell;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.glassgpt.figure.Palette;
import org.glassgpt.figure.Rgb;
import org.glassgpt.ui.state.Theme;

/**
 * The user agent style sheet of a theme at a scale: AtlantaFX's, then our colours and the root font size.
 *
 * <p>They stand in one sheet because a colour looked up in an author's sheet makes an author's rule of whatever uses it,
 * and such a rule overrides what code has set: the pictures set the colour of every text.
 */
final class ThemeSheet {
    /** Body size at scale 1, in pixels. */
    static final double BODY = 14;

    private static final double ICON = 16;

    private ThemeSheet() {}

    /** As a {@code data:} address, which a scene takes like a file's. */
    static String uri(Theme theme, double scale) {
        byte[] bytes = (base(theme) + css(theme, scale)).getBytes(StandardCharsets.UTF_8);
        return "data:text/css;base64," + Base64.getEncoder().encodeToString(bytes);
    }

    /** By its address: JavaFX finds it compiled there, and need not parse it. */
    private static String base(Theme theme) {
        String file = (theme.dark() ? new PrimerDark() : new PrimerLight()).getUserAgentStylesheet();
        URL sheet = PrimerLight.class.getResource(file);
        if (sheet == null) throw new IllegalStateException(file + " is not packed with the application");
        return "@import url(\"" + sheet + "\");\n";
    }

    /** What goes after AtlantaFX's rules. */
    static String css(Theme theme, double scale) {
        String colours = colours(theme).entrySet().stream()
                .map(entry -> "  " + entry.getKey() + ": " + entry.getValue().hex() + ";\n")
                .collect(Collectors.joining());
        return ".root {\n" + colours + "  -fx-font-size: " + Math.round(BODY * scale * 100) / 100.0 + "px;\n}\n"
                + ".ikonli-font-icon {\n  -fx-icon-size: " + Math.round(ICON * scale) + "px;\n}\n";
    }

    /** Looked-up colours: our own, and those of AtlantaFX that must meet the contrast of the theme. */
    static Map<String, Rgb> colours(Theme theme) {
        Palette palette = theme.palette();
        double ratio = theme == Theme.PROJECTOR ? Palette.READABLE_FROM_AFAR : Palette.READABLE;
        Rgb panel = palette.background().mix(palette.text(), theme == Theme.PROJECTOR ? 0 : 0.04);
        Rgb accent = new Rgb(0x0969DA).readableOn(panel, ratio);
        Rgb danger = new Rgb(0xCF222E).readableOn(panel, ratio);
        Map<String, Rgb> colours = new LinkedHashMap<>();
        colours.put("-gg-paper", palette.background());
        colours.put("-gg-panel", panel);
        colours.put("-gg-text", palette.text());
        colours.put("-gg-muted", palette.muted().readableOn(panel, ratio));
        colours.put("-gg-rule", palette.rule());
        colours.put("-gg-band", palette.band());
        colours.put("-gg-on-band", palette.band().ink());
        colours.put("-gg-outline", palette.outline());
        colours.put("-gg-accent", accent);
        colours.put("-gg-on-accent", accent.ink());
        colours.put("-gg-danger", danger);
        colours.put("-color-bg-default", palette.background());
        colours.put("-color-bg-subtle", panel);
        colours.put("-color-fg-default", palette.text());
        colours.put("-color-fg-muted", palette.muted().readableOn(panel, ratio));
        colours.put("-color-fg-subtle", palette.muted().readableOn(panel, ratio));
        colours.put("-color-accent-fg", accent);
        colours.put("-color-accent-emphasis", accent);
        colours.put("-color-fg-emphasis", accent.ink());
        colours.put("-color-danger-fg", danger);
        if (theme == Theme.PROJECTOR) colours.put("-color-border-default", palette.muted());
        return colours;
    }
}
