package org.glassgpt.ui.shell;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import org.glassgpt.session.Operation;

/** What there is to see of the operation in hand, and of the whole model. */
final class ViewBar extends HBox {
    private final ShellModel model;
    private final Panels panels;
    private final MenuButton whole = new MenuButton();
    private List<View> shown = List.of();

    ViewBar(ShellModel model, Panels panels) {
        this.model = model;
        this.panels = panels;
        getStyleClass().add("places");
        whole.setId("whole-menu");
        whole.textProperty().bind(model.texts().text("view.more"));
        Controls.named(whole, model.texts().text("view.more-hint"));
        for (View view : panels.whole()) {
            MenuItem item = new MenuItem();
            item.textProperty().bind(model.texts().text(view.key()));
            item.setOnAction(event -> model.choose(view));
            whole.getItems().add(item);
        }
        model.panels().selection().addListener((value, old, now) -> follow());
        model.view().addListener((value, old, now) -> follow());
        follow();
    }

    private void follow() {
        Operation operation = model.panels().selection().get().operation();
        View current = panels.view(operation, model.view().get());
        List<View> views = new ArrayList<>(panels.views(operation));
        if (!views.contains(current)) views.add(current);
        if (!views.equals(shown)) {
            shown = views;
            List<Node> nodes = new ArrayList<>();
            for (View view : views) nodes.add(button(view));
            nodes.add(whole);
            getChildren().setAll(nodes);
        }
        for (int i = 0; i < views.size(); i++) {
            ((ToggleButton) getChildren().get(i)).setSelected(views.get(i).equals(current));
        }
    }

    private ToggleButton button(View view) {
        ToggleButton button =
                Controls.labelled(new ToggleButton(), model.texts().text(view.key()));
        button.setId("view-" + view.id());
        button.getStyleClass().add("place");
        button.setOnAction(event -> {
            model.choose(view);
            follow();
        });
        return button;
    }
}
