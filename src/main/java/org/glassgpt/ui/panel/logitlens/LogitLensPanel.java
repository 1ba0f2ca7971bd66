package org.glassgpt.ui.panel.logitlens;

import org.glassgpt.trace.LogitLens;
import org.glassgpt.ui.panel.FigurePanel;
import org.glassgpt.ui.panel.Memo;
import org.glassgpt.ui.panel.Panel;
import org.glassgpt.ui.state.PanelContext;

/** The logit lens; pressing a cell takes its token in hand, which is what the table beside is about. */
public final class LogitLensPanel {
    private LogitLensPanel() {}

    public static Panel of(PanelContext context) {
        Memo<LogitLens> memo = new Memo<>();
        FigurePanel.Builder figure =
                (snapshot, selection, paper) -> LogitLensFigure.of(snapshot, selection, paper, memo);
        return new FigurePanel(LogitLensFigure.ID, context, figure)
                .inBackground()
                .onPress(
                        LogitLensFigure.CELL,
                        (selection, hit) -> selection.withToken(hit.target().first() + hit.column()));
    }
}
