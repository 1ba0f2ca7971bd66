package org.glassgpt.ui.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.animation.AnimationTimer;
import javafx.css.PseudoClass;
import javafx.geometry.Bounds;
import javafx.geometry.HPos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.GridPane;
import org.glassgpt.session.Editing;
import org.glassgpt.session.Snapshot;
import org.glassgpt.trace.Edits;
import org.glassgpt.trace.ModelShape;

/**
 * A switch for every head, block by block, and one for every MLP. One of them takes part in the order of focus; the arrow
 * keys go from it to the others. Of a model that has many, those in sight are there at once, and the others come a few
 * rows at a time, so that the window never waits for them.
 */
final class HeadSwitches extends ScrollPane {
    private static final PseudoClass MANY = PseudoClass.getPseudoClass("many");
    private static final int FEW = 8;

    /** As many as are made at once. */
    private static final int AT_ONCE = 128;

    private static final int ROWS_A_PULSE = 2;

    private final ShellModel model;
    private final GridPane grid = new GridPane();
    private final List<List<Switch>> rows = new ArrayList<>();
    private Optional<ModelShape> made = Optional.empty();
    private final AnimationTimer growing = new AnimationTimer() {
        @Override
        public void handle(long now) {
            grow(rows.size() + ROWS_A_PULSE);
        }
    };

    HeadSwitches(ShellModel model) {
        this.model = model;
        setId("switches");
        getStyleClass().add("switches");
        setFocusTraversable(false);
        grid.getStyleClass().add("switch-grid");
        setContent(grid);
        addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        model.session().snapshot().addListener((value, old, now) -> follow());
        model.texts().messages().addListener((value, old, now) -> follow());
        model.appearance().experiments().addListener((value, old, now) -> follow());
        follow();
    }

    /** To the switch that takes part in the order of focus. */
    void focus() {
        rows.stream()
                .flatMap(List::stream)
                .filter(Node::isFocusTraversable)
                .findFirst()
                .ifPresent(Node::requestFocus);
    }

    /** While it is out. They are made once for each shape. */
    private void follow() {
        Optional<Snapshot> snapshot = model.session().snapshot().get();
        if (!model.appearance().experiments().get() || snapshot.isEmpty()) return;
        ModelShape shape = snapshot.get().trace().model();
        for (List<Switch> row : rows) follow(row);
        if (made.filter(shape::equals).isEmpty()) fill(shape);
    }

    private void follow(List<Switch> row) {
        Edits edits = model.session().snapshot().get().orElseThrow().trace().edits();
        for (Switch one : row) one.follow(edits);
    }

    private void fill(ModelShape shape) {
        grid.getChildren().clear();
        rows.clear();
        pseudoClassStateChanged(MANY, shape.heads() > FEW);
        for (int head = 0; head < shape.heads(); head++) grid.add(caption("" + head), head + 1, 0);
        grid.add(caption("MLP"), shape.heads() + 1, 0);
        made = Optional.of(shape);
        growing.start();
        grow(Math.max(1, AT_ONCE / (shape.heads() + 1)));
    }

    /** Makes the rows before that layer, as far as the model has them. */
    private void grow(int layers) {
        ModelShape shape = made.orElseThrow();
        while (rows.size() < Math.min(layers, shape.layers())) addRow(rows.size(), shape.heads());
        if (rows.size() == shape.layers()) growing.stop();
    }

    private void addRow(int layer, int heads) {
        List<Switch> row = new ArrayList<>();
        for (int head = 0; head <= heads; head++) {
            Switch one = new Switch(layer, head < heads ? head : -1);
            one.setFocusTraversable(layer == 0 && head == 0);
            row.add(one);
            grid.add(one, head + 1, layer + 1);
        }
        grid.add(block(layer, heads), 0, layer + 1);
        rows.add(row);
        follow(row);
    }

    private static Label caption(String text) {
        Label label = new Label(text);
        label.getStyleClass().add("caption");
        GridPane.setHalignment(label, HPos.CENTER);
        return label;
    }

    /** Switches all heads of a block off, or, where they are, on again. */
    private Button block(int layer, int heads) {
        Button block = Controls.labelled(new Button(), model.texts().text("experiments.block", "" + layer));
        Controls.named(block, model.texts().text("experiments.block-hint", "" + layer));
        block.getStyleClass().addAll("flat", "switch-block");
        block.setFocusTraversable(false);
        block.setOnAction(event -> model.session().edit(now -> Editing.toggleHeads(now, layer, heads)));
        return block;
    }

    private void key(KeyEvent event) {
        if (!(event.getTarget() instanceof Switch at) || event.isShortcutDown() || event.isAltDown()) return;
        int column = at.head < 0 ? rows.get(at.layer).size() - 1 : at.head;
        switch (event.getCode()) {
            case RIGHT -> go(at.layer, column + 1);
            case LEFT -> go(at.layer, column - 1);
            case DOWN -> go(at.layer + 1, column);
            case UP -> go(at.layer - 1, column);
            case ENTER -> at.fire();
            default -> {
                return;
            }
        }
        event.consume();
    }

    private void go(int layer, int column) {
        grow(layer + 1);
        if (layer < 0
                || layer >= rows.size()
                || column < 0
                || column >= rows.get(layer).size()) return;
        take(rows.get(layer).get(column));
        rows.get(layer).get(column).requestFocus();
    }

    private void take(Switch one) {
        for (List<Switch> row : rows) for (Switch other : row) other.setFocusTraversable(other == one);
        reveal(one);
    }

    private void reveal(Node node) {
        Bounds at = node.getBoundsInParent();
        setVvalue(scrolled(
                getVvalue(), at.getMinY(), at.getMaxY(), getViewportBounds().getHeight(), grid.getHeight()));
        setHvalue(scrolled(
                getHvalue(), at.getMinX(), at.getMaxX(), getViewportBounds().getWidth(), grid.getWidth()));
    }

    /** Where the scroll bar stands so that a stretch of the content is in sight, moved as little as can be. */
    private static double scrolled(double value, double from, double to, double room, double all) {
        double hidden = all - room;
        if (hidden <= 0) return 0;
        double begin = value * hidden;
        double next = Math.max(to - room, Math.min(from, begin));
        return Math.max(0, Math.min(1, next / hidden));
    }

    /** One head's switch, or, with a head below 0, an MLP's. */
    private final class Switch extends ToggleButton {
        private final int layer;
        private final int head;

        private Switch(int layer, int head) {
            this.layer = layer;
            this.head = head;
            setId(head < 0 ? "switch-mlp-" + layer : "switch-" + layer + "-" + head);
            getStyleClass().add("switch");
            focusedProperty().addListener((value, old, now) -> {
                if (now) take(this);
            });
            setOnAction(event -> press());
        }

        private void press() {
            if (head < 0) {
                model.session().edit(now -> Editing.toggleMlp(now, layer));
                return;
            }
            model.session().edit(now -> Editing.toggleHead(now, layer, head));
            model.panels().selection().set(model.panels().selection().get().withHead(layer, head));
        }

        private void follow(Edits edits) {
            boolean off = head < 0 ? edits.mlpIsZero(layer) : edits.headIsZero(layer, head);
            setSelected(off);
            setText(off ? "×" : head < 0 ? "M" : "" + head);
            var words = model.texts().messages().get();
            String what = head < 0
                    ? words.text("experiments.switch-mlp", "" + layer)
                    : words.text("experiments.switch-head", "" + layer, "" + head);
            setAccessibleText(words.text(off ? "experiments.is-off" : "experiments.is-on", what));
        }
    }
}
