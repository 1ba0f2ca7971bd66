package org.glassgpt.ui.panel;

import javafx.scene.Node;
import org.glassgpt.session.Selection;
import org.glassgpt.ui.state.PanelContext;

/** Sliders that take a layer, a head and a token in hand. */
public final class HeadSliders {
    private HeadSliders() {}

    public static Node layer(PanelContext context) {
        return new NumberSlider(
                "control.layer",
                context,
                snapshot -> snapshot.trace().model().layers(),
                Selection::layer,
                (selection, layer) -> selection.withHead(layer, selection.head()));
    }

    public static Node head(PanelContext context) {
        return new NumberSlider(
                "control.head",
                context,
                snapshot -> snapshot.trace().model().heads(),
                Selection::head,
                (selection, head) -> selection.withHead(selection.layer(), head));
    }

    /** Where the selection follows the end of the text, the slider stands at the last token. */
    public static Node token(PanelContext context) {
        return new NumberSlider(
                "control.token",
                context,
                snapshot -> snapshot.trace().tokens(),
                selection -> selection.token() == Selection.LAST ? Integer.MAX_VALUE : selection.token(),
                Selection::withToken);
    }
}
