package org.glassgpt.ui.shell;

import atlantafx.base.theme.Styles;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import org.glassgpt.ui.state.Texts;

/** Which panel of a view is compared, and, where not all pictures find room, which are seen. */
final class ComparisonSwitch extends HBox {
    private final Texts texts;
    private final Consumer<String> panel;
    private final Consumer<ComparisonRow.Seen> seen;

    /**
     * @param panel hears which panel is chosen
     * @param seen hears which pictures are
     */
    ComparisonSwitch(Texts texts, Consumer<String> panel, Consumer<ComparisonRow.Seen> seen) {
        this.texts = texts;
        this.panel = panel;
        this.seen = seen;
        getStyleClass().add("comparison-switch");
        follow(List.of(), "", List.of(), ComparisonRow.Seen.BOTH);
    }

    /**
     * @param panels of the view
     * @param choices of what is seen; none where everything is
     */
    void follow(List<String> panels, String shown, List<ComparisonRow.Seen> choices, ComparisonRow.Seen chosen) {
        List<Node> groups = new ArrayList<>();
        if (panels.size() > 1) {
            List<ToggleButton> buttons = new ArrayList<>();
            for (String id : panels) {
                ToggleButton button = button("compare-panel-" + id, "panel." + id, id.equals(shown));
                button.setOnAction(event -> panel.accept(id));
                buttons.add(button);
            }
            groups.add(group(buttons));
        }
        if (!choices.isEmpty()) {
            List<ToggleButton> buttons = new ArrayList<>();
            for (ComparisonRow.Seen one : choices) {
                ToggleButton button = button("compare-see-" + one.key(), "compare.see." + one.key(), one == chosen);
                button.setOnAction(event -> {
                    seen.accept(one);
                    follow(panels, shown, choices, one);
                });
                buttons.add(button);
            }
            groups.add(group(buttons));
        }
        boolean focused = getChildren().stream().anyMatch(Node::isFocusWithin);
        String focus =
                focused && getScene() != null ? getScene().getFocusOwner().getId() : "";
        getChildren().setAll(groups);
        if (focused) {
            Node again = lookup("#" + focus);
            if (again != null) again.requestFocus(); // the keyboard stays where it was
        }
        setVisible(!groups.isEmpty());
        setManaged(!groups.isEmpty());
    }

    private ToggleButton button(String id, String key, boolean selected) {
        ToggleButton button = Controls.labelled(new ToggleButton(), texts.text(key));
        button.setId(id);
        button.setSelected(selected);
        button.setMinWidth(USE_PREF_SIZE);
        return button;
    }

    private static HBox group(List<ToggleButton> buttons) {
        for (int i = 0; i < buttons.size(); i++) {
            buttons.get(i)
                    .getStyleClass()
                    .add(i == 0 ? Styles.LEFT_PILL : i == buttons.size() - 1 ? Styles.RIGHT_PILL : Styles.CENTER_PILL);
        }
        return new HBox(buttons.toArray(ToggleButton[]::new));
    }
}
