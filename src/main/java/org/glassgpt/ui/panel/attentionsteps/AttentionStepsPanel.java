package org.glassgpt.ui.panel.attentionsteps;

import org.glassgpt.figure.Hit;
import org.glassgpt.session.Selection;
import org.glassgpt.ui.panel.FigurePanel;
import org.glassgpt.ui.panel.HeadSliders;
import org.glassgpt.ui.panel.Panel;
import org.glassgpt.ui.state.PanelContext;

/** The stages of attention; pressing a row of a matrix takes its token in hand. */
public final class AttentionStepsPanel {
    private AttentionStepsPanel() {}

    public static Panel of(PanelContext context) {
        return new FigurePanel(AttentionStepsFigure.ID, context, AttentionStepsFigure::of, hit -> press(context, hit))
                .withControls(HeadSliders.layer(context), HeadSliders.head(context), HeadSliders.token(context));
    }

    private static void press(PanelContext context, Hit hit) {
        if (!hit.target().name().equals(AttentionStepsFigure.MATRIX)) return;
        Selection selection = context.selection().get();
        context.selection().set(selection.withToken(hit.row()));
    }
}
