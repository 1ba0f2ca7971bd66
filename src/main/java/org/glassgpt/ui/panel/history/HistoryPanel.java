package org.glassgpt.ui.panel.history;

import java.util.function.IntConsumer;
import org.glassgpt.ui.panel.FigurePanel;
import org.glassgpt.ui.panel.Panel;
import org.glassgpt.ui.state.PanelContext;

/** Steps taken; pressing one goes to the text as it was after it. */
public final class HistoryPanel {
    private HistoryPanel() {}

    /**
     * @param goTo goes to the text after that many steps
     */
    public static Panel of(PanelContext context, IntConsumer goTo) {
        return new FigurePanel(HistoryFigure.ID, context, HistoryFigure::of)
                .onPress(HistoryFigure.STEP, hit -> goTo.accept(hit.target().first()));
    }
}
