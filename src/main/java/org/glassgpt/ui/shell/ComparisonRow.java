package org.glassgpt.ui.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.binding.StringBinding;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.glassgpt.figure.Bounds;
import org.glassgpt.ui.panel.Panel;
import org.glassgpt.ui.panel.comparison.ComparisonLayout;
import org.glassgpt.ui.panel.comparison.SideNames;

/** The pictures of a comparison, each under the name of its side, laid out by {@link ComparisonLayout}. */
final class ComparisonRow extends Region {
    /** Which pictures are seen where not all of them find room. */
    enum Seen {
        BOTH,
        FIRST,
        DIFFERENCE,
        SECOND;

        String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** The least that a picture gets, its side's name included, in em. */
    private static final double LEAST_HEIGHT = 17;

    private final ShellModel model;
    private final ComparisonModel comparison;
    private final ReadOnlyObjectWrapper<List<Seen>> crowded = new ReadOnlyObjectWrapper<>(this, "crowded", List.of());
    private Optional<Seen> chosen = Optional.empty();
    private boolean difference;
    private Optional<BorderPane> first = Optional.empty();
    private Optional<BorderPane> middle = Optional.empty();
    private Optional<BorderPane> second = Optional.empty();

    ComparisonRow(ShellModel model, ComparisonModel comparison) {
        this.model = model;
        this.comparison = comparison;
        getStyleClass().add("comparison-row");
        setMinWidth(0);
        model.appearance().scale().addListener(changed -> arrange());
        widthProperty().addListener(changed -> arrange());
        heightProperty().addListener(changed -> arrange());
    }

    /** What can be chosen to be seen; nothing where everything is seen. */
    ReadOnlyObjectProperty<List<Seen>> crowded() {
        return crowded.getReadOnlyProperty();
    }

    /** What is seen, of what can be chosen. */
    Seen chosen() {
        return chosen(crowded.get());
    }

    void choose(Seen seen) {
        chosen = Optional.of(seen);
        arrange();
    }

    /** Other panels, of which it is not known yet whether they have a difference. */
    void show(Panel one, Panel between, Panel other) {
        first = Optional.of(side("first", name(SideNames::first), one.node()));
        middle = Optional.of(side("difference", model.texts().text("compare.difference-title"), between.node()));
        second = Optional.of(side("second", name(SideNames::second), other.node()));
        setDifference(false);
    }

    private StringBinding name(Function<SideNames, String> which) {
        return model.texts()
                .following(
                        now -> comparison
                                .sides()
                                .get()
                                .map(sides -> which.apply(SideNames.of(sides, now::text)))
                                .orElse(""),
                        comparison.sides());
    }

    private BorderPane side(String key, StringBinding name, Node picture) {
        Label letter = Controls.labelled(new Label(), model.texts().text("compare.letter." + key));
        letter.getStyleClass().add("side-letter");
        letter.setMinWidth(USE_PREF_SIZE);
        Label title = Controls.labelled(new Label(), name);
        title.setId("compare-title-" + key);
        title.getStyleClass().add("side-title");
        title.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        Controls.named(title, name);
        HBox head = new HBox(letter, title);
        head.getStyleClass().add("side-head");
        BorderPane side = new BorderPane(picture, head, null, null, null);
        side.setId("compare-" + key);
        side.setMinSize(0, 0);
        return side;
    }

    /** Whether there is a difference to be drawn. */
    void setDifference(boolean there) {
        difference = there;
        arrange();
    }

    private ComparisonLayout room() {
        return ComparisonLayout.of(getWidth(), getHeight(), em(), difference ? 3 : 2);
    }

    /** Puts those on the stage that are seen. */
    private void arrange() {
        if (first.isEmpty() || getWidth() < 1 || getHeight() < 1) return;
        ComparisonLayout layout = room();
        List<Seen> choices = layout.all() ? List.of() : choices(layout.places().size());
        List<BorderPane> seen = seen(layout.all(), choices);
        if (!getChildren().equals(seen)) getChildren().setAll(seen);
        // Alone, the difference needs no name: what is seen was chosen by it.
        Node name = middle.orElseThrow().getTop();
        name.setVisible(seen.size() > 1);
        name.setManaged(seen.size() > 1);
        crowded.set(choices);
        requestLayout();
    }

    /** Below this nothing can be read in a picture; the stage is scrolled then. */
    @Override
    protected double computeMinHeight(double width) {
        return LEAST_HEIGHT * em();
    }

    @Override
    protected double computePrefHeight(double width) {
        return computeMinHeight(width);
    }

    private double em() {
        return ThemeSheet.BODY * model.appearance().scale().get();
    }

    @Override
    protected void layoutChildren() {
        List<Bounds> places = room().places();
        int count = getChildren().size();
        for (int i = 0; i < count; i++) {
            Bounds place = count == 1 ? new Bounds(0, 0, getWidth(), getHeight()) : places.get(i);
            getChildren().get(i).resizeRelocate(place.x(), place.y(), place.width(), place.height());
        }
    }

    private List<Seen> choices(int room) {
        List<Seen> choices = new ArrayList<>(room >= 2 ? List.of(Seen.BOTH) : List.of(Seen.FIRST));
        if (difference) choices.add(Seen.DIFFERENCE);
        if (room < 2) choices.add(Seen.SECOND);
        return choices;
    }

    private List<BorderPane> seen(boolean all, List<Seen> choices) {
        Seen now = all ? Seen.BOTH : chosen(choices);
        List<BorderPane> sides = new ArrayList<>();
        if (now == Seen.BOTH || now == Seen.FIRST) sides.add(first.get());
        if (difference && (all || now == Seen.DIFFERENCE)) sides.add(middle.get());
        if (now == Seen.BOTH || now == Seen.SECOND) sides.add(second.get());
        return sides;
    }

    private Seen chosen(List<Seen> choices) {
        Seen usual = difference ? Seen.DIFFERENCE : choices.contains(Seen.FIRST) ? Seen.FIRST : Seen.BOTH;
        return chosen.filter(choices::contains).orElse(usual);
    }
}
