package org.glassgpt.ui.panel.attentionsteps;

import org.glassgpt.ui.panel.FigurePanel;
import org.glassgpt.ui.panel.Panel;
import org.glassgpt.ui.panel.Sliders;
import org.glassgpt.ui.state.PanelContext;

/** The stages of attention; pressing a row of a matrix takes its token in hand. */
public final class AttentionStepsPanel {
    private AttentionStepsPanel() {}

    public static Panel of(PanelContext context) {
        return new FigurePanel(AttentionStepsFigure.ID, context, AttentionStepsFigure::of)
                .onPress(AttentionStepsFigure.MATRIX, (selection, hit) -> selection.withToken(hit.row()))
                .withControls(Sliders.layer(context), Sliders.head(context), Sliders.token(context));
    }
}
