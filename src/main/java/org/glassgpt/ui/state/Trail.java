package org.glassgpt.ui.state;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.glassgpt.trace.Cell;

/** The numbers that were followed, one out of the other, and which of them one is at. */
public final class Trail {
    /**
     * @param cells followed so far, those ahead too when one went back
     * @param at the place of the one shown, -1 without any
     */
    public record Steps(List<Cell> cells, int at) {
        private static final Steps NONE = new Steps(List.of(), -1);

        public Steps {
            cells = List.copyOf(cells);
        }

        public Optional<Cell> current() {
            return at < 0 ? Optional.empty() : Optional.of(cells.get(at));
        }

        public boolean canGoBack() {
            return at > 0;
        }

        public boolean canGoOn() {
            return at < cells.size() - 1;
        }
    }

    private final ReadOnlyObjectWrapper<Steps> steps = new ReadOnlyObjectWrapper<>(this, "steps", Steps.NONE);

    public ReadOnlyObjectProperty<Steps> steps() {
        return steps.getReadOnlyProperty();
    }

    /** Begins anew with a number. */
    public void open(Cell cell) {
        steps.set(new Steps(List.of(cell), 0));
    }

    /** From the number shown to one that made it, or that it made. What lay ahead on another way is forgotten. */
    public void follow(Cell cell) {
        Steps now = steps.get();
        if (now.canGoOn() && now.cells().get(now.at() + 1).equals(cell)) {
            steps.set(new Steps(now.cells(), now.at() + 1));
            return;
        }
        List<Cell> next = new ArrayList<>(now.cells().subList(0, now.at() + 1));
        next.add(cell);
        steps.set(new Steps(next, next.size() - 1));
    }

    public void back() {
        if (steps.get().canGoBack()) goTo(steps.get().at() - 1);
    }

    public void forward() {
        if (steps.get().canGoOn()) goTo(steps.get().at() + 1);
    }

    public void goTo(int place) {
        steps.set(new Steps(steps.get().cells(), place));
    }

    /** Lets go of all of it. */
    public void close() {
        steps.set(Steps.NONE);
    }
}
