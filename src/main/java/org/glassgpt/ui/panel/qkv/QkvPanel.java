package org.glassgpt.ui.panel.qkv;

import org.glassgpt.ui.panel.FigurePanel;
import org.glassgpt.ui.panel.Panel;
import org.glassgpt.ui.panel.Presses;
import org.glassgpt.ui.panel.Sliders;
import org.glassgpt.ui.state.PanelContext;

/** Queries, keys and values; pressing a row takes its token in hand. */
public final class QkvPanel {
    private QkvPanel() {}

    public static Panel of(PanelContext context) {
        return new FigurePanel(QkvFigure.ID, context, QkvFigure::of)
                .onPress(QkvFigure.CELL, Presses::tokenOfRow)
                .withControls(Sliders.layer(context), Sliders.head(context));
    }
}
