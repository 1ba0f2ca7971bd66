package org.glassgpt.ui.panel.attention;

import javafx.scene.control.CheckBox;
import org.glassgpt.session.Selection;
import org.glassgpt.ui.panel.FigurePanel;
import org.glassgpt.ui.panel.Panel;
import org.glassgpt.ui.panel.Sliders;
import org.glassgpt.ui.state.PanelContext;

/** One head; pressing a cell takes its row and column in hand, pressing it again lets the column go. */
public final class AttentionPanel {
    private AttentionPanel() {}

    public static Panel of(PanelContext context) {
        CheckBox numbers = new CheckBox();
        numbers.setId("control-numbers");
        numbers.setSelected(true);
        numbers.textProperty().bind(context.words().map(words -> words.text("control.numbers")));
        FigurePanel.Builder figure =
                (snapshot, selection, paper) -> AttentionFigure.of(snapshot, selection, paper, numbers.isSelected());
        FigurePanel panel = new FigurePanel(AttentionFigure.ID, context, figure)
                .onPress(AttentionFigure.CELL, (selection, hit) -> {
                    int query = hit.row() * hit.target().first();
                    int key = hit.column() * hit.target().first();
                    boolean again = selection.token() == query && selection.key() == key;
                    return selection.withCell(query, again ? Selection.NONE : key);
                })
                .onPress(AttentionFigure.KEY, (selection, hit) -> {
                    int key = hit.target().first();
                    return selection.withCell(selection.token(), selection.key() == key ? Selection.NONE : key);
                });
        numbers.selectedProperty().addListener((property, was, is) -> panel.invalidate());
        return panel.withControls(Sliders.layer(context), Sliders.head(context), numbers);
    }
}
