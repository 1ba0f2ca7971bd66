package org.glassgpt.ui.panel.attentiongrid;

import org.glassgpt.ui.panel.FigurePanel;
import org.glassgpt.ui.panel.Memo;
import org.glassgpt.ui.panel.Panel;
import org.glassgpt.ui.panel.Presses;
import org.glassgpt.ui.state.PanelContext;

/** All heads; pressing one takes it in hand. */
public final class AttentionGridPanel {
    private AttentionGridPanel() {}

    public static Panel of(PanelContext context) {
        Memo<SampledPattern[][]> memo = new Memo<>();
        FigurePanel.Builder figure =
                (snapshot, selection, paper) -> AttentionGridFigure.of(snapshot, selection, paper, memo);
        return new FigurePanel(AttentionGridFigure.ID, context, figure)
                .inBackground(AttentionGridFigure::heavy)
                .onPress(AttentionGridFigure.HEAD, Presses::head);
    }
}
