package org.glassgpt.ui.panel.headroles;

import org.glassgpt.ui.panel.FigurePanel;
import org.glassgpt.ui.panel.Panel;
import org.glassgpt.ui.panel.Presses;
import org.glassgpt.ui.panel.Sliders;
import org.glassgpt.ui.state.PanelContext;

/** What each head does; pressing one takes it in hand. */
public final class HeadRolesPanel {
    private HeadRolesPanel() {}

    public static Panel of(PanelContext context) {
        return new FigurePanel(HeadRolesFigure.ID, context, HeadRolesFigure::of)
                .onPress(HeadRolesFigure.HEAD, Presses::head)
                .withControls(Sliders.layer(context), Sliders.head(context));
    }
}
