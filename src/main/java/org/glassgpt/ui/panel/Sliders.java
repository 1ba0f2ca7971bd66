package org.glassgpt.ui.panel;

import java.util.function.ToIntBiFunction;
import org.glassgpt.session.Selection;
import org.glassgpt.session.Snapshot;
import org.glassgpt.ui.state.PanelContext;

/** Sliders that take something in hand. */
public final class Sliders {
    private Sliders() {}

    public static NumberSlider layer(PanelContext context) {
        return new NumberSlider(
                "control.layer",
                context,
                snapshot -> snapshot.trace().model().layers(),
                Selection::layer,
                (selection, layer) -> selection.withHead(layer, selection.head()));
    }

    public static NumberSlider head(PanelContext context) {
        return new NumberSlider(
                "control.head",
                context,
                snapshot -> snapshot.trace().model().heads(),
                Selection::head,
                (selection, head) -> selection.withHead(selection.layer(), head));
    }

    /** Where the selection follows the end of the text, the slider stands at the last token. */
    public static NumberSlider token(PanelContext context) {
        return new NumberSlider(
                "control.token",
                context,
                snapshot -> snapshot.trace().tokens(),
                selection -> selection.token() == Selection.LAST ? Integer.MAX_VALUE : selection.token(),
                Selection::withToken);
    }

    /** A dimension of the residual stream. */
    public static NumberSlider dimension(PanelContext context) {
        return new NumberSlider(
                "control.dimension",
                context,
                snapshot -> snapshot.trace().model().width(),
                Selection::dimension,
                Selection::withDimension);
    }

    public static NumberSlider position(PanelContext context) {
        return new NumberSlider(
                "control.position",
                context,
                snapshot -> snapshot.trace().model().context(),
                Selection::position,
                Selection::withPosition);
    }

    /**
     * A neuron of the MLP.
     *
     * @param shown which one the panel shows, be it in hand or not
     */
    public static NumberSlider neuron(PanelContext context, ToIntBiFunction<Snapshot, Selection> shown) {
        return new NumberSlider(
                "control.neuron",
                context,
                snapshot -> snapshot.trace().model().neurons(),
                shown,
                Selection::withNeuron);
    }
}
