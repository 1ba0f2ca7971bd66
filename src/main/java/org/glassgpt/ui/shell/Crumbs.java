package org.glassgpt.ui.shell;

import java.util.Locale;
import java.util.function.Function;
import javafx.beans.binding.StringBinding;
import javafx.css.PseudoClass;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import org.glassgpt.i18n.Messages;
import org.glassgpt.session.Operation;
import org.glassgpt.ui.panel.map.Zoom;

/** The way from the whole network to the operation in hand; each part leads back to it. */
final class Crumbs extends HBox {
    private final ShellModel model;

    Crumbs(ShellModel model) {
        this.model = model;
        getStyleClass().add("crumbs");
        getChildren()
                .addAll(
                        crumb(Zoom.WHOLE, model.texts().text("map.whole")),
                        between(),
                        crumb(Zoom.BLOCK, following(this::block)),
                        between(),
                        crumb(Zoom.OPERATION, following(this::operation)));
    }

    private StringBinding following(Function<Messages, String> words) {
        return model.texts().following(words, model.panels().selection());
    }

    private Operation at() {
        return model.panels().selection().get().operation();
    }

    private String block(Messages now) {
        if (at().block().isPresent()) return now.text("map.block", Integer.toString(at().layer()));
        boolean before = at().kind().compareTo(Operation.Kind.LN1) < 0;
        return now.text(before ? "map.before" : "map.after");
    }

    private String operation(Messages now) {
        return now.text("operation." + at().key());
    }

    private static Label between() {
        Label label = new Label("›");
        label.getStyleClass().add("between");
        return label;
    }

    private Button crumb(Zoom zoom, StringBinding words) {
        Button button = Controls.labelled(new Button(), words);
        button.setId("zoom-" + zoom.name().toLowerCase(Locale.ROOT));
        button.getStyleClass().addAll("flat", "crumb");
        Controls.named(button, model.texts().text("map.zoom-hint"));
        button.setOnAction(event -> model.zoom().set(zoom));
        PseudoClass current = PseudoClass.getPseudoClass("current");
        button.pseudoClassStateChanged(current, model.zoom().get() == zoom);
        model.zoom().addListener((value, old, now) -> button.pseudoClassStateChanged(current, now == zoom));
        return button;
    }
}
