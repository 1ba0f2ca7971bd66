package org.glassgpt.ui.shell;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.animation.Interpolator;
import javafx.animation.TranslateTransition;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;
import org.glassgpt.figure.Figure;
import org.glassgpt.figure.Paper;
import org.glassgpt.session.Activity;
import org.glassgpt.session.Operation;
import org.glassgpt.ui.panel.comparison.Sides;

/** The panel of the operation in hand, large, at most one neighbour beside it; while something is compared, for both sides. */
final class PanelStage extends StackPane {
    private static final double COMES_FROM = 24;

    private final ShellModel model;
    private final Panels panels;
    private final Map<View, Node> made = new HashMap<>();
    private final ComparisonModel comparison;
    private Optional<ComparisonStage> compared = Optional.empty();
    private final ReadOnlyObjectWrapper<List<String>> shown = new ReadOnlyObjectWrapper<>(this, "shown", List.of());
    private Operation last;

    PanelStage(ShellModel model, Panels panels) {
        this.model = model;
        this.panels = panels;
        this.comparison = new ComparisonModel(model);
        this.last = model.panels().selection().get().operation();
        getStyleClass().add("panel-stage");
        setMinSize(0, 0);
        show();
        model.panels().selection().addListener((value, old, now) -> show());
        model.view().addListener((value, old, now) -> show());
        model.staged().addListener((value, old, now) -> show());
        comparison.sides().addListener((value, old, now) -> {
            if (old.isPresent() != now.isPresent()) show();
        });
        model.session().snapshot().addListener((value, old, now) -> {
            if (old.isPresent() != now.isPresent()) show();
        });
    }

    /** Ids of the panels on the stage, what the place is about first. */
    ReadOnlyObjectProperty<List<String>> shown() {
        return shown.getReadOnlyProperty();
    }

    /** What is compared there, while it is. */
    ReadOnlyObjectProperty<Optional<Sides>> sides() {
        return comparison.sides();
    }

    /** The picture of a panel as it stands on the stage, on other paper: of both sides while they are compared. */
    Figure figure(String id, Paper paper) {
        Optional<Sides> sides = comparison.sides().get();
        return sides.isPresent() && compared.isPresent()
                ? compared.get().figure(id, sides.get(), paper)
                : panels.panel(id).figure(paper);
    }

    private void show() {
        boolean open = model.session().snapshot().get().isPresent();
        Operation operation = model.panels().selection().get().operation();
        View view = model.staged()
                .get()
                .filter(panels::has)
                .orElseGet(() -> panels.view(operation, model.view().get()));
        Node node = node(open, view);
        follow(view);
        boolean on = operation.compareTo(last) >= 0;
        last = operation;
        if (open && getChildren().equals(List.of(node))) return;
        boolean first = getChildren().isEmpty();
        if (getChildren().contains(node)) {
            getChildren().removeIf(child -> child != node);
        } else {
            getChildren().setAll(node);
        }
        hide(node, false);
        if (!first) arrive(node, on);
    }

    /** Where nothing is open yet, what will be shown first is made, unseen: it has its looks when its numbers come. */
    void prepare() {
        if (model.session().snapshot().get().isPresent()) return;
        View view = panels.view(
                model.panels().selection().get().operation(), model.view().get());
        Node ready = made.computeIfAbsent(view, this::arrange);
        hide(ready, true);
        getChildren().add(0, ready);
    }

    private static void hide(Node node, boolean hidden) {
        node.setOpacity(hidden ? 0 : 1); // what is not visible at all gets no looks
        node.setDisable(hidden);
    }

    private void follow(View view) {
        List<String> ids = new ArrayList<>(view.panels());
        boolean both = comparison.sides().get().isPresent();
        String first = both && compared.isPresent() ? compared.get().shown().get() : view.id();
        ids.remove(first);
        ids.add(0, first);
        shown.set(ids);
    }

    private Node node(boolean open, View view) {
        if (!open) return waiting();
        if (comparison.sides().get().isEmpty()) return made.computeIfAbsent(view, this::arrange);
        if (compared.isEmpty()) {
            ComparisonStage stage = new ComparisonStage(model, comparison);
            stage.shown().addListener((value, old, now) -> show());
            compared = Optional.of(stage);
        }
        compared.get().show(view);
        return compared.get();
    }

    /** From the side on which it lies in the pass. */
    private void arrive(Node node, boolean on) {
        if (!model.appearance().motion().get()) return;
        TranslateTransition move = new TranslateTransition(Motion.QUICK, node);
        move.setFromX(on ? COMES_FROM : -COMES_FROM);
        move.setToX(0);
        move.setInterpolator(Interpolator.EASE_OUT);
        move.play();
    }

    private Node arrange(View view) {
        List<Node> here = view.panels().stream()
                .map(panels::panel)
                .map(panel -> panel.node())
                .toList();
        return Controls.scrolled(
                new PanelRow(here, view.firstShare(), model.appearance().scale()));
    }

    /** Before anything is open: what happens, or what to do. */
    private Node waiting() {
        Label sentence = new Label();
        sentence.getStyleClass().add("waiting");
        sentence.setWrapText(true);
        sentence.textProperty()
                .bind(model.texts()
                        .following(
                                now -> model.session()
                                                .activity()
                                                .get()
                                                .filter(Activity.OPENING::equals)
                                                .isPresent()
                                        ? now.text("stage.opening")
                                        : now.text("stage.nothing"),
                                model.session().activity()));
        return sentence;
    }
}
