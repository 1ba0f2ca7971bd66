package org.glassgpt.ui.shell;

import java.util.OptionalDouble;
import java.util.function.DoubleConsumer;
import javafx.beans.binding.StringBinding;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import org.glassgpt.ui.state.NumberEntry;

/** A symbol and a field for one number: typed numbers take effect at once, the arrow keys step. */
final class NumberField extends HBox {
    private static final PseudoClass INVALID = PseudoClass.getPseudoClass("invalid");

    private final NumberEntry entry;
    private final TextField field = new TextField();
    private final DoubleConsumer changed;
    private double number;

    /**
     * @param id of the field, for the style sheet and tests
     * @param symbol that stands before it
     * @param words what it is, for the hover and for screen readers
     * @param changed hears each number that is allowed
     */
    NumberField(
            String id,
            StringBinding symbol,
            StringBinding words,
            NumberEntry entry,
            double first,
            DoubleConsumer changed) {
        this.entry = entry;
        this.changed = changed;
        Label label = Controls.labelled(new Label(), symbol);
        label.setLabelFor(field);
        getStyleClass().add("number-field");
        field.setId("field-" + id);
        Controls.named(field, words);
        getChildren().addAll(label, field);
        show(first);
        field.textProperty().addListener((value, old, typed) -> typed(typed));
        field.addEventFilter(KeyEvent.KEY_PRESSED, this::stepped);
        field.focusedProperty().addListener((value, old, focused) -> {
            if (!focused) show(number);
        });
    }

    /** Shows a number without telling anyone. */
    void show(double now) {
        number = now;
        field.setText(entry.write(now));
    }

    /** Shows a number that was set elsewhere; what is typed here stays as it is typed. */
    void follow(double now) {
        if (now != number) show(now);
    }

    /** Whether the reader has it in hand, so that it shows what is typed and nothing else. */
    boolean isTyping() {
        return field.isFocused();
    }

    private void typed(String text) {
        OptionalDouble read = entry.read(text);
        field.pseudoClassStateChanged(INVALID, read.isEmpty());
        if (read.isEmpty() || read.getAsDouble() == number) return;
        number = read.getAsDouble();
        changed.accept(number);
    }

    private void stepped(KeyEvent event) {
        int steps = event.getCode() == KeyCode.UP ? 1 : event.getCode() == KeyCode.DOWN ? -1 : 0;
        if (steps == 0) return;
        field.setText(entry.write(entry.moved(number, steps)));
        field.end();
        event.consume();
    }
}
