package org.glassgpt.ui.shell;

import java.util.OptionalInt;
import java.util.function.Supplier;
import javafx.beans.InvalidationListener;
import javafx.beans.binding.StringBinding;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.controlsfx.control.RangeSlider;
import org.glassgpt.figure.Numbers;
import org.glassgpt.i18n.Messages;
import org.glassgpt.session.Comparison;
import org.glassgpt.session.Rival;
import org.glassgpt.session.Snapshot;
import org.glassgpt.session.TrainingMoment;
import org.glassgpt.ui.state.Appearance;

/**
 * Chooses two moments of a training at once, the ends of a range: the later one runs on side A, in the place of the
 * reader's own model, the earlier one stands beside it, unless they came about the other way round.
 */
final class MomentChooser extends HBox {
    /** Largest type in which the losses have room beside the button that puts the open model back. */
    private static final double WITH_A_BUTTON = 1.1;

    private final ShellModel model;
    private final RangeSlider range = new RangeSlider(0, 1, 0, 1);

    /** Whether side A is the earlier one. */
    private final ReadOnlyBooleanWrapper crossed = new ReadOnlyBooleanWrapper(this, "crossed");

    /** The place of the moment that side A is being opened at. */
    private OptionalInt opening = OptionalInt.empty();

    private boolean following;

    /** Whether Shift and Tab are on their way to what stands before. */
    private boolean backwards;

    private final Node before;
    private final Supplier<Node> after;

    /**
     * @param before where Shift and Tab lead from the lower end
     * @param after where Tab leads from the higher end
     */
    MomentChooser(ShellModel model, Node before, Supplier<Node> after) {
        this.model = model;
        this.before = before;
        this.after = after;
        getStyleClass().add("compare-chooser");
        setAlignment(Pos.CENTER_LEFT);
        range.setId("compare-moment");
        range.setBlockIncrement(1);
        range.setMajorTickUnit(1);
        range.setMinorTickCount(0);
        range.setSnapToTicks(true);
        range.setMinWidth(80);
        range.setPrefWidth(200);
        Controls.named(range, model.texts().text("compare.moment-name"));
        range.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        // The slider itself has the focus, and shows it on one of its ends.
        range.skinProperty().addListener(made -> {
            range.lookup(".low-thumb").setFocusTraversable(false);
            range.focusedProperty().addListener((value, old, now) -> {
                if (now && backwards) enterAtItsHigherEnd();
            });
        });
        setHgrow(range, Priority.SOMETIMES);
        getChildren().addAll(words("compare-moment-low", true), range, words("compare-moment-high", false));
        range.lowValueProperty().addListener((value, old, now) -> moved(true, range.isLowValueChanging()));
        range.highValueProperty().addListener((value, old, now) -> moved(false, range.isHighValueChanging()));
        range.lowValueChangingProperty().addListener((value, old, now) -> moved(true, now));
        range.highValueChangingProperty().addListener((value, old, now) -> moved(false, now));
        model.session().comparison().addListener(changed -> follow());
        model.session().snapshot().addListener(changed -> follow());
        model.session().activity().addListener((value, old, now) -> {
            if (now.isEmpty()) opening = OptionalInt.empty();
            follow();
        });
        model.moments().addListener((InvalidationListener) changed -> follow());
        follow();
    }

    /**
     * The slider takes every key for itself, those of the window too, and leads Tab to whatever stands after it: only what
     * moves an end, or goes from one to the other, is left to it.
     */
    private void key(KeyEvent event) {
        boolean tab = event.getCode() == KeyCode.TAB;
        boolean high = range.lookup(".high-thumb").isFocused();
        boolean across = tab && event.isShiftDown() == high;
        boolean moves = (event.getCode() == KeyCode.LEFT || event.getCode() == KeyCode.RIGHT)
                && !event.isShortcutDown()
                && !event.isAltDown();
        if (across || moves) return;
        event.consume();
        if (tab) (high ? after.get() : before).requestFocus();
        else fireEvent(event.copyFor(this, this));
    }

    /** Hears of every key before it does anything, wherever in the bar it was pressed. */
    void before(KeyEvent event) {
        backwards = event.getCode() == KeyCode.TAB && event.isShiftDown();
    }

