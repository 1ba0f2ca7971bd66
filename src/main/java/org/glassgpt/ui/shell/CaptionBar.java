package org.glassgpt.ui.shell;

import java.util.ArrayList;
import java.util.List;
import javafx.application.Platform;
import javafx.beans.InvalidationListener;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.glassgpt.figure.Caption;
import org.glassgpt.i18n.Language;
import org.glassgpt.ui.state.Captions;

/** Says below the stage what is to be seen there, in the window's language or in both. */
final class CaptionBar extends VBox {
    private final ShellModel model;
    private final PanelStage stage;
    private final SessionFiles files;
    private boolean stale;

    CaptionBar(ShellModel model, PanelStage stage, SessionFiles files) {
        this.model = model;
        this.stage = stage;
        this.files = files;
        setId("captions");
        getStyleClass().add("captions");
        InvalidationListener changed = observable -> invalidate();
        model.appearance().captions().addListener(changed);
        model.texts().messages().addListener(changed);
        model.panels().snapshot().addListener(changed);
        model.panels().selection().addListener(changed);
        stage.shown().addListener(changed);
        stage.sides().addListener(changed);
        show(List.of());
        invalidate();
    }

    private void invalidate() {
        // Reading the value lets the next change be heard.
        model.appearance().captions().get();
        model.panels().snapshot().getValue();
        stage.shown().get();
        stage.sides().get();
        model.panels().selection().get();
        model.texts().messages().get();
        if (stale) return;
        stale = true;
        Platform.runLater(this::refresh);
    }

    private void refresh() {
        stale = false;
        Captions wanted = model.appearance().captions().get();
        if (wanted == Captions.NONE || model.session().snapshot().get().isEmpty()) {
            show(List.of());
            return;
        }
        List<Node> lines = new ArrayList<>();
        String panel = files.shown().get(0);
        for (Language language : wanted.languages(model.texts().language())) {
            Caption caption = files.caption(panel, language);
            // The title stands on the stage already, in the window's language.
            boolean known = language == model.texts().language();
            Label label = new Label(known ? caption.summary() : caption.title() + " — " + caption.summary());
            label.setWrapText(true);
            label.setMinHeight(USE_PREF_SIZE);
            lines.add(label);
        }
        show(lines);
    }

    private void show(List<Node> lines) {
        getChildren().setAll(lines);
        setVisible(!lines.isEmpty());
        setManaged(!lines.isEmpty());
    }
}
