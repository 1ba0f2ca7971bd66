package org.glassgpt.ui.shell;

import java.util.function.DoubleConsumer;
import javafx.beans.binding.StringBinding;
import javafx.scene.control.Button;
import javafx.scene.control.Slider;
import javafx.scene.layout.FlowPane;
import org.glassgpt.ui.state.NumberEntry;

/** One number on a slider, in a field for what the slider does not reach, and the way back to what is usual. */
final class Dial extends FlowPane {
    private static final double SLIDER = 120;

    private final Slider slider = new Slider();
    private final NumberField field;
    private final Button usual;
    private final DoubleConsumer changed;
    private boolean following;

    /**
     * @param id of the field, for the style sheet and tests
     * @param words what it is, for the hover and for screen readers
     * @param symbol before the field
     * @param back words of the button that leads back to what is usual
     * @param changed hears each number that is chosen
     * @param reset leads back to what is usual
     */
    Dial(
            String id,
            StringBinding words,
            StringBinding symbol,
            StringBinding back,
            NumberEntry entry,
            DoubleConsumer changed,
            Runnable reset) {
        this.changed = changed;
        getStyleClass().add("dial");
        field = new NumberField(id, symbol, words, entry, 1, this::choose);
        slider.setId("slider-" + id);
        slider.setPrefWidth(SLIDER);
        slider.accessibleTextProperty().bind(words);
        slider.valueProperty().addListener((value, old, now) -> choose(Math.round(now.doubleValue() * 100) / 100.0));
        usual = Controls.labelled(new Button(), back);
        usual.setId("usual-" + id);
        usual.setOnAction(event -> reset.run());
        getChildren().addAll(field, slider, usual);
    }

    private void choose(double number) {
        if (following) return;
        changed.accept(number);
    }

    /**
     * Shows a number without telling anyone.
     *
     * @param most where the slider ends
     * @param isUsual whether there is nothing to lead back from
     */
    void show(double number, double least, double most, boolean isUsual) {
        following = true;
        slider.setMin(least);
        slider.setMax(most);
        slider.setBlockIncrement((most - least) / 20);
        if (!slider.isValueChanging()) slider.setValue(number);
        if (!field.isTyping()) field.show(Math.round(number * 1000) / 1000.0);
        usual.setDisable(isUsual);
        following = false;
    }
}
