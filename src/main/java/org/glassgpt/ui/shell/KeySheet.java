package org.glassgpt.ui.shell;

import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.glassgpt.ui.state.Texts;

/** What the keyboard does, over the stage until it is closed. */
final class KeySheet extends StackPane {
    private static final List<String> ENTRIES = List.of(
            "next",
            "play",
            "ends",
            "blocks",
            "token",
            "stops",
            "zoom",
            "cells",
            "open",
            "trail",
            "leave",
            "step",
            "prompt",
            "model",
            "size",
            "theme",
            "language",
            "inspector",
            "motion",
            "full",
            "sheet");
    private static final int ROWS = 11;

    private final Button close;

    KeySheet(Texts texts) {
        getStyleClass().add("key-sheet");
        setId("key-sheet");
        setVisible(false);
        Label title = Controls.labelled(new Label(), texts.text("keys.title"));
        title.getStyleClass().add("heading");
        GridPane grid = new GridPane();
        grid.getStyleClass().add("keys");
        for (int i = 0; i < ENTRIES.size(); i++) {
            Label keys = Controls.labelled(new Label(), texts.text("keys." + ENTRIES.get(i)));
            keys.getStyleClass().add("key");
            keys.setMinWidth(Region.USE_PREF_SIZE);
            Label what = Controls.labelled(new Label(), texts.text("keys.what." + ENTRIES.get(i)));
            what.setWrapText(true);
            grid.add(keys, i / ROWS * 2, i % ROWS);
            grid.add(what, i / ROWS * 2 + 1, i % ROWS);
        }
        close = Controls.labelled(new Button(), texts.text("keys.close"));
        close.setId("key-sheet-close");
        close.setOnAction(event -> hide());
        VBox content = new VBox(title, grid, close);
        content.getStyleClass().add("key-card");
        content.setAlignment(Pos.TOP_LEFT);
        ScrollPane scroll = new ScrollPane(content);
        scroll.setFitToWidth(true);
        scroll.setFitToHeight(true);
        getChildren().add(scroll);
        addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() != KeyCode.ESCAPE) return;
            hide();
            event.consume();
        });
    }

    void toggle() {
        if (isVisible()) hide();
        else show();
    }

    private void show() {
        setVisible(true);
        close.requestFocus();
    }

    private void hide() {
        setVisible(false);
    }
}
