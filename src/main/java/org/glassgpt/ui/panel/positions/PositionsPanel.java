package org.glassgpt.ui.panel.positions;

import java.util.function.Consumer;
import org.glassgpt.figure.Hit;
import org.glassgpt.session.Selection;
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

    /**
     * All of them, small.
     *
     * @param open shows the panel with that id
     */
    public static Panel overview(PanelContext context, Consumer<String> open) {
        return chosen(new FigurePanel(OverviewFigure.ID, context, OverviewFigure::of))
                .onPress(
                        OverviewFigure.WAY,
                        hit -> open.accept(OverviewFigure.WAYS.get(hit.target().first())))
                .onPress(SimilarityFigure.CELL, PositionsPanel::positionOfRow)
                .onPress(ArticleFigure.CELL, (selection, hit) -> selection.withPosition(hit.column()))
                .withControls(Sliders.position(context), Sliders.dimension(context));
    }

    private static Panel of(String id, PanelContext context, FigurePanel.Builder builder) {
        return chosen(new FigurePanel(id, context, builder))
                .withControls(Sliders.position(context), Sliders.dimension(context));
    }

    /** Pressing a map or a curve takes its position and dimension in hand. */
    private static FigurePanel chosen(FigurePanel panel) {
        return panel.onPress(
                        PositionsFigure.CELL,
                        (selection, hit) -> selection
                                .withDimension(hit.row() * hit.target().first())
                                .withPosition(hit.column() * hit.target().second()))
                .onPress(
                        PositionsFigure.CURVE,
                        (selection, hit) ->
                                selection.withDimension(hit.target().first()).withPosition(hit.column()));
    }

    private static Selection positionOfRow(Selection selection, Hit hit) {
        return selection.withPosition(hit.row() * hit.target().first());
    }

    /** How alike positions are; pressing a cell takes its row's position in hand. */
    public static Panel similarity(PanelContext context) {
        return new FigurePanel(SimilarityFigure.ID, context, SimilarityFigure::of)
                .onPress(SimilarityFigure.CELL, PositionsPanel::positionOfRow)
                .withControls(Sliders.position(context));
    }

    /** The formula that articles print. */
    public static Panel article(PanelContext context) {
        return new FigurePanel(ArticleFigure.ID, context, ArticleFigure::of)
                .onPress(ArticleFigure.CELL, (selection, hit) -> selection.withPosition(hit.column()))
                .withControls(Sliders.position(context));
    }
}
