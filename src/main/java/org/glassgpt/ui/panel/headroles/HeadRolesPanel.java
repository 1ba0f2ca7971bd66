package org.glassgpt.ui.panel.headroles;

import org.glassgpt.figure.Hit;
import org.glassgpt.figure.Target;
import org.glassgpt.session.Selection;
import org.glassgpt.ui.panel.FigurePanel;
import org.glassgpt.ui.panel.HeadSliders;
import org.glassgpt.ui.panel.Panel;
import org.glassgpt.ui.state.PanelContext;

/** What each head does; pressing one takes it in hand. */
public final class HeadRolesPanel {
    private HeadRolesPanel() {}

    public static Panel of(PanelContext context) {
        return new FigurePanel(HeadRolesFigure.ID, context, HeadRolesFigure::of, hit -> press(context, hit))
                .withControls(HeadSliders.layer(context), HeadSliders.head(context));
    }

    private static void press(PanelContext context, Hit hit) {
        Target target = hit.target();
        if (!target.name().equals(HeadRolesFigure.HEAD)) return;
        Selection selection = context.selection().get();
        context.selection().set(selection.withHead(target.first(), target.second()));
    }
}
