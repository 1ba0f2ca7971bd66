package org.glassgpt.export;

import java.util.List;
import java.util.Optional;
import org.glassgpt.i18n.Language;
import org.glassgpt.session.Comparison;
import org.glassgpt.session.Rival;
import org.glassgpt.session.Selection;
import org.glassgpt.session.Snapshot;
import org.glassgpt.ui.state.Theme;

/**
 * Pictures to be written.
 *
 * @param panels ids from {@link Renderer#ids()}
 * @param selection its scale is that of type and spacing
 * @param width of each picture in pixels
 * @param height of each picture in pixels
 * @param values whether the numbers go beside each picture as JSON
 * @param captions languages of the caption below each picture; none without any
 * @param view panel that a picture of the window shows, where not the usual one
 * @param beside what the snapshot is compared with
 */
public record RenderRequest(
        Snapshot snapshot,
        Selection selection,
        List<String> panels,
        Language language,
        Theme theme,
        int width,
        int height,
        Format format,
        boolean values,
        List<Language> captions,
        Optional<String> view,
        Optional<Beside> beside) {
    /** The second side of a comparison, and how it differs from the first. */
    public record Beside(Snapshot snapshot, Rival rival) {
        /** As the window knows it. */
        public Comparison comparison() {
            return Comparison.of(rival, snapshot);
        }
    }

    public static final int WIDTH = 1280;
    public static final int HEIGHT = 720;
    private static final int LARGEST = 8192;

    public RenderRequest {
        panels = List.copyOf(panels);
        captions = List.copyOf(captions);
        if (width < 200 || height < 150 || width > LARGEST || height > LARGEST) {
            throw new IllegalArgumentException(
                    "a picture is from 200 × 150 to 8192 × 8192 pixels, not " + width + " × " + height);
        }
    }

    /** Panels alone: no captions, the window showing the usual panel, compared with nothing. */
    public static RenderRequest plain(
            Snapshot snapshot,
            Selection selection,
            List<String> panels,
            Language language,
            Theme theme,
            int width,
            int height,
            Format format,
            boolean values) {
        return new RenderRequest(
                snapshot,
                selection,
                panels,
                language,
                theme,
                width,
                height,
                format,
                values,
                List.of(),
                Optional.empty(),
                Optional.empty());
    }

    /** PNG, light, 1280 × 720. */
    public static RenderRequest of(Snapshot snapshot, Selection selection, List<String> panels, Language language) {
        return plain(snapshot, selection, panels, language, Theme.LIGHT, WIDTH, HEIGHT, Format.PNG, false);
    }
}
