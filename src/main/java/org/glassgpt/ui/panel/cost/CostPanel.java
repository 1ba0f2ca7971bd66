package org.glassgpt.ui.panel.cost;

import org.glassgpt.ui.panel.FigurePanel;
import org.glassgpt.ui.panel.Panel;
import org.glassgpt.ui.state.PanelContext;

/** Size and cost. */
public final class CostPanel {
    private CostPanel() {}

    /** This model, term by term. */
    public static Panel terms(PanelContext context) {
        return new FigurePanel(CostFigure.ID, context, CostFigure::of);
    }

    /** This model among the published ones. */
    public static Panel sizes(PanelContext context) {
        return new FigurePanel(SizesFigure.ID, context, SizesFigure::of);
    }
}
