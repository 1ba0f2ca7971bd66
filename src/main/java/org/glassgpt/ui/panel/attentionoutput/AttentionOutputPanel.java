package org.glassgpt.ui.panel.attentionoutput;

import org.glassgpt.ui.panel.FigurePanel;
import org.glassgpt.ui.panel.Panel;
import org.glassgpt.ui.panel.Sliders;
import org.glassgpt.ui.state.PanelContext;

/** What the heads write; pressing a row takes its head in hand. */
public final class AttentionOutputPanel {
    private AttentionOutputPanel() {}

    public static Panel of(PanelContext context) {
        return new FigurePanel(AttentionOutputFigure.ID, context, AttentionOutputFigure::of)
                .onPress(
                        AttentionOutputFigure.HEAD,
                        (selection, hit) -> selection.withHead(
                                selection.layer(), hit.target().first()))
                .withControls(Sliders.layer(context), Sliders.token(context));
    }
}
