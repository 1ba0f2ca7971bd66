package org.glassgpt.ui.panel.residual;

import org.glassgpt.ui.panel.FigurePanel;
import org.glassgpt.ui.panel.Panel;
import org.glassgpt.ui.panel.Presses;
import org.glassgpt.ui.panel.Sliders;
import org.glassgpt.ui.state.PanelContext;

/** The residual stream; pressing a cell takes its layer and token in hand, or its dimension. */
public final class ResidualPanel {
    private ResidualPanel() {}

    public static Panel of(PanelContext context) {
        return new FigurePanel(ResidualFigure.ID, context, ResidualFigure::of)
                .onPress(
                        ResidualFigure.CELL,
                        (selection, hit) -> selection
                                .withHead(hit.row() / 2, selection.head())
                                .withToken(hit.column() * hit.target().first()))
                .onPress(ResidualFigure.STRIP, Presses::dimensionInLines)
                .onPress(
                        ResidualFigure.WRITE,
                        (selection, hit) -> selection.withHead(hit.target().first(), selection.head()))
                .withControls(Sliders.layer(context), Sliders.dimension(context));
    }
}
