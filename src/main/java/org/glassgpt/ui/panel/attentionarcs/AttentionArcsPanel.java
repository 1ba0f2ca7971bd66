package org.glassgpt.ui.panel.attentionarcs;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.layout.HBox;
import org.glassgpt.figure.Numbers;
import org.glassgpt.session.Selection;
import org.glassgpt.ui.panel.FigurePanel;
import org.glassgpt.ui.panel.Panel;
import org.glassgpt.ui.panel.Sliders;
import org.glassgpt.ui.state.PanelContext;

/** One head's arcs; pressing a token or an arc takes it in hand. */
public final class AttentionArcsPanel {
    private static final double STEP = 0.01;

    private AttentionArcsPanel() {}

    public static Panel of(PanelContext context) {
        CheckBox all = new CheckBox();
        all.setId("control-all-arcs");
        all.setSelected(true);
        all.textProperty().bind(context.words().map(words -> words.text("control.all-arcs")));
        Slider threshold = new Slider(STEP, 0.9, AttentionArcsFigure.THRESHOLD);
        threshold.setId("control-threshold");
        threshold.setPrefWidth(116);
        threshold.setBlockIncrement(STEP);
        FigurePanel.Builder figure = (snapshot, selection, paper) ->
                AttentionArcsFigure.of(snapshot, selection, paper, all.isSelected(), rounded(threshold));
        FigurePanel panel = new FigurePanel(AttentionArcsFigure.ID, context, figure)
                .onPress(
                        AttentionArcsFigure.TOKEN,
                        (selection, hit) -> selection.withCell(hit.target().first(), Selection.NONE))
                .onPress(
                        AttentionArcsFigure.ARC,
                        (selection, hit) -> selection.withCell(
                                hit.target().first(), hit.target().second()));
        all.selectedProperty().addListener((property, was, is) -> panel.invalidate());
        threshold.valueProperty().addListener((property, was, is) -> panel.invalidate());
        return panel.withControls(Sliders.layer(context), Sliders.head(context), named(threshold, context), all);
    }

    private static double rounded(Slider threshold) {
        return Math.round(threshold.getValue() / STEP) * STEP;
    }

    private static Node named(Slider threshold, PanelContext context) {
        Label name = new Label();
        name.textProperty().bind(context.words().map(words -> words.text("control.threshold")));
        name.setLabelFor(threshold);
        threshold.accessibleTextProperty().bind(name.textProperty());
        Label value = new Label();
        value.getStyleClass().add("number");
        value.setMinWidth(Label.USE_PREF_SIZE);
        value.textProperty().bind(threshold.valueProperty().map(now -> Numbers.limit(rounded(threshold))));
        HBox row = new HBox(8, name, threshold, value);
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }
}
