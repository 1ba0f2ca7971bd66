package org.glassgpt.ui.panel.tokens;

import org.glassgpt.figure.Hit;
import org.glassgpt.session.Selection;
import org.glassgpt.ui.panel.FigurePanel;
import org.glassgpt.ui.panel.Panel;
import org.glassgpt.ui.state.PanelContext;

/** Tokens; pressing one takes it in hand, pressing it again lets it go. */
public final class TokensPanel {
    private TokensPanel() {}

    public static Panel of(PanelContext context) {
        return new FigurePanel(TokensFigure.ID, context, TokensFigure::of, hit -> press(context, hit));
    }

    private static void press(PanelContext context, Hit hit) {
        if (!hit.target().name().equals(TokensFigure.TOKEN)) return;
        Selection selection = context.selection().get();
        boolean again = selection.token() == hit.target().first();
        context.selection()
                .set(selection.withToken(again ? Selection.LAST : hit.target().first()));
    }
}
