package org.glassgpt.ui.panel.probabilities;

import java.util.function.IntConsumer;
import org.glassgpt.ui.panel.FigurePanel;
import org.glassgpt.ui.panel.Panel;
import org.glassgpt.ui.state.PanelContext;

/** What may come next; pressing a candidate appends it. */
public final class ProbabilitiesPanel {
    private ProbabilitiesPanel() {}

    /** @param choose appends the token with that id */
    public static Panel of(PanelContext context, IntConsumer choose) {
        return new FigurePanel(ProbabilitiesFigure.ID, context, ProbabilitiesFigure::of)
                .onPress(
                        ProbabilitiesFigure.CANDIDATE,
                        hit -> choose.accept(hit.target().second()));
    }
}
