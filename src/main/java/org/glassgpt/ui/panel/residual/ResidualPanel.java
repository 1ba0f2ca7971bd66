package org.glassgpt.ui.panel.residual;

import org.glassgpt.figure.Hit;
import org.glassgpt.figure.Target;
import org.glassgpt.session.Selection;
import org.glassgpt.ui.panel.FigurePanel;
import org.glassgpt.ui.panel.NumberSlider;
import org.glassgpt.ui.panel.Panel;
import org.glassgpt.ui.state.PanelContext;

/** The residual stream; pressing a cell takes its layer and token in hand, or its dimension. */
public final class ResidualPanel {
    private ResidualPanel() {}

    public static Panel of(PanelContext context) {
        return new FigurePanel(ResidualFigure.ID, context, ResidualFigure::of, hit -> press(context, hit))
                .withControls(
                        new NumberSlider(
                                "control.layer",
                                context,
                                snapshot -> snapshot.trace().model().layers(),
                                Selection::layer,
                                (selection, layer) -> selection.withHead(layer, selection.head())),
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
        switch (target.name()) {
            case ResidualFigure.CELL ->
                context.selection()
                        .set(selection
                                .withHead(hit.row() / 2, selection.head())
                                .withToken(hit.column() * target.first()));
            case ResidualFigure.STRIP ->
                context.selection().set(selection.withDimension(hit.row() * target.first() + hit.column()));
            case ResidualFigure.WRITE -> context.selection().set(selection.withHead(target.first(), selection.head()));
            default -> {}
        }
    }
}
