package org.glassgpt.ui.panel.mlp;

import org.glassgpt.figure.Hit;
import org.glassgpt.figure.Target;
import org.glassgpt.session.Selection;
import org.glassgpt.ui.panel.FigurePanel;
import org.glassgpt.ui.panel.Memo;
import org.glassgpt.ui.panel.NumberSlider;
import org.glassgpt.ui.panel.Panel;
import org.glassgpt.ui.state.PanelContext;

/** One MLP; pressing a neuron takes it in hand, pressing it again goes back to the most active one. */
public final class MlpPanel {
    private MlpPanel() {}

    public static Panel of(PanelContext context) {
        Memo<MlpView.Towards> memo = new Memo<>();
        return new FigurePanel(
                        MlpFigure.ID,
                        context,
                        (snapshot, selection, paper) -> MlpFigure.of(snapshot, selection, paper, memo),
                        hit -> press(context, hit))
                .inBackground()
                .withControls(
                        new NumberSlider(
                                "control.layer",
                                context,
                                snapshot -> snapshot.trace().model().layers(),
                                Selection::layer,
                                (selection, layer) -> selection.withHead(layer, selection.head())),
                        new NumberSlider(
                                "control.neuron",
                                context,
                                snapshot -> snapshot.trace().model().neurons(),
                                selection -> Math.max(0, selection.neuron()),
                                Selection::withNeuron));
    }

    private static void press(PanelContext context, Hit hit) {
        Target target = hit.target();
        Selection selection = context.selection().get();
        if (target.name().equals(MlpFigure.NEURON) || target.name().equals(MlpFigure.DOT)) {
            int neuron = target.name().equals(MlpFigure.DOT) ? hit.row() : target.first();
            boolean again = selection.neuron() == neuron;
            context.selection().set(selection.withNeuron(again ? Selection.NONE : neuron));
        } else if (target.name().equals(MlpFigure.TOKEN)) {
            context.selection().set(selection.withToken(target.first()));
        } else if (target.name().equals(MlpFigure.CELL)) {
            context.selection().set(selection.withToken(hit.row() * target.first() + hit.column()));
        }
    }
}
