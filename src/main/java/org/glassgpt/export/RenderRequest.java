package org.glassgpt.export;

import java.util.List;
import java.util.Optional;
import org.glassgpt.i18n.Language;
import org.glassgpt.session.Selection;
import org.glassgpt.session.Snapshot;
import org.glassgpt.ui.state.Theme;

/**
 * Pictures to be written.
 *
 * @param panels ids from {@link Renderer#ids()}
 * @param selection its scale is that of type and spacing
 * @param view panel on the stage of the window; the usual one of where the selection is without it
 * @param width of each picture in pixels
 * @param height of each picture in pixels
 * @param values whether the numbers go beside each picture as JSON
 */
public record RenderRequest(
        Snapshot snapshot,
        Selection selection,
        List<String> panels,
        Optional<String> view,
        Language language,
        Theme theme,
        int width,
        int height,
        Format format,
        boolean values) {
    public static final int WIDTH = 1280;
    public static final int HEIGHT = 720;
    private static final int LARGEST = 8192;

    public RenderRequest {
        panels = List.copyOf(panels);
        if (width < 200 || height < 150 || width > LARGEST || height > LARGEST) {
            throw new IllegalArgumentException(
                    "a picture is from 200 × 150 to 8192 × 8192 pixels, not " + width + " × " + height);
        }
    }

    /** PNG, light, 1280 × 720. */
    public static RenderRequest of(Snapshot snapshot, Selection selection, List<String> panels, Language language) {
        return new RenderRequest(
                snapshot, selection, panels, Optional.empty(), language, Theme.LIGHT, WIDTH, HEIGHT, Format.PNG, false);
    }
}
