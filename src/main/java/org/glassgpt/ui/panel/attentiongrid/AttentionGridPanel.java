package org.glassgpt.ui.panel.attentiongrid;

import org.glassgpt.figure.Hit;
import org.glassgpt.figure.Target;
import org.glassgpt.session.Selection;
import org.glassgpt.ui.panel.FigurePanel;
import org.glassgpt.ui.panel.Panel;
import org.glassgpt.ui.state.PanelContext;

/** All heads; pressing one takes it in hand. */
public final class AttentionGridPanel {
    private AttentionGridPanel() {}

    public static Panel of(PanelContext context) {
        return new FigurePanel(AttentionGridFigure.ID, context, AttentionGridFigure::of, hit -> press(context, hit));
    }

    private static void press(PanelContext context, Hit hit) {
        Target target = hit.target();
        if (!target.name().equals(AttentionGridFigure.HEAD)) return;
        Selection selection = context.selection().get();
        context.selection().set(selection.withHead(target.first(), target.second()));
    }
}
