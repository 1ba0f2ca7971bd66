package org.glassgpt.ui.panel.samplingsteps;

import java.util.function.IntConsumer;
import org.glassgpt.ui.panel.FigurePanel;
import org.glassgpt.ui.panel.Panel;
import org.glassgpt.ui.state.PanelContext;

/** The way to the draw; pressing a token appends it. */
public final class SamplingStepsPanel {
    private SamplingStepsPanel() {}

    /** @param choose appends the token with that id */
    public static Panel of(PanelContext context, IntConsumer choose) {
        return new FigurePanel(SamplingStepsFigure.ID, context, SamplingStepsFigure::of)
                .onPress(
                        SamplingStepsFigure.TOKEN,
                        hit -> choose.accept(hit.target().second()));
    }
}
