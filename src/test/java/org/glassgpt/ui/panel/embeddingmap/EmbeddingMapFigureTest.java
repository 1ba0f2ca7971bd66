package org.glassgpt.ui.panel.embeddingmap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.glassgpt.figure.Axes;
import org.glassgpt.figure.Box;
import org.glassgpt.figure.Dots;
import org.glassgpt.figure.Figure;
import org.glassgpt.figure.FontMetrics;
import org.glassgpt.figure.Label;
import org.glassgpt.figure.Palette;
import org.glassgpt.figure.Paper;
import org.glassgpt.i18n.Language;
import org.glassgpt.i18n.Messages;
import org.glassgpt.session.Selection;
import org.glassgpt.session.Snapshot;
import org.glassgpt.trace.ModelShape;
import org.glassgpt.trace.Pca;
import org.glassgpt.ui.panel.Memo;
import org.glassgpt.ui.panel.Samples;
import org.junit.jupiter.api.Test;

class EmbeddingMapFigureTest {
    private final Snapshot snapshot = Samples.madeUp(new ModelShape(1, 2, 16, 8, 64, 2000), 20, false);
    private final Memo<Pca> memo = new Memo<>();

    private EmbeddingMapFigure.Drawn draw(MapView view, String search) {
        Messages words = Messages.of(Language.EN);
        Paper paper = new Paper(1000, 640, 1, Palette.light(), words::text, new FontMetrics());
        return EmbeddingMapFigure.draw(snapshot, Selection.START.withToken(3), paper, memo, view, search);
    }

    @Test
    void zoomingKeepsThePlaceUnderThePointer() {
        EmbeddingMapFigure.Drawn whole = draw(MapView.WHOLE, "");
        Axes axes = whole.axes();
        double px = axes.plot().x() + 200;
        double value = axes.valueAt(px);
        MapView nearer = MapView.WHOLE.zoomed(4, value - whole.middleX(), 0.7);
        Axes after = draw(nearer, "").axes();
        assertEquals(value, after.valueAt(px), 1e-6);
        assertEquals((axes.right() - axes.left()) / 4, after.right() - after.left(), 1e-6);
        assertEquals(MapView.WHOLE, nearer.zoomed(1 / 4.0, 1, 1));
    }

    @Test
    void oneUnitIsEquallyLongBothWaysAndTheWholeShowsEveryToken() {
        EmbeddingMapFigure.Drawn whole = draw(MapView.WHOLE, "");
        Axes axes = whole.axes();
        double across = axes.plot().width() / (axes.right() - axes.left());
        double up = axes.plot().height() / (axes.high() - axes.low());
        assertEquals(across, up, across * 1e-9);
        Dots dots = whole.figure().dots().get(0);
        assertEquals(2000, dots.count());
        for (int id = 0; id < dots.count(); id++) assertTrue(dots.visible(id));
    }

    @Test
    void searchingRingsTheTokensThatContainTheText() {
        Figure figure = draw(MapView.WHOLE, " KITE ").figure();
        Set<Integer> ringed = figure.spots().stream()
                .filter(spot -> spot.spot().orElseThrow().target().name().equals(EmbeddingMapFigure.DOT))
                .map(spot -> spot.spot().orElseThrow().target().first())
                .collect(Collectors.toSet());
        assertFalse(ringed.isEmpty());
        for (int id : ringed) assertTrue(Samples.token(id).visible().contains("kite"), "" + id);
        assertTrue(figure.labels().stream().anyMatch(label -> label.text().contains("kite")));
    }

    @Test
    void everyTokenOfTheTextIsMarkedWhereItsDotIs() {
        Figure figure = draw(MapView.WHOLE, "").figure();
        Dots dots = figure.dots().get(0);
        List<Box> marks = figure.spots();
        Set<Integer> marked = marks.stream()
                .map(mark -> mark.spot().orElseThrow().target().second())
                .collect(Collectors.toSet());
        for (var token : snapshot.tokens()) assertTrue(marked.contains(token.id()));
        for (Box mark : marks) {
            int id = mark.spot().orElseThrow().target().second();
            assertEquals(dots.x(id), mark.bounds().centreX(), 1e-9);
            assertEquals(dots.y(id), mark.bounds().centreY(), 1e-9);
        }
    }

    @Test
    void nearerMoreNamesAndNoneOverAnother() {
        for (MapView view : List.of(MapView.WHOLE, new MapView(0.3, -0.2, 3), new MapView(0, 0, 12))) {
            List<Label> labels = draw(view, "fox").figure().labels();
            for (int i = 0; i < labels.size(); i++) {
                for (int j = i + 1; j < labels.size(); j++) {
                    Label one = labels.get(i);
                    Label other = labels.get(j);
                    assertFalse(one.bounds().overlaps(other.bounds(), 1.5), () -> one.text() + " over " + other.text());
                }
            }
        }
        int whole = draw(MapView.WHOLE, "").figure().labels().size();
        int near = draw(new MapView(0, 0, 4), "").figure().labels().size();
        assertTrue(near > whole, near + " names, " + whole + " before");
    }
}
