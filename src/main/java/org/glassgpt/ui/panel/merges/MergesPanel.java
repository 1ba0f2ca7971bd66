package org.glassgpt.ui.panel.merges;

import org.glassgpt.figure.Hit;
import org.glassgpt.session.Selection;
import org.glassgpt.ui.panel.FigurePanel;
import org.glassgpt.ui.panel.HeadSliders;
import org.glassgpt.ui.panel.Panel;
import org.glassgpt.ui.state.PanelContext;

/** The merges of the word that holds the token in hand; pressing a token takes it in hand. */
public final class MergesPanel {
    private MergesPanel() {}

    public static Panel of(PanelContext context) {
        return new FigurePanel(MergesFigure.ID, context, MergesFigure::of, hit -> press(context, hit))
                .withControls(HeadSliders.token(context));
    }

    private static void press(PanelContext context, Hit hit) {
        if (!hit.target().name().equals(MergesFigure.TOKEN)) return;
        Selection selection = context.selection().get();
        context.selection().set(selection.withToken(hit.target().first()));
    }
}
