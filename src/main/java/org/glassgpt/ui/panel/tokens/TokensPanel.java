package org.glassgpt.ui.panel.tokens;

import org.glassgpt.ui.panel.FigurePanel;
import org.glassgpt.ui.panel.Panel;
import org.glassgpt.ui.panel.Presses;
import org.glassgpt.ui.state.PanelContext;

/** Tokens; pressing one takes it in hand, pressing it again lets it go. */
public final class TokensPanel {
    private TokensPanel() {}

    public static Panel of(PanelContext context) {
        return new FigurePanel(TokensFigure.ID, context, TokensFigure::of).onPress(TokensFigure.TOKEN, Presses::token);
    }
}
