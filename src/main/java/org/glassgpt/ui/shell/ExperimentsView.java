package org.glassgpt.ui.shell;

import java.util.OptionalDouble;
import java.util.function.BiFunction;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.glassgpt.session.Editing;
import org.glassgpt.session.Snapshot;
import org.glassgpt.trace.Edits;
import org.glassgpt.ui.state.Appearance;
import org.glassgpt.ui.state.NumberEntry;
import org.glassgpt.ui.state.Texts;
import org.kordamp.ikonli.feather.Feather;

/** What can be changed in the pass: switches, dials, and the number in hand. The model itself stays as it is. */
final class ExperimentsView extends ScrollPane {
    private static final double LEAST_DIVISOR = 0.25;
    private static final double MOST_SCALE = 4;

    private final ShellModel model;
    private final HeadSwitches switches;
    private final CheckBox mask;
    private final CheckBox positions;
    private final Dial divisor;
    private final Dial scale;
    private final OverwriteForm overwrite;

    ExperimentsView(ShellModel model) {
        this.model = model;
        setId("experiments");
        getStyleClass().add("experiments");
        setFitToWidth(true);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        setFocusTraversable(false);
        switches = new HeadSwitches(model);
        mask = check("mask", Editing::mask);
        positions = check("positions", Editing::positions);
        divisor = divisor();
        scale = scale();
        overwrite = new OverwriteForm(model);
        VBox content = new VBox(
                head(),
                hint("experiments.intro"),
                restore(),
                words("experiments.switches", "part"),
                hint("experiments.switches-hint"),
                switches,
                words("experiments.dials", "part"),
                mask,
                positions,
                divisor,
                scale,
                words("experiments.number", "part"),
                overwrite);
        content.getStyleClass().add("experiments-content");
        setContent(content);
        addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() != KeyCode.ESCAPE) return;
            model.appearance().experiments().set(false);
            event.consume();
        });
        model.session().snapshot().addListener((value, old, now) -> now.ifPresent(this::follow));
        model.session().snapshot().get().ifPresent(this::follow);
    }

    /** To the first switch. */
    void focus() {
        beReady();
        switches.focus();
    }

    /** To the field for the number in hand. */
    void focusNumber() {
        beReady();
        overwrite.focus();
    }

    /** What a scroll pane holds is in the window only when the pane has its skin. */
    private void beReady() {
        applyCss();
        layout();
    }

    private HBox head() {
        Label title = words("experiments.title", "experiments-title");
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        Button close = Controls.icon(new Button(), Feather.X, model.texts().text("experiments.close"));
        close.setId("experiments-close");
        close.setOnAction(event -> model.appearance().experiments().set(false));
        HBox head = new HBox(
                title, space, EditsBar.undo(model, "experiments-"), EditsBar.redo(model, "experiments-"), close);
        head.setAlignment(Pos.CENTER_LEFT);
        return head;
    }

    /** The same stands in the bar of the edits too: in large type that one is enough. */
    private Button restore() {
        Button restore = EditsBar.restore(model, "experiments-restore");
        ShellView.showWhen(restore, model.appearance().scale().lessThanOrEqualTo(Appearance.OVERLAY));
        return restore;
    }

    private Label words(String key, String style) {
        Label label = Controls.labelled(new Label(), model.texts().text(key));
        label.setWrapText(true);
        label.getStyleClass().add(style);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }

    /** What is said once to a reader near by; in large type it would push the switches out of sight. */
    private Label hint(String key) {
        Label hint = words(key, "caption");
        ShellView.showWhen(hint, model.appearance().scale().lessThanOrEqualTo(Appearance.OVERLAY));
        return hint;
    }

    private CheckBox check(String id, BiFunction<Edits, Boolean, Edits> change) {
        CheckBox box = Controls.labelled(new CheckBox(), model.texts().text("experiments." + id));
        box.setId("switch-" + id);
        box.setWrapText(true);
        Controls.named(box, model.texts().text("experiments." + id));
        box.setOnAction(event -> model.session().edit(now -> change.apply(now, box.isSelected())));
        return box;
    }

    private Dial divisor() {
        Texts texts = model.texts();
        return new Dial(
                "divisor",
                texts.text("experiments.divisor"),
                texts.text("experiments.divisor-symbol"),
                texts.text("experiments.divisor-usual"),
                NumberEntry.DIVISOR,
                value -> model.session().edit(now -> Editing.divisor(now, OptionalDouble.of(value))),
                () -> model.session().edit(now -> Editing.divisor(now, OptionalDouble.empty())));
    }

    private Dial scale() {
        Texts texts = model.texts();
        return new Dial(
                "embed-scale",
                texts.text("experiments.scale"),
                texts.text("experiments.scale-symbol"),
                texts.text("experiments.scale-usual"),
                NumberEntry.EMBED_SCALE,
                value -> model.session().edit(now -> Editing.embedScale(now, value)),
                () -> model.session().edit(now -> Editing.embedScale(now, 1)));
    }

    private void follow(Snapshot snapshot) {
        Edits edits = snapshot.trace().edits();
        mask.setSelected(edits.masked());
        positions.setSelected(edits.positions());
        double root = Math.sqrt(snapshot.trace().model().headSize());
        OptionalDouble set = edits.scoreDivisor();
        divisor.show(set.orElse(root), LEAST_DIVISOR, 3 * root, set.isEmpty());
        scale.show(edits.embedScale(), 0, MOST_SCALE, edits.embedScale() == 1);
    }
}
