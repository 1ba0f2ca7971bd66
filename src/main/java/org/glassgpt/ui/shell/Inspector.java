package org.glassgpt.ui.shell;

import java.util.List;
import java.util.Optional;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.glassgpt.figure.Hit;

/** The number under the pointer: its value, where it stands, the arithmetic that made it. */
final class Inspector extends VBox {
    private final Label title = new Label();
    private final Label words = new Label();
    private final Label source = new Label();
    private final ShellModel model;

    Inspector(ShellModel model) {
        this.model = model;
        setId("inspector");
        getStyleClass().add("inspector");
        title.getStyleClass().add("value");
        words.getStyleClass().add("words");
        source.getStyleClass().add("source");
        for (Label label : List.of(title, words, source)) label.setWrapText(true);
        getChildren().addAll(title, words, source);
        show(model.panels().pointed().get());
        model.panels().pointed().addListener((value, old, now) -> show(now));
        model.texts().messages().addListener((value, old, now) -> show(Optional.empty()));
    }

    private void show(Optional<Hit> pointed) {
        if (pointed.isEmpty()) {
            title.setText("");
            words.setText(model.texts().messages().get().text("inspector.empty"));
            source.setText("");
        } else {
            Hit hit = pointed.get();
            title.setText(hit.datum().map(datum -> datum.text()).orElse(""));
            words.setText(hit.words());
            source.setText(hit.datum()
                    .map(datum -> datum.address().name() + datum.address().index())
                    .orElse(""));
        }
        for (Label label : List.of(title, words, source)) {
            label.setVisible(!label.getText().isEmpty());
            label.setManaged(!label.getText().isEmpty());
        }
    }
}
