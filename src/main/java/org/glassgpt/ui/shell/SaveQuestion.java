package org.glassgpt.ui.shell;

import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.glassgpt.ui.state.Texts;

/** Asks, before steps or edits that stand in no file are let go of, what to do with them. */
final class SaveQuestion extends StackPane {
    private final Texts texts;
    private Optional<Button> save = Optional.empty();
    private Runnable onSave = () -> {};
    private Runnable onGo = () -> {};
    private Node before;

    SaveQuestion(Texts texts) {
        this.texts = texts;
        setId("save-question");
        getStyleClass().add("question");
        setVisible(false);
        addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() != KeyCode.ESCAPE) return;
            answer(() -> {});
            event.consume();
        });
    }

    /** When it is asked for the first time. */
    private Button fill() {
        Label title = Controls.labelled(new Label(), texts.text("takeaway.unsaved.title"));
        title.getStyleClass().add("heading");
        Label text = Controls.labelled(new Label(), texts.text("takeaway.unsaved.text"));
        text.setWrapText(true);
        Button save = button(texts, "save");
        save.getStyleClass().add("accent");
        save.setOnAction(event -> answer(onSave));
        Button go = button(texts, "go");
        go.setOnAction(event -> answer(onGo));
        Button stay = button(texts, "stay");
        stay.setCancelButton(true);
        stay.setOnAction(event -> answer(() -> {}));
        HBox row = new HBox(save, go, stay);
        row.getStyleClass().add("guide-row");
        VBox card = new VBox(title, text, row);
        card.getStyleClass().add("question-card");
        card.setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        getChildren().add(card);
        StackPane.setAlignment(card, Pos.CENTER);
        return save;
    }

    private static Button button(Texts texts, String which) {
        Button button = Controls.labelled(new Button(), texts.text("takeaway.unsaved." + which));
        button.setId("save-question-" + which);
        button.setMinWidth(USE_PREF_SIZE);
        return button;
    }

    /**
     * @param saveIt what to do first, and then go on
     * @param goOn what to do without saving
     */
    void ask(Runnable saveIt, Runnable goOn) {
        onSave = saveIt;
        onGo = goOn;
        before = getScene() == null ? null : getScene().getFocusOwner();
        if (save.isEmpty()) save = Optional.of(fill());
        setVisible(true);
        toFront();
        save.get().requestFocus();
    }

    private void answer(Runnable then) {
        setVisible(false);
        if (before != null) before.requestFocus();
        then.run();
    }
}
