package org.glassgpt.ui.panel;

import java.util.function.BiFunction;
import java.util.function.ToIntBiFunction;
import java.util.function.ToIntFunction;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.layout.HBox;
import org.glassgpt.session.Selection;
import org.glassgpt.session.Snapshot;
import org.glassgpt.ui.state.PanelContext;

/** A whole number of the selection on a slider, with its name before it and its value behind. */
public final class NumberSlider extends HBox {
    private final PanelContext context;
    private final ToIntFunction<Snapshot> count;
    private final ToIntBiFunction<Snapshot, Selection> read;
    private final BiFunction<Selection, Integer, Selection> write;
    private final Slider slider = new Slider();
    private final Label value = new Label();
    private boolean following;

    /**
     * @param key of the name's message
     * @param count how many numbers there are, from 0
     */
    public NumberSlider(
            String key,
            PanelContext context,
            ToIntFunction<Snapshot> count,
            ToIntFunction<Selection> read,
            BiFunction<Selection, Integer, Selection> write) {
        this(key, context, count, (snapshot, selection) -> read.applyAsInt(selection), write);
    }

    /**
     * @param key of the name's message
     * @param count how many numbers there are, from 0
     * @param read what is in hand, of what there is
     */
    public NumberSlider(
            String key,
            PanelContext context,
            ToIntFunction<Snapshot> count,
            ToIntBiFunction<Snapshot, Selection> read,
            BiFunction<Selection, Integer, Selection> write) {
        super(8);
        this.context = context;
        this.count = count;
        this.read = read;
        this.write = write;
        Label name = new Label();
        name.textProperty().bind(context.words().map(words -> words.text(key)));
        name.setLabelFor(slider);
        slider.accessibleTextProperty().bind(name.textProperty());
        slider.setId(key.replace('.', '-'));
        slider.setPrefWidth(116);
        slider.setBlockIncrement(1);
        value.getStyleClass().add("number");
        value.setMinWidth(Label.USE_PREF_SIZE);
        setAlignment(Pos.CENTER_LEFT);
        getChildren().addAll(name, slider, value);
        slider.valueProperty().addListener((property, was, is) -> choose((int) Math.round(is.doubleValue())));
        context.snapshot().addListener((property, was, is) -> follow());
        context.selection().addListener((property, was, is) -> follow());
        follow();
    }

    /** What the reader chose; not where the slider was put to show what is in hand. */
    private void choose(int number) {
        if (following) return;
        Selection selection = context.selection().get();
        if (inHand() != number) context.selection().set(write.apply(selection, number));
    }

    private int inHand() {
        Selection selection = context.selection().get();
        return context.snapshot()
                .getValue()
                .map(snapshot -> read.applyAsInt(snapshot, selection))
                .orElse(0);
    }

    private void follow() {
        int last = context.snapshot().getValue().map(count::applyAsInt).orElse(1) - 1;
        int number = Math.min(inHand(), last);
        setDisable(last < 1);
        following = true;
        slider.setMax(last);
        if (Math.round(slider.getValue()) != number) slider.setValue(number);
        following = false;
        value.setText("" + number);
    }
}
