package org.glassgpt.ui.panel.attentiongrid;

import org.glassgpt.ui.panel.FigurePanel;
import org.glassgpt.ui.panel.Panel;
import org.glassgpt.ui.panel.Presses;
import org.glassgpt.ui.state.PanelContext;

/** All heads; pressing one takes it in hand. */
public final class AttentionGridPanel {
    private AttentionGridPanel() {}

    public static Panel of(PanelContext context) {
        return new FigurePanel(AttentionGridFigure.ID, context, AttentionGridFigure::of)
                .onPress(AttentionGridFigure.HEAD, Presses::head);
    }
}
