package org.glassgpt.ui.shell;

import javafx.geometry.Pos;
import javafx.scene.AccessibleAttribute;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The sentence that says what could not be done; gone when something else is done, or dismissed. */
final class ProblemBar extends HBox {
    ProblemBar(ShellModel model) {
        getStyleClass().add("problem");
        setAlignment(Pos.CENTER_LEFT);
        Label sentence = new Label();
        sentence.setId("problem");
        sentence.setWrapText(true);
        sentence.setMaxWidth(Double.MAX_VALUE);
        sentence.textProperty()
                .bind(model.texts()
                        .following(
                                now -> model.session()
                                        .problem()
                                        .get()
                                        .map(problem -> problem.in(now))
                                        .orElse(""),
                                model.session().problem()));
        Button dismiss = Controls.icon(new Button(), Feather.X, model.texts().text("problem.dismiss"));
        dismiss.setId("dismiss");
        dismiss.setOnAction(event -> model.session().dismiss());
        getChildren().addAll(new FontIcon(Feather.ALERT_TRIANGLE), sentence, dismiss);
        HBox.setHgrow(sentence, Priority.ALWAYS);
        show(false);
        show(model.session().problem().get().isPresent());
        model.session().problem().addListener((value, old, now) -> {
            show(now.isPresent());
            sentence.notifyAccessibleAttributeChanged(AccessibleAttribute.TEXT);
        });
    }

    private void show(boolean on) {
        setVisible(on);
        setManaged(on);
    }
}
