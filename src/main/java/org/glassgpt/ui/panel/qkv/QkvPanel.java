package org.glassgpt.ui.panel.qkv;

import org.glassgpt.figure.Hit;
import org.glassgpt.session.Selection;
import org.glassgpt.ui.panel.FigurePanel;
import org.glassgpt.ui.panel.HeadSliders;
import org.glassgpt.ui.panel.Panel;
import org.glassgpt.ui.state.PanelContext;

/** Queries, keys and values; pressing a row takes its token in hand. */
public final class QkvPanel {
    private QkvPanel() {}

    public static Panel of(PanelContext context) {
        return new FigurePanel(QkvFigure.ID, context, QkvFigure::of, hit -> press(context, hit))
                .withControls(HeadSliders.layer(context), HeadSliders.head(context));
    }

    private static void press(PanelContext context, Hit hit) {
        if (!hit.target().name().startsWith(QkvFigure.CELL)) return;
        Selection selection = context.selection().get();
        context.selection().set(selection.withToken(hit.row() * hit.target().first()));
    }
}
