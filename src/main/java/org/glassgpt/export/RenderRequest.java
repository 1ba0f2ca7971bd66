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
 * @param view panel that a picture of the window shows, where not the usual one
 * @param beside what the snapshot is compared with
 */
public record RenderRequest(
        Snapshot snapshot,
        Selection selection,
        List<String> panels,
        Look look,
        Files files,
        Optional<String> view,
        Optional<Beside> beside) {
    public static final int WIDTH = 1280;
    public static final int HEIGHT = 720;

    /**
     * How they look.
     *
     * @param width of each picture in pixels
     * @param height of each picture in pixels
     */
    public record Look(Language language, Theme theme, int width, int height) {
        private static final int LARGEST = 8192;

        public Look {
            if (width < 200 || height < 150 || width > LARGEST || height > LARGEST) {
                throw new IllegalArgumentException(
                        "a picture is from 200 × 150 to 8192 × 8192 pixels, not " + width + " × " + height);
            }
        }
    }

    /**
     * What is written of each.
     *
     * @param values whether the numbers go beside each picture as JSON
     * @param captions languages of the caption below each picture; none without any
     */
    public record Files(Format format, boolean values, List<Language> captions) {
        /** The picture alone. */
        public static final Files PNG = new Files(Format.PNG, false, List.of());

        public Files {
            captions = List.copyOf(captions);
        }
    }

    /** The second side of a comparison, and how it differs from the first. */
    public record Beside(Snapshot snapshot, Rival rival) {
        /** As the window knows it. */
        public Comparison comparison() {
            return Comparison.of(rival, snapshot);
        }
    }

    public RenderRequest {
        panels = List.copyOf(panels);
    }

    /** Panels alone: the window shows the usual one, compared with nothing. */
    public static RenderRequest plain(
            Snapshot snapshot, Selection selection, List<String> panels, Look look, Files files) {
        return new RenderRequest(snapshot, selection, panels, look, files, Optional.empty(), Optional.empty());
    }

    /** PNG, light, 1280 × 720. */
    public static RenderRequest of(Snapshot snapshot, Selection selection, List<String> panels, Language language) {
        return plain(snapshot, selection, panels, new Look(language, Theme.LIGHT, WIDTH, HEIGHT), Files.PNG);
    }
}