    /** From its lower end, where it always begins, Tab leads to the higher one. */
    private void enterAtItsHigherEnd() {
        backwards = false;
        range.fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.TAB, false, false, false, false));
    }

    /** Compares with the moment that is chosen for side B. */
    void compare() {
        if (model.moments().isEmpty()) return;
        TrainingMoment chosen = model.moments().get(second());
        model.session().compare(new Rival.Moment(chosen.folder(), chosen.step()));
    }

    /** While the pointer drags an end, only side B follows at once: side A is what the whole window shows. */
    private void moved(boolean low, boolean dragged) {
        if (following || model.moments().isEmpty()) return;
        int place = (int) Math.round(low ? range.getLowValue() : range.getHighValue());
        if (low != crossed.get()) {
            if (place != second()) {
                TrainingMoment chosen = model.moments().get(place);
                model.session().compare(new Rival.Moment(chosen.folder(), chosen.step()));
            }
        } else if (!dragged && place != first()) {
            opening = OptionalInt.of(place);
            model.session().borrow(model.moments().get(place).folder());
        }
    }

    private int last() {
        return Math.max(0, model.moments().size() - 1);
    }

    private OptionalInt place(int step) {
        for (int i = 0; i < model.moments().size(); i++) {
            if (model.moments().get(i).step() == step) return OptionalInt.of(i);
        }
        return OptionalInt.empty();
    }

    /** The moment that side A shows; the last one where it shows none of them. */
    private int first() {
        return opening.orElseGet(() -> shownMoment().orElse(last()));
    }

    private OptionalInt shownMoment() {
        return model.session()
                .snapshot()
                .get()
                .map(Snapshot::modelName)
                .map(TrainingMoment::step)
                .filter(OptionalInt::isPresent)
                .map(step -> place(step.getAsInt()))
                .orElse(OptionalInt.empty());
    }

    private int second() {
        return model.session()
                .comparison()
                .get()
                .map(Comparison::rival)
                .filter(Rival.Moment.class::isInstance)
                .map(rival -> place(((Rival.Moment) rival).step()))
                .orElse(OptionalInt.empty())
                .orElse(0);
    }

    /** What is shown and what stands beside it may have come about elsewhere. */
    private void follow() {
        following = true;
        boolean some = last() > 0;
        range.setVisible(some);
        range.setManaged(some);
        range.setMax(Math.max(1, last()));
        crossed.set(first() < second());
        if (!range.isLowValueChanging() && !range.isHighValueChanging()) {
            range.setLowValue(0);
            range.setHighValue(Math.max(first(), second()));
            range.setLowValue(Math.min(first(), second()));
        }
        following = false;
    }

    private Label words(String id, boolean low) {
        Label words = new Label();
        words.setId(id);
        words.setMinWidth(0);
        StringBinding said = model.texts()
                .following(
                        now -> low == crossed.get() ? firstWords(now) : secondWords(now),
                        range.lowValueProperty(),
                        range.highValueProperty(),
                        crossed,
                        model.session().own(),
                        model.appearance().scale(),
                        model.session().snapshot(),
                        model.session().comparison());
        Controls.labelled(words, said);
        Controls.named(words, said);
        return words;
    }

    private String firstWords(Messages now) {
        boolean moment = opening.isPresent() || shownMoment().isPresent();
        String what = moment
                ? moment(model.moments().get(first()), now)
                : now.text(
                        "compare.side.model",
                        model.session()
                                .snapshot()
                                .get()
                                .map(Snapshot::modelName)
                                .orElse(""));
        return now.text("compare.moment-of", now.text("compare.letter.first"), what);
    }

    private String secondWords(Messages now) {
        String what =
                model.moments().isEmpty() ? alone(now) : moment(model.moments().get(second()), now);
        return now.text("compare.moment-of", now.text("compare.letter.second"), what);
    }

    /** In a picture of the window, which knows of no other moments. */
    private String alone(Messages now) {
        return model.session()
                .comparison()
                .get()
                .map(Comparison::rival)
                .filter(Rival.Moment.class::isInstance)
                .map(rival -> now.text("compare.moment-step", Numbers.count(((Rival.Moment) rival).step())))
                .orElse("");
    }

    /** In large type there is room for the step alone, and beside one button more in somewhat large type. */
    private String moment(TrainingMoment chosen, Messages now) {
        String step = Numbers.count(chosen.step());
        double scale = model.appearance().scale().get();
        boolean button = model.session().own().get().isPresent();
        if (scale > (button ? WITH_A_BUTTON : Appearance.OVERLAY)) return now.text("compare.moment-step", step);
        return chosen.loss().isPresent()
                ? now.text("compare.moment", step, Numbers.limit(chosen.loss().getAsDouble()))
                : now.text("compare.moment-unmeasured", step);
    }
}
