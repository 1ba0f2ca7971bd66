package org.glassgpt.ui.panel.mlp;

import org.glassgpt.session.Selection;
import org.glassgpt.ui.panel.FigurePanel;
import org.glassgpt.ui.panel.Memo;
import org.glassgpt.ui.panel.Panel;
import org.glassgpt.ui.panel.Presses;
import org.glassgpt.ui.panel.Sliders;
import org.glassgpt.ui.state.PanelContext;

/** One MLP; pressing a neuron takes it in hand, pressing it again goes back to the most active one. */
public final class MlpPanel {
    private MlpPanel() {}

    public static Panel of(PanelContext context) {
        Memo<MlpView.Towards> memo = new Memo<>();
        FigurePanel.Builder figure = (snapshot, selection, paper) -> MlpFigure.of(snapshot, selection, paper, memo);
        return new FigurePanel(MlpFigure.ID, context, figure)
                .inBackground()
                .onPress(
                        MlpFigure.NEURON,
                        (selection, hit) -> neuron(selection, hit.target().first()))
                .onPress(MlpFigure.DOT, (selection, hit) -> neuron(selection, hit.row()))
                .onPress(
                        MlpFigure.TOKEN,
                        (selection, hit) -> selection.withToken(hit.target().first()))
                .onPress(MlpFigure.CELL, Presses::tokenInLines)
                .withControls(Sliders.layer(context), Sliders.neuron(context, MlpView::neuron));
    }

    private static Selection neuron(Selection selection, int neuron) {
        return selection.withNeuron(selection.neuron() == neuron ? Selection.NONE : neuron);
    }
}
