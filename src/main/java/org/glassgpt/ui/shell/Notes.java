package org.glassgpt.ui.shell;

import atlantafx.base.controls.Notification;
import javafx.animation.PauseTransition;
import javafx.beans.binding.StringBinding;
import javafx.geometry.Pos;
import javafx.scene.layout.StackPane;
import javafx.util.Duration;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Says for a few seconds what was done, in a corner of the stage. */
final class Notes {
    private static final Duration STAY = Duration.seconds(5);

    private final StackPane over;
    private final Notification note = new Notification("", new FontIcon(Feather.CHECK));
    private final PauseTransition stay = new PauseTransition(STAY);

    Notes(StackPane over) {
        note.setId("note");
        note.getStyleClass().add("note-card");
        note.setOnClose(event -> note.setVisible(false));
        note.setVisible(false);
        note.managedProperty().bind(note.visibleProperty());
        stay.setOnFinished(event -> note.setVisible(false));
        StackPane.setAlignment(note, Pos.TOP_RIGHT);
        this.over = over;
    }

    void say(StringBinding words) {
        if (note.getParent() == null) over.getChildren().add(note);
        note.messageProperty().unbind();
        note.messageProperty().bind(words);
        note.setAccessibleText(words.get());
        note.setVisible(true);
        note.toFront();
        stay.playFromStart();
    }
}
