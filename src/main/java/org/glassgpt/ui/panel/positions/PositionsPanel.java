package org.glassgpt.ui.panel.positions;

import org.glassgpt.ui.panel.FigurePanel;
import org.glassgpt.ui.panel.Panel;
import org.glassgpt.ui.panel.Sliders;
import org.glassgpt.ui.state.PanelContext;

/** Positional encodings, with sliders for position and dimension; pressing the picture chooses both. */
public final class PositionsPanel {
    private PositionsPanel() {}

    /** The model's own table. */
    public static Panel learned(PanelContext context) {
        return of(PositionsFigure.LEARNED, context, PositionsFigure::learned);
    }

    /** Sine and cosine. */
    public static Panel sine(PanelContext context) {
        return of(PositionsFigure.SINE, context, PositionsFigure::sine);
    }

    private static Panel of(String id, PanelContext context, FigurePanel.Builder builder) {
        return new FigurePanel(id, context, builder)
                .onPress(
                        PositionsFigure.CELL,
                        (selection, hit) -> selection
                                .withDimension(hit.row() * hit.target().first())
                                .withPosition(hit.column() * hit.target().second()))
                .onPress(
                        PositionsFigure.CURVE,
                        (selection, hit) ->
                                selection.withDimension(hit.target().first()).withPosition(hit.column()))
                .withControls(Sliders.position(context), Sliders.dimension(context));
    }

    /** How alike positions are; pressing a cell takes its row's position in hand. */
    public static Panel similarity(PanelContext context) {
        return new FigurePanel(SimilarityFigure.ID, context, SimilarityFigure::of)
                .onPress(
                        SimilarityFigure.CELL,
                        (selection, hit) ->
                                selection.withPosition(hit.row() * hit.target().first()))
                .withControls(Sliders.position(context));
    }

    /** The formula that articles print. */
    public static Panel article(PanelContext context) {
        return new FigurePanel(ArticleFigure.ID, context, ArticleFigure::of)
                .onPress(ArticleFigure.CELL, (selection, hit) -> selection.withPosition(hit.column()))
                .withControls(Sliders.position(context));
    }
}
