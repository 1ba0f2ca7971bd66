package org.glassgpt.ui.panel.attentionoutput;

import org.glassgpt.figure.Hit;
import org.glassgpt.session.Selection;
import org.glassgpt.ui.panel.FigurePanel;
import org.glassgpt.ui.panel.HeadSliders;
import org.glassgpt.ui.panel.Panel;
import org.glassgpt.ui.state.PanelContext;

/** What the heads write; pressing a row takes its head in hand. */
public final class AttentionOutputPanel {
    private AttentionOutputPanel() {}

    public static Panel of(PanelContext context) {
        return new FigurePanel(AttentionOutputFigure.ID, context, AttentionOutputFigure::of, hit -> press(context, hit))
                .withControls(HeadSliders.layer(context), HeadSliders.token(context));
    }

    private static void press(PanelContext context, Hit hit) {
        Selection selection = context.selection().get();
        if (hit.target().name().equals(AttentionOutputFigure.HEAD)) {
            context.selection()
                    .set(selection.withHead(selection.layer(), hit.target().first()));
        }
    }
}
