package org.glassgpt.ui.shell;

import java.util.List;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.glassgpt.figure.Hit;
import org.glassgpt.session.Comparison;
import org.glassgpt.session.Selection;
import org.glassgpt.session.Snapshot;
import org.glassgpt.ui.panel.comparison.Sides;
import org.glassgpt.ui.state.PanelContext;

/** Both sides of the comparison as properties, and what the second side's panels know: one selection moves both. */
final class ComparisonModel {
    private final ShellModel model;
    private final ReadOnlyObjectWrapper<Optional<Sides>> sides =
            new ReadOnlyObjectWrapper<>(this, "sides", Optional.empty());
    private final ObjectProperty<Optional<Snapshot>> second = new SimpleObjectProperty<>(Optional.empty());
    private final ObjectProperty<Selection> selection = new SimpleObjectProperty<>(Selection.START);
    private final ObjectProperty<Optional<Hit>> pointed = new SimpleObjectProperty<>(Optional.empty());
    private boolean following;

    ComparisonModel(ShellModel model) {
        this.model = model;
        model.session().comparison().addListener(changed -> follow());
        model.session().snapshot().addListener(changed -> follow());
        model.panels().selection().addListener(changed -> across());
        selection.addListener((value, old, now) -> back(now));
        pointed.addListener((value, old, now) -> model.panels().pointed().set(now.map(ComparisonModel::wordsOnly)));
        follow();
    }

    /** Both, while there are both. */
    ReadOnlyObjectProperty<Optional<Sides>> sides() {
        return sides.getReadOnlyProperty();
    }

    /** What the panels of the second side may know. */
    PanelContext context() {
        PanelContext first = model.panels();
        return new PanelContext(
                second,
                selection,
                pointed,
                new SimpleObjectProperty<>(Optional.empty()),
                new SimpleObjectProperty<>(List.of()),
                first.words(),
                first.palette());
    }

    private void follow() {
        Optional<Snapshot> first = model.session().snapshot().get();
        Optional<Comparison> comparison = model.session().comparison().get();
        Optional<Snapshot> other = comparison.flatMap(Comparison::snapshot);
        boolean same = sides.get()
                .filter(known -> first.filter(now -> now == known.first()).isPresent()
                        && other.filter(now -> now == known.second()).isPresent())
                .isPresent();
        if (same) return;
        sides.set(first.flatMap(
                a -> other.map(b -> Sides.of(a, b, comparison.orElseThrow().rival()))));
        across();
        second.set(other);
    }

    private void across() {
        if (following || sides.get().isEmpty()) return;
        following = true;
        selection.set(sides.get().get().across(model.panels().selection().get()));
        following = false;
    }

    /** What is taken in hand on the second side is taken in hand on the first. */
    private void back(Selection now) {
        if (following || sides.get().isEmpty()) return;
        following = true;
        model.panels().selection().set(sides.get().get().back(now));
        following = false;
    }

    /** The inspector knows the first side's numbers only; the second's are said in words. */
    private static Hit wordsOnly(Hit hit) {
        return new Hit(hit.target(), hit.row(), hit.column(), hit.bounds(), Optional.empty(), hit.words());
    }
}
