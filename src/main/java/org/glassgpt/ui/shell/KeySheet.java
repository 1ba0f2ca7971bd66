package org.glassgpt.ui.shell;

import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.glassgpt.ui.state.Appearance;
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
            "lesson",
            "leave",
            "step",
            "prompt",
            "model",
            "session",
            "export",
            "experiments",
            "undo",
            "size",
            "theme",
            "language",
            "inspector",
            "motion",
            "compare",
            "projector",
            "captions",
            "full",
            "sheet");

    private final Texts texts;
    private final Appearance appearance;
    private Optional<Button> close = Optional.empty();

    KeySheet(Texts texts, Appearance appearance) {
        this.texts = texts;
        this.appearance = appearance;
        getStyleClass().add("key-sheet");
        setId("key-sheet");
        setVisible(false);
        addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() != KeyCode.ESCAPE) return;
            hide();
            event.consume();
        });
    }

    /** When it is shown for the first time. */
    private Button fill() {
        Label title = Controls.labelled(new Label(), texts.text("keys.title"));
        title.getStyleClass().add("heading");
        GridPane grid = new GridPane();
        grid.getStyleClass().add("keys");
        fill(grid, texts, appearance.scale().get());
        appearance.scale().addListener((value, old, now) -> fill(grid, texts, now.doubleValue()));
        Button close = Controls.labelled(new Button(), texts.text("keys.close"));
        close.setId("key-sheet-close");
        close.setOnAction(event -> hide());
        VBox content = new VBox(title, grid, close);
        content.getStyleClass().add("key-card");
        content.setAlignment(Pos.TOP_LEFT);
        ScrollPane scroll = new ScrollPane(content);
        scroll.setFitToWidth(true);
        scroll.setFitToHeight(true);
        getChildren().add(scroll);
        return close;
    }

    /** Two entries beside each other, at large scales one. */
    private static void fill(GridPane grid, Texts texts, double scale) {
        boolean wide = scale <= Appearance.OVERLAY;
        int rows = wide ? (ENTRIES.size() + 1) / 2 : ENTRIES.size();
        grid.getChildren().clear();
        grid.getColumnConstraints().clear();
        for (int column = 0; column < (wide ? 2 : 1); column++) {
            ColumnConstraints what = new ColumnConstraints();
            what.setHgrow(Priority.ALWAYS);
            grid.getColumnConstraints().addAll(new ColumnConstraints(), what);
        }
        for (int i = 0; i < ENTRIES.size(); i++) {
            Label keys = Controls.labelled(new Label(), texts.text("keys." + ENTRIES.get(i)));
            keys.getStyleClass().add("key");
            keys.setMinWidth(Region.USE_PREF_SIZE);
            Label what = Controls.labelled(new Label(), texts.text("keys.what." + ENTRIES.get(i)));
            what.setWrapText(true);
            grid.add(keys, i / rows * 2, i % rows);
            grid.add(what, i / rows * 2 + 1, i % rows);
        }
    }

    void toggle() {
        if (isVisible()) hide();
        else show();
    }

    private void show() {
        if (close.isEmpty()) {
            close = Optional.of(fill());
            applyCss(); // what stands in a scroll pane belongs to the window from then on, and can have the focus
        }
        setVisible(true);
        close.get().requestFocus();
    }

    private void hide() {
        setVisible(false);
    }
}
