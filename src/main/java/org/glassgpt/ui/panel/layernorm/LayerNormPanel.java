package org.glassgpt.ui.panel.layernorm;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import org.glassgpt.trace.Norm;
import org.glassgpt.ui.panel.FigurePanel;
import org.glassgpt.ui.panel.Panel;
import org.glassgpt.ui.panel.Presses;
import org.glassgpt.ui.panel.Sliders;
import org.glassgpt.ui.state.PanelContext;

/** One layer norm; pressing a cell takes its dimension in hand. */
public final class LayerNormPanel {
    private LayerNormPanel() {}

    public static Panel of(PanelContext context) {
        return new FigurePanel(LayerNormFigure.ID, context, LayerNormFigure::of)
                .onPress(LayerNormFigure.CELL, Presses::dimensionInLines)
                .withControls(norms(context), Sliders.layer(context), Sliders.dimension(context));
    }

    /** A button for each norm. */
    private static HBox norms(PanelContext context) {
        ToggleGroup group = new ToggleGroup();
        Map<Norm, RadioButton> buttons = new EnumMap<>(Norm.class);
        HBox row = new HBox(8);
        for (Norm norm : Norm.values()) {
            RadioButton button = new RadioButton();
            String code = norm.name().toLowerCase(Locale.ROOT);
            button.setId("control-norm-" + code);
            button.textProperty().bind(context.words().map(words -> words.text("control.norm." + code)));
            button.setToggleGroup(group);
            button.setOnAction(
                    event -> context.selection().set(context.selection().get().withNorm(norm)));
            buttons.put(norm, button);
            row.getChildren().add(button);
        }
        buttons.get(context.selection().get().norm()).setSelected(true);
        context.selection()
                .addListener((property, was, is) -> buttons.get(is.norm()).setSelected(true));
        return row;
    }
}
