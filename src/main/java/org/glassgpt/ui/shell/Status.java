package org.glassgpt.ui.shell;

import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import org.controlsfx.control.StatusBar;
import org.glassgpt.i18n.Messages;
import org.glassgpt.session.Activity;
import org.glassgpt.session.Selection;
import org.glassgpt.session.Snapshot;
import org.glassgpt.trace.ModelShape;

/** What is going on, what is open, and where one is. */
final class Status extends StatusBar {
    private final ShellModel model;

    Status(ShellModel model) {
        this.model = model;
        setId("status");
        textProperty()
                .bind(model.texts()
                        .following(
                                this::state,
                                model.session().activity(),
                                model.session().snapshot()));
        Label place = new Label();
        place.setId("where");
        place.textProperty()
                .bind(model.texts()
                        .following(
                                this::where,
                                model.panels().selection(),
                                model.session().snapshot()));
        Button cancel = Controls.labelled(new Button(), model.texts().text("status.cancel"));
        cancel.setId("cancel");
        cancel.getStyleClass().addAll("flat", "small");
        cancel.setOnAction(event -> model.session().cancel());
        getRightItems().addAll(cancel, place);
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
        return model.session().snapshot().get().map(shown -> open(now, shown)).orElse(now.text("status.nothing"));
    }

    private static String open(Messages now, Snapshot shown) {
        ModelShape shape = shown.trace().model();
        return now.text(
                "status.open",
                shape.layers(),
                shape.heads(),
                shape.width(),
                shape.vocab(),
                shown.tokens().size(),
                shape.context());
    }

    private String where(Messages now) {
        return model.session()
                .snapshot()
                .get()
                .map(shown -> {
                    Selection in = model.panels().selection().get().within(shown.trace());
                    String token = shown.tokens().get(in.token()).visible();
                    return now.text("status.where", in.layer(), in.head(), token, in.token());
                })
                .orElse("");
    }
}
