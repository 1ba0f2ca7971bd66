package org.glassgpt.ui.shell;

import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.Node;
import javafx.scene.layout.StackPane;

/**
 * A part of the window that is made when it is wanted for the first time. Of all that the window can show little is there
 * when it opens, and what is not there needs no style and no layout.
 */
final class OnDemand extends StackPane {
    private OnDemand(ObservableBooleanValue wanted) {
        setPickOnBounds(false);
        visibleProperty().bind(wanted);
        managedProperty().bind(wanted);
    }

    /**
     * The place of such a part.
     *
     * @param wanted whether it is to be seen
     * @param begin called when it has been made and stands in its place
     */
    static <N extends Node> OnDemand of(ObservableBooleanValue wanted, Supplier<N> make, Consumer<N> begin) {
        OnDemand place = new OnDemand(wanted);
        wanted.addListener((value, old, now) -> place.fill(now, make, begin));
        place.fill(wanted.get(), make, begin);
        return place;
    }

    private <N extends Node> void fill(boolean now, Supplier<N> make, Consumer<N> begin) {
        if (!now || !getChildren().isEmpty()) return;
        N made = make.get();
        getChildren().add(made);
        begin.accept(made);
    }
}
