package org.glassgpt.ui.panel.positions;

import org.glassgpt.figure.Hit;
import org.glassgpt.figure.Target;
import org.glassgpt.session.Selection;
import org.glassgpt.ui.panel.FigurePanel;
import org.glassgpt.ui.panel.NumberSlider;
import org.glassgpt.ui.panel.Panel;
import org.glassgpt.ui.state.PanelContext;

/** Positional encodings, with sliders for position and dimension; pressing the picture chooses both. */
public final class PositionsPanel {
    private PositionsPanel() {}

    /** The model's own table. */
    public static Panel learned(PanelContext context) {
        return of(PositionsFigure.LEARNED, context, PositionsFigure::learned);
    }

    /** Sine and cosine. */
    public static Panel sine(PanelContext context) {
        return of(PositionsFigure.SINE, context, PositionsFigure::sine);
    }

    private static Panel of(String id, PanelContext context, FigurePanel.Builder builder) {
        return new FigurePanel(id, context, builder, hit -> press(context, hit))
                .withControls(
                        new NumberSlider(
                                "control.position",
                                context,
                                snapshot -> snapshot.trace().model().context(),
                                Selection::position,
                                Selection::withPosition),
                        new NumberSlider(
                                "control.dimension",
                                context,
                                snapshot -> snapshot.trace().model().width(),
                                Selection::dimension,
                                Selection::withDimension));
    }

    private static void press(PanelContext context, Hit hit) {
        Target target = hit.target();
        Selection selection = context.selection().get();
        if (target.name().equals(PositionsFigure.CELL)) {
            context.selection()
                    .set(selection
                            .withDimension(hit.row() * target.first())
                            .withPosition(hit.column() * target.second()));
        } else if (target.name().equals(PositionsFigure.CURVE)) {
            context.selection().set(selection.withDimension(target.first()).withPosition(hit.column()));
        }
    }
}
