package org.glassgpt.ui.panel.probabilities;

import org.glassgpt.ui.panel.FigurePanel;
import org.glassgpt.ui.panel.Panel;
import org.glassgpt.ui.state.PanelContext;

/** What may come next. */
public final class ProbabilitiesPanel {
    private ProbabilitiesPanel() {}

    public static Panel of(PanelContext context) {
        return new FigurePanel(ProbabilitiesFigure.ID, context, ProbabilitiesFigure::of, hit -> {});
    }
}
