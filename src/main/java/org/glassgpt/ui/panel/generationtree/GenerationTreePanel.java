package org.glassgpt.ui.panel.generationtree;

import java.util.function.IntConsumer;
import org.glassgpt.ui.panel.FigurePanel;
import org.glassgpt.ui.panel.Panel;
import org.glassgpt.ui.state.PanelContext;

/** The tree of steps; pressing one goes there, pressing a token that may come next appends it. */
public final class GenerationTreePanel {
    private GenerationTreePanel() {}

    /**
     * @param goTo goes to a node of the tree
     * @param choose appends the token with that id
     */
    public static Panel of(PanelContext context, IntConsumer goTo, IntConsumer choose) {
        return new FigurePanel(GenerationTreeFigure.ID, context, GenerationTreeFigure::of)
                .onPress(
                        GenerationTreeFigure.NODE,
                        hit -> goTo.accept(hit.target().first()))
                .onPress(
                        GenerationTreeFigure.CHOICE,
                        hit -> choose.accept(hit.target().first()));
    }
}
