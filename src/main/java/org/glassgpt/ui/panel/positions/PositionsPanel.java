package org.glassgpt.ui.panel.positions;

import org.glassgpt.figure.Hit;
import org.glassgpt.figure.Target;
import org.glassgpt.session.Selection;
import org.glassgpt.ui.panel.FigurePanel;
import org.glassgpt.ui.panel.NumberSlider;
import org.glassgpt.ui.panel.Panel;
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

    /** How alike positions are; pressing a cell takes its row's position in hand. */
    public static Panel similarity(PanelContext context) {
        return new FigurePanel(SimilarityFigure.ID, context, SimilarityFigure::of, hit -> pressRow(context, hit))
                .withControls(position(context));
    }

    /** The formula that articles print. */
    public static Panel article(PanelContext context) {
        return new FigurePanel(ArticleFigure.ID, context, ArticleFigure::of, hit -> pressColumn(context, hit))
                .withControls(position(context));
    }

    private static void pressRow(PanelContext context, Hit hit) {
        if (!hit.target().name().equals(SimilarityFigure.CELL)) return;
        int position = hit.row() * hit.target().first();
        context.selection().set(context.selection().get().withPosition(position));
    }

    private static void pressColumn(PanelContext context, Hit hit) {
        if (!hit.target().name().equals(ArticleFigure.CELL)) return;
        context.selection().set(context.selection().get().withPosition(hit.column()));
    }

    private static NumberSlider position(PanelContext context) {
        return new NumberSlider(
                "control.position",
                context,
                snapshot -> snapshot.trace().model().context(),
                Selection::position,
                Selection::withPosition);
    }

    private static Panel of(String id, PanelContext context, FigurePanel.Builder builder) {
        return new FigurePanel(id, context, builder, hit -> press(context, hit))
                .withControls(
                        position(context),
                        new NumberSlider(
                                "control.dimension",
                                context,
                                snapshot -> snapshot.trace().model().width(),
                                Selection::dimension,
                                Selection::withDimension));
    }

    private static void press(PanelContext context, Hit hit) {
        Target target = hit.target();
        Selection selection = context.selection().get();
        if (target.name().equals(PositionsFigure.CELL)) {
            context.selection()
                    .set(selection
                            .withDimension(hit.row() * target.first())
                            .withPosition(hit.column() * target.second()));
        } else if (target.name().equals(PositionsFigure.CURVE)) {
            context.selection().set(selection.withDimension(target.first()).withPosition(hit.column()));
        }
    }
}
