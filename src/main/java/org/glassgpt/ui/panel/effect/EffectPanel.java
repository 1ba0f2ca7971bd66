package org.glassgpt.ui.panel.effect;

import org.glassgpt.ui.panel.FigurePanel;
import org.glassgpt.ui.panel.Panel;
import org.glassgpt.ui.state.PanelContext;

/** What the edits do to the next token. */
public final class EffectPanel {
    private EffectPanel() {}

    public static Panel of(PanelContext context) {
        return new FigurePanel(EffectFigure.ID, context, EffectFigure::of);
    }
}
