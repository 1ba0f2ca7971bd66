package org.glassgpt.ui.shell;

import atlantafx.base.controls.Notification;
import java.util.Optional;
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
    private final PauseTransition stay = new PauseTransition(STAY);
    private Optional<Notification> card = Optional.empty();

    Notes(StackPane over) {
        this.over = over;
    }

    /** When there is something to say for the first time. */
    private Notification make() {
        Notification note = new Notification("", new FontIcon(Feather.CHECK));
        note.setId("note");
        note.getStyleClass().add("note-card");
        note.setOnClose(event -> note.setVisible(false));
        note.managedProperty().bind(note.visibleProperty());
        stay.setOnFinished(event -> note.setVisible(false));
        StackPane.setAlignment(note, Pos.TOP_RIGHT);
        over.getChildren().add(note);
        card = Optional.of(note);
        return note;
    }

    void say(StringBinding words) {
        Notification note = card.orElseGet(this::make);
        note.messageProperty().unbind();
        note.messageProperty().bind(words);
        note.setAccessibleText(words.get());
        note.setVisible(true);
        note.toFront();
        stay.playFromStart();
    }
}
