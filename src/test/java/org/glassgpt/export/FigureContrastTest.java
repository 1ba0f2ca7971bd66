package org.glassgpt.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.glassgpt.figure.Bounds;
import org.glassgpt.figure.Box;
import org.glassgpt.figure.Element;
import org.glassgpt.figure.Figure;
import org.glassgpt.figure.FontMetrics;
import org.glassgpt.figure.Heatmap;
import org.glassgpt.figure.Hues;
import org.glassgpt.figure.Label;
import org.glassgpt.figure.Palette;
import org.glassgpt.figure.Paper;
import org.glassgpt.figure.Rgb;
import org.glassgpt.figure.Spoken;
import org.glassgpt.figure.Words;
import org.glassgpt.i18n.Language;
import org.glassgpt.i18n.Messages;
import org.glassgpt.model.GoldenFixture;
import org.glassgpt.sampling.SamplingSettings;
import org.glassgpt.session.Selection;
import org.glassgpt.session.Snapshot;
import org.glassgpt.ui.panel.Samples;
import org.glassgpt.ui.state.Theme;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every word and number of every picture can be read where it stands, and a screen reader says what there is to see. */
class FigureContrastTest {
    @TempDir
    Path temp;

    private Snapshot snapshot() throws IOException {
        return Samples.of(GoldenFixture.TINY_TIED, temp, new SamplingSettings(0.8, 6, 0.95, 1));
    }

    private static Paper paper(Language language, Palette palette) {
        return new Paper(1280, 720, 1, palette, Messages.of(language)::text, new FontMetrics());
    }

    @Test
    void everyTextIsReadableWhereItStands() throws IOException {
        Snapshot snapshot = snapshot();
        List<String> poor = new ArrayList<>();
        for (Theme theme : Theme.values()) {
            for (Hues hues : Hues.values()) {
                Paper paper = paper(Language.EN, theme.palette(hues));
                for (String id : PanelCatalog.ids()) {
                    check(PanelCatalog.figure(id, snapshot, Selection.START, paper), theme, poor);
                }
            }
        }
        assertEquals(List.of(), poor.stream().distinct().toList());
    }

    private static void check(Figure figure, Theme theme, List<String> poor) {
        List<Element> parts = figure.flat();
        for (int i = 0; i < parts.size(); i++) {
            if (!(parts.get(i) instanceof Label label)) continue;
            Bounds b = label.bounds();
            Rgb ground = ground(parts.subList(0, i), b.centreX(), b.centreY(), figure.background());
            boolean onPaper = ground.equals(figure.background());
            // On a colour that stands for a number, black or white reaches 4.5 at best.
            double least = theme == Theme.PROJECTOR && onPaper ? Palette.READABLE_FROM_AFAR : Palette.READABLE;
            double contrast = label.colour().contrast(ground);
            if (contrast >= least) continue;
            poor.add(String.format(
                    Locale.ROOT,
                    "%s %s: \"%s\" %s on %s %.2f",
                    figure.id(),
                    theme,
                    label.text(),
                    label.colour().hex(),
                    ground.hex(),
                    contrast));
        }
    }

    private static Rgb ground(List<Element> below, double x, double y, Rgb paper) {
        for (int i = below.size() - 1; i >= 0; i--) {
            Element part = below.get(i);
            if (part instanceof Box box
                    && box.fill().isPresent()
                    && box.bounds().contains(x, y)) {
                return box.fill().get();
            }
            if (part instanceof Heatmap map && map.bounds().contains(x, y)) {
                int row = (int) ((y - map.bounds().y()) / map.cellHeight());
                int column = (int) ((x - map.bounds().x()) / map.cellWidth());
                return map.colour(
                        Math.min(row, map.matrix().rows() - 1),
                        Math.min(column, map.matrix().columns() - 1));
            }
        }
        return paper;
    }

    @Test
    void everyPictureSaysWhatThereIsToSee() throws IOException {
        Snapshot snapshot = snapshot();
        for (Language language : Language.values()) {
            Words words = Messages.of(language)::text;
            String largest = words.text("spoken.largest");
            int withNumbers = 0;
            for (String id : PanelCatalog.ids()) {
                Figure figure = PanelCatalog.figure(id, snapshot, Selection.START, paper(language, Palette.light()));
                String said = Spoken.of(figure, words);
                assertTrue(said.startsWith(figure.title() + "\n"), said);
                assertTrue(!figure.summary().isBlank() && said.contains(figure.summary()), id);
                if (said.contains(largest)) withNumbers++;
            }
            assertTrue(withNumbers > PanelCatalog.ids().size() / 2, "only " + withNumbers + " say a number");
        }
    }

    /** The three largest cells, the largest first, each said with its number. */
    @Test
    void theLargestNumbersAreThoseOfThePicture() throws IOException {
        Snapshot snapshot = snapshot();
        Figure figure =
                PanelCatalog.figure("attention", snapshot, Selection.START, paper(Language.EN, Palette.light()));
        Heatmap map = figure.heatmaps().get(0);
        List<Double> all = new ArrayList<>();
        for (int row = 0; row < map.matrix().rows(); row++) {
            for (int column = 0; column < map.matrix().columns(); column++) {
                if (!map.matrix().masked(row, column))
                    all.add((double) map.matrix().at(row, column));
            }
        }
        all.sort((a, b) -> Double.compare(b, a));
        String said = Spoken.of(figure, Messages.of(Language.EN)::text);
        List<String> lines = said.lines().toList();
        List<String> spoken = lines.subList(lines.size() - 3, lines.size());
        for (int i = 0; i < 3; i++) {
            String value = org.glassgpt.figure.Numbers.full(all.get(i));
            assertTrue(spoken.get(i).contains(value), spoken + " should say " + value);
        }
    }
}
