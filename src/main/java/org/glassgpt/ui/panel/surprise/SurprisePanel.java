package org.glassgpt.ui.panel.surprise;

import org.glassgpt.ui.panel.FigurePanel;
import org.glassgpt.ui.panel.Panel;
import org.glassgpt.ui.panel.Presses;
import org.glassgpt.ui.state.PanelContext;

/** Surprise per token; pressing a token takes it in hand, pressing it again lets it go. */
public final class SurprisePanel {
    private SurprisePanel() {}

    public static Panel of(PanelContext context) {
        return new FigurePanel(SurpriseFigure.ID, context, SurpriseFigure::of)
                .onPress(SurpriseFigure.TOKEN, Presses::token);
    }
}
