package org.glassgpt.export;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import org.glassgpt.figure.Figure;
import org.glassgpt.figure.FontMetrics;
import org.glassgpt.figure.Palette;
import org.glassgpt.figure.Paper;
import org.glassgpt.figure.Ruler;
import org.glassgpt.i18n.Language;
import org.glassgpt.i18n.Messages;
import org.glassgpt.model.GoldenFixture;
import org.glassgpt.sampling.SamplingSettings;
import org.glassgpt.session.Selection;
import org.glassgpt.session.Snapshot;
import org.glassgpt.ui.panel.FigurePanel;
import org.glassgpt.ui.panel.Samples;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A panel on the smallest paper that a window gives it draws little, and does not fail. */
class TinyPaperTest {
    @TempDir
    private static Path temp;

    private Snapshot snapshot;

    @BeforeEach
    void open() throws IOException {
        snapshot = Samples.of(GoldenFixture.TINY_TIED, temp, SamplingSettings.DEFAULT);
    }

    @ParameterizedTest
    @CsvSource({"1, 1, 1", "1, 1, 2", "1, 6, 1", "1, 6, 2", "8, 1, 1", "4, 1, 2"})
    void everyPanelFits(double wider, double higher, double scale) {
        Paper paper = new Paper(
                FigurePanel.LEAST_WIDTH * scale * wider,
                FigurePanel.LEAST_HEIGHT * scale * higher,
                scale,
                Palette.light(),
                Messages.of(Language.EN)::text,
                new FontMetrics());
        Selection hand = Selection.START.withHead(1, 1).withCell(4, 2);
        for (String id : PanelCatalog.ids()) {
            Figure figure = assertDoesNotThrow(() -> PanelCatalog.figure(id, snapshot, hand, paper), id);
            assertEquals(id, figure.id());
        }
    }

    @Test
    void namesAreLeftOutWhereThereIsNoRoom() {
        assertEquals(1, Ruler.every(15, 20));
        assertEquals(3, Ruler.every(15, 6));
        assertEquals(Ruler.every(15, 0), Ruler.every(15, -2));
        assertEquals(Ruler.every(15, 0), Ruler.every(15, 1e-12));
    }
}
