package org.glassgpt.ui.panel.surprise;

import org.glassgpt.figure.Hit;
import org.glassgpt.session.Selection;
import org.glassgpt.ui.panel.FigurePanel;
import org.glassgpt.ui.panel.Panel;
import org.glassgpt.ui.state.PanelContext;

/** Surprise per token; pressing a token takes it in hand, pressing it again lets it go. */
public final class SurprisePanel {
    private SurprisePanel() {}

    public static Panel of(PanelContext context) {
        return new FigurePanel(SurpriseFigure.ID, context, SurpriseFigure::of, hit -> press(context, hit));
    }

    private static void press(PanelContext context, Hit hit) {
        if (!hit.target().name().equals(SurpriseFigure.TOKEN)) return;
        Selection selection = context.selection().get();
        int token = hit.target().first();
        context.selection().set(selection.withToken(selection.token() == token ? Selection.LAST : token));
    }
}
