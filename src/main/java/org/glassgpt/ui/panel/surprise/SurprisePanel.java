package org.glassgpt.ui.panel.surprise;

import org.glassgpt.session.Selection;
import org.glassgpt.ui.panel.FigurePanel;
import org.glassgpt.ui.panel.Panel;
import org.glassgpt.ui.state.PanelContext;

/** Surprise per token; pressing a token takes it in hand, pressing it again lets it go. */
public final class SurprisePanel {
    private SurprisePanel() {}

    public static Panel of(PanelContext context) {
        return new FigurePanel(SurpriseFigure.ID, context, SurpriseFigure::of)
                .onPress(SurpriseFigure.TOKEN, (selection, hit) -> {
                    int token = hit.target().first();
                    return selection.withToken(selection.token() == token ? Selection.LAST : token);
                });
    }
}
