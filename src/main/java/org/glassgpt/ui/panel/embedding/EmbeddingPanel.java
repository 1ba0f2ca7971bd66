package org.glassgpt.ui.panel.embedding;

import org.glassgpt.trace.NearestTokens;
import org.glassgpt.ui.panel.FigurePanel;
import org.glassgpt.ui.panel.Memo;
import org.glassgpt.ui.panel.Panel;
import org.glassgpt.ui.panel.Presses;
import org.glassgpt.ui.panel.Sliders;
import org.glassgpt.ui.state.PanelContext;

/** The embedding of the token in hand; pressing a cell takes its dimension in hand. */
public final class EmbeddingPanel {
    private EmbeddingPanel() {}

    public static Panel of(PanelContext context) {
        Memo<NearestTokens> memo = new Memo<>();
        FigurePanel.Builder figure =
                (snapshot, selection, paper) -> EmbeddingFigure.of(snapshot, selection, paper, memo);
        return new FigurePanel(EmbeddingFigure.ID, context, figure)
                .inBackground()
                .onPress(EmbeddingFigure.CELL, Presses::dimensionInLines)
                .withControls(Sliders.dimension(context));
    }
}
