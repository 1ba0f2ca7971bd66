package org.glassgpt.ui.shell;

import javafx.scene.control.MenuButton;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import org.glassgpt.session.Operation;

/** The {@link ViewBar} where there is room for one button only: it says what is shown and holds the rest. */
final class ViewMenu extends MenuButton {
    private final ShellModel model;
    private final Panels panels;

    ViewMenu(ShellModel model, Panels panels) {
        this.model = model;
        this.panels = panels;
        setId("view-menu");
        getStyleClass().add("view-menu");
        setMinWidth(USE_PREF_SIZE);
        Controls.named(this, model.texts().text("view.shown-hint"));
        model.panels().selection().addListener((value, old, now) -> follow());
        model.view().addListener((value, old, now) -> follow());
        follow();
    }

    private void follow() {
        Operation operation = model.panels().selection().get().operation();
        View current = panels.view(operation, model.view().get());
        textProperty().unbind();
        textProperty().bind(model.texts().text(current.key()));
        getItems().clear();
        for (View view : panels.views(operation)) add(view, current);
        getItems().add(new SeparatorMenuItem());
        for (View view : panels.whole()) add(view, current);
    }

    private void add(View view, View current) {
        RadioMenuItem item = new RadioMenuItem();
        item.textProperty().bind(model.texts().text(view.key()));
        item.setSelected(view.equals(current));
        item.setOnAction(event -> model.choose(view));
        getItems().add(item);
    }
}
