package org.glassgpt.ui.panel.operation;

import org.glassgpt.ui.panel.FigurePanel;
import org.glassgpt.ui.panel.Panel;
import org.glassgpt.ui.state.PanelContext;

/** What an operation reads and writes. */
public final class OperationPanel {
    private OperationPanel() {}

    public static Panel of(PanelContext context) {
        return new FigurePanel(OperationFigure.ID, context, OperationFigure::of);
    }
}
