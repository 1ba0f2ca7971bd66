package org.glassgpt.ui.panel.attention;

import javafx.scene.control.CheckBox;
import org.glassgpt.figure.Hit;
import org.glassgpt.figure.Target;
import org.glassgpt.session.Selection;
import org.glassgpt.ui.panel.FigurePanel;
import org.glassgpt.ui.panel.NumberSlider;
import org.glassgpt.ui.panel.Panel;
import org.glassgpt.ui.state.PanelContext;

/** One head; pressing a cell takes its row and column in hand, pressing it again lets the column go. */
public final class AttentionPanel {
    private AttentionPanel() {}

    public static Panel of(PanelContext context) {
        CheckBox numbers = new CheckBox();
        numbers.setId("control-numbers");
        numbers.setSelected(true);
        numbers.textProperty().bind(context.words().map(words -> words.text("control.numbers")));
        FigurePanel panel = new FigurePanel(
                AttentionFigure.ID,
                context,
                (snapshot, selection, paper) -> AttentionFigure.of(snapshot, selection, paper, numbers.isSelected()),
                hit -> press(context, hit));
        numbers.selectedProperty().addListener((property, was, is) -> panel.invalidate());
        return panel.withControls(
                new NumberSlider(
                        "control.layer",
                        context,
                        snapshot -> snapshot.trace().model().layers(),
                        Selection::layer,
                        (selection, layer) -> selection.withHead(layer, selection.head())),
                new NumberSlider(
                        "control.head",
                        context,
                        snapshot -> snapshot.trace().model().heads(),
                        Selection::head,
                        (selection, head) -> selection.withHead(selection.layer(), head)),
                numbers);
    }

    private static void press(PanelContext context, Hit hit) {
        Target target = hit.target();
        Selection selection = context.selection().get();
        if (target.name().equals(AttentionFigure.CELL)) {
            int query = hit.row() * target.first();
            int key = hit.column() * target.first();
            boolean again = selection.token() == query && selection.key() == key;
            context.selection().set(selection.withCell(query, again ? Selection.NONE : key));
        } else if (target.name().equals(AttentionFigure.KEY)) {
            boolean again = selection.key() == target.first();
            context.selection().set(selection.withCell(selection.token(), again ? Selection.NONE : target.first()));
        }
    }
}
