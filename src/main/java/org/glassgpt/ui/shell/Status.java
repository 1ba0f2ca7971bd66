package org.glassgpt.ui.shell;

import java.util.Optional;
import javafx.scene.control.Button;
import org.controlsfx.control.StatusBar;
import org.glassgpt.i18n.Messages;
import org.glassgpt.session.Activity;

/** What is going on, while there is something to wait for. */
final class Status extends StatusBar {
    private final ShellModel model;

    Status(ShellModel model) {
        this.model = model;
        setId("status");
        textProperty().bind(model.texts().following(this::state, model.session().activity()));
        Button cancel = Controls.labelled(new Button(), model.texts().text("status.cancel"));
        cancel.setId("cancel");
        cancel.getStyleClass().addAll("flat", "small");
        cancel.setOnAction(event -> model.session().cancel());
        getRightItems().add(cancel);
        busy(cancel, model.session().activity().get());
        model.session().activity().addListener((value, old, now) -> busy(cancel, now));
    }

    private void busy(Button cancel, Optional<Activity> activity) {
        boolean opening = activity.filter(Activity.OPENING::equals).isPresent();
        setProgress(opening ? -1 : 0);
        cancel.setVisible(activity.isPresent());
        cancel.setManaged(activity.isPresent());
    }

    private String state(Messages now) {
        Optional<Activity> activity = model.session().activity().get();
        if (activity.isPresent()) {
            return switch (activity.get()) {
                case OPENING -> now.text("status.opening");
                case RUNNING -> now.text("status.running");
            };
        }
        return "";
    }
}
