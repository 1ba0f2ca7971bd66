package org.glassgpt.ui.panel.logitlens;

import org.glassgpt.figure.Hit;
import org.glassgpt.session.Selection;
import org.glassgpt.trace.LogitLens;
import org.glassgpt.ui.panel.FigurePanel;
import org.glassgpt.ui.panel.Memo;
import org.glassgpt.ui.panel.Panel;
import org.glassgpt.ui.state.PanelContext;

/** The logit lens; pressing a cell takes its token and the block it was read after in hand. */
public final class LogitLensPanel {
    private LogitLensPanel() {}

    public static Panel of(PanelContext context) {
        Memo<LogitLens> memo = new Memo<>();
        return new FigurePanel(
                        LogitLensFigure.ID,
                        context,
                        (snapshot, selection, paper) -> LogitLensFigure.of(snapshot, selection, paper, memo),
                        hit -> press(context, hit))
                .inBackground();
    }

    private static void press(PanelContext context, Hit hit) {
        if (!hit.target().name().equals(LogitLensFigure.CELL)) return;
        Selection selection = context.selection().get();
        // Pressing reads the words of a cell; it takes the token in hand, which is what the table beside is about.
        context.selection().set(selection.withToken(hit.target().first() + hit.column()));
    }
}
