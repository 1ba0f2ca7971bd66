package org.glassgpt.ui.panel.embedding;

import org.glassgpt.figure.Hit;
import org.glassgpt.session.Selection;
import org.glassgpt.trace.NearestTokens;
import org.glassgpt.ui.panel.FigurePanel;
import org.glassgpt.ui.panel.Memo;
import org.glassgpt.ui.panel.NumberSlider;
import org.glassgpt.ui.panel.Panel;
import org.glassgpt.ui.state.PanelContext;

/** The embedding of the token in hand; pressing a cell takes its dimension in hand. */
public final class EmbeddingPanel {
    private EmbeddingPanel() {}

    public static Panel of(PanelContext context) {
        Memo<NearestTokens> memo = new Memo<>();
        return new FigurePanel(
                        EmbeddingFigure.ID,
                        context,
                        (snapshot, selection, paper) -> EmbeddingFigure.of(snapshot, selection, paper, memo),
                        hit -> press(context, hit))
                .inBackground()
                .withControls(new NumberSlider(
                        "control.dimension",
                        context,
                        snapshot -> snapshot.trace().model().width(),
                        Selection::dimension,
                        Selection::withDimension));
    }

    private static void press(PanelContext context, Hit hit) {
        if (!hit.target().name().equals(EmbeddingFigure.CELL)) return;
        int dimension = hit.row() * hit.target().first() + hit.column();
        context.selection().set(context.selection().get().withDimension(dimension));
    }
}
