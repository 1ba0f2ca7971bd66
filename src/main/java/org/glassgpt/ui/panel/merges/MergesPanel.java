package org.glassgpt.ui.panel.merges;

import org.glassgpt.ui.panel.FigurePanel;
import org.glassgpt.ui.panel.Panel;
import org.glassgpt.ui.panel.Sliders;
import org.glassgpt.ui.state.PanelContext;

/** The merges of the word that holds the token in hand; pressing a token takes it in hand. */
public final class MergesPanel {
    private MergesPanel() {}

    public static Panel of(PanelContext context) {
        return new FigurePanel(MergesFigure.ID, context, MergesFigure::of)
                .onPress(
                        MergesFigure.TOKEN,
                        (selection, hit) -> selection.withToken(hit.target().first()))
                .withControls(Sliders.token(context));
    }
}
