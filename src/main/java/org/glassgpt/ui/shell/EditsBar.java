package org.glassgpt.ui.shell;

import java.util.List;
import java.util.Optional;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.AccessibleAttribute;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.glassgpt.i18n.Messages;
import org.glassgpt.session.Rival;
import org.glassgpt.session.Snapshot;
import org.glassgpt.trace.Edits;
import org.glassgpt.ui.panel.EditWords;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** While the pass is changed: what is changed, in words, and the way back. */
final class EditsBar extends HBox {
    /** Lines that its sentence may take. */
    private static final double LINES = 2;

    private static final double LINE = 1.7;

    /**
     * @param space where that is little, the buttons that have keys of their own make room for the sentence
     */
    EditsBar(ShellModel model, Space space) {
        setId("edits");
        getStyleClass().add("edits-bar");
        setAlignment(Pos.CENTER_LEFT);
        Label sentence = new Label();
        sentence.setId("edits-words");
        sentence.setMaxWidth(Double.MAX_VALUE);
        sentence.setMinWidth(0);
        sentence.setWrapText(true);
        sentence.maxHeightProperty().bind(model.appearance().scale().multiply(LINES * LINE * ThemeSheet.BODY));
        sentence.textProperty().bind(words(model));
        Tooltip whole = new Tooltip();
        whole.setWrapText(true);
        whole.textProperty().bind(sentence.textProperty());
        sentence.setTooltip(whole);
        sentence.textProperty()
                .addListener((value, old, now) -> sentence.notifyAccessibleAttributeChanged(AccessibleAttribute.TEXT));
        HBox.setHgrow(sentence, Priority.ALWAYS);
        Button effect = Controls.labelled(new Button(), model.texts().text("edits.effect"));
        effect.setId("edits-effect");
        effect.setMinWidth(Region.USE_PREF_SIZE);
        Controls.named(effect, model.texts().text("edits.effect-hint"));
        effect.setOnAction(event -> model.showPanel("effect"));
        List<Button> withKeys = List.of(compare(model), undo(model, ""), redo(model, ""));
        for (Button button : withKeys)
            ShellView.showWhen(button, space.compact().not());
        getChildren().addAll(new FontIcon(Feather.EDIT_3), sentence, effect);
        getChildren().addAll(withKeys);
        getChildren().add(restore(model, "edits-restore"));
        visibleProperty().bind(sentence.textProperty().isNotEmpty());
        managedProperty().bind(visibleProperty());
    }

    /** What is changed, and what would be where its place is missing; empty while nothing is. */
    private static ObservableValue<String> words(ShellModel model) {
        return model.texts()
                .following(
                        now -> words(now, model),
                        model.session().snapshot(),
                        model.session().inputs());
    }

    private static String words(Messages now, ShellModel model) {
        Optional<Snapshot> snapshot = model.session().snapshot().get();
        if (snapshot.isEmpty()) return "";
        EditWords in = new EditWords(now::text, snapshot.get());
        Edits acting = snapshot.get().trace().edits();
        String changed = acting.isEmpty() ? "" : now.text("edits.changed", in.of(acting));
        String waiting = in.of(waiting(model, acting));
        if (waiting.isEmpty()) return changed;
        String waits = now.text("edits.waiting", waiting);
        return changed.isEmpty() ? waits : now.text("figure.sentences", changed, waits);
    }

    /** Those that name a place which this text does not have. */
    private static Edits waiting(ShellModel model, Edits acting) {
        return model.session()
                .inputs()
                .get()
                .map(inputs -> inputs.waiting(acting))
                .orElse(Edits.NONE);
    }

    /** Before and after, side by side. */
    private static Button compare(ShellModel model) {
        Button compare =
                Controls.icon(new Button(), Feather.COLUMNS, model.texts().text("edits.compare"));
        compare.setId("edits-compare");
        compare.setOnAction(event -> model.session().compare(new Rival.WithoutEdits()));
        compare.setMinWidth(Region.USE_PREF_SIZE);
        return compare;
    }

    /** @param id what its own begins with */
    static Button undo(ShellModel model, String id) {
        Button undo = Controls.icon(
                new Button(), Feather.CORNER_UP_LEFT, model.texts().text("edits.undo"));
        undo.setId(id + "edits-undo");
        undo.disableProperty().bind(model.session().canUndoEdit().not());
        undo.setOnAction(event -> model.session().undoEdit());
        undo.setMinWidth(Region.USE_PREF_SIZE);
        return undo;
    }

    /** @param id what its own begins with */
    static Button redo(ShellModel model, String id) {
        Button redo = Controls.icon(
                new Button(), Feather.CORNER_UP_RIGHT, model.texts().text("edits.redo"));
        redo.setId(id + "edits-redo");
        redo.disableProperty().bind(model.session().canRedoEdit().not());
        redo.setOnAction(event -> model.session().redoEdit());
        redo.setMinWidth(Region.USE_PREF_SIZE);
        return redo;
    }

    static Button restore(ShellModel model, String id) {
        Button restore = Controls.labelled(new Button(), model.texts().text("edits.restore"));
        restore.setId(id);
        restore.setMinWidth(Region.USE_PREF_SIZE);
        restore.setOnAction(event -> model.session().edit(now -> Edits.NONE));
        return restore;
    }
}
