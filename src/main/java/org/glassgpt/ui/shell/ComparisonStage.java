package org.glassgpt.ui.shell;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.InvalidationListener;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.glassgpt.figure.Figure;
import org.glassgpt.figure.FontMetrics;
import org.glassgpt.figure.Hit;
import org.glassgpt.figure.Paper;
import org.glassgpt.figure.Sheet;
import org.glassgpt.session.Selection;
import org.glassgpt.session.Snapshot;
import org.glassgpt.ui.panel.FigurePanel;
import org.glassgpt.ui.panel.Panel;
import org.glassgpt.ui.panel.Presses;
import org.glassgpt.ui.panel.comparison.ComparisonFigure;
import org.glassgpt.ui.panel.comparison.DifferenceFigure;
import org.glassgpt.ui.panel.comparison.Sides;
import org.glassgpt.ui.panel.comparison.SummaryFigure;

/**
 * Two sides of a panel beside each other, above them what differs most, between them their difference where both are
 * grids. The panels are the window's own, once more for each side.
 */
final class ComparisonStage extends VBox {
    private final ShellModel model;
    private final ComparisonModel comparison;
    private final Panels firstPanels;
    private final Panels secondPanels;
    private final LiveFigure summary;
    private final ComparisonRow row;
    private final ComparisonSwitch pictures;
    private final StackPane controls = new StackPane();
    private final InvalidationListener drawn = changed -> decide();
    private View view = View.of(View.OPERATION);
    private final ReadOnlyStringWrapper shown = new ReadOnlyStringWrapper(this, "shown", "");
    private Optional<Sides> decidedFor = Optional.empty();
    private Optional<FigurePanel> difference = Optional.empty();

    /** By the panel whose sides they subtract; one that is made anew each time would never be let go by what it follows. */
    private final Map<String, FigurePanel> differences = new HashMap<>();

    /** What pictures that are made behind the window are made of. */
    private volatile Optional<Sides> now = Optional.empty();

    ComparisonStage(ShellModel model, ComparisonModel comparison) {
        this.model = model;
        this.comparison = comparison;
        this.firstPanels = new Panels(model.panels(), Panels.Actions.of(model));
        this.secondPanels = new Panels(comparison.context(), Panels.Actions.looking(model));
        getStyleClass().add("comparison");
        setId("comparison");
        setMinSize(0, 0);
        summary = new Summary();
        summary.setId("comparison-summary");
        summary.view().setOnPress(this::press);
        row = new ComparisonRow(model, comparison);
        pictures = new ComparisonSwitch(model.texts(), this::showPanel, row::choose);
        VBox.setVgrow(row, Priority.ALWAYS);
        ScrollPane drawn = Controls.scrolled(new VBox(summary, row));
        VBox.setVgrow(drawn, Priority.ALWAYS);
        HBox below = new HBox(pictures, controls);
        below.getStyleClass().add("comparison-controls");
        HBox.setHgrow(controls, Priority.ALWAYS);
        getChildren().addAll(drawn, below);
        row.crowded().addListener((value, old, now) -> pictures.follow(view.panels(), shown.get(), now, row.chosen()));
        now = comparison.sides().get();
        comparison.sides().addListener((value, old, sides) -> {
            now = sides;
            summary.invalidate();
            difference.ifPresent(FigurePanel::invalidate);
            decide();
        });
    }

    /** Shows a view's panel for both sides; of two, the one it is named after, until the other is chosen. */
    void show(View next) {
        boolean other = !next.equals(view);
        view = next;
        if (other || shown.get().isEmpty()) showPanel(next.id());
    }

    /** Id of the panel whose two sides are shown. */
    ReadOnlyStringProperty shown() {
        return shown.getReadOnlyProperty();
    }

    /** Both sides of a panel on one paper, and their difference. */
    Figure figure(String id, Sides sides, Paper paper) {
        Panel panel = firstPanels.panel(id);
        return ComparisonFigure.of(
                panel::figure, sides, model.panels().selection().get(), paper);
    }

    private void showPanel(String id) {
        if (!id.equals(shown.get())) {
            if (!shown.get().isEmpty()) listen(shown.get(), false);
            decidedFor = Optional.empty();
            Panel first = firstPanels.panel(id);
            Panel second = secondPanels.panel(id);
            twins(first, second);
            for (Panel side : List.of(first, second)) side.setBrief();
            row.show(first, difference(id), second);
            listen(id, true);
            shown.set(id);
            decide();
        }
        pictures.follow(view.panels(), shown.get(), row.crowded().get(), row.chosen());
    }

    private void listen(String id, boolean on) {
        for (Panels side : List.of(firstPanels, secondPanels)) {
            if (on) side.panel(id).drawn().addListener(drawn);
            else side.panel(id).drawn().removeListener(drawn);
        }
    }

    /** One set of controls moves both sides. */
    private void twins(Panel first, Panel second) {
        Optional<Node> ours = first.takeControls();
        Optional<Node> theirs = second.takeControls();
        if (ours.isPresent() && theirs.isPresent()) {
            List<CheckBox> checks = boxes(ours.get());
            List<CheckBox> others = boxes(theirs.get());
            for (int i = 0; i < Math.min(checks.size(), others.size()); i++) {
                others.get(i).selectedProperty().bindBidirectional(checks.get(i).selectedProperty());
            }
        }
        ours.ifPresent(node -> first.node().getProperties().put(ComparisonStage.class, node));
        Node kept = (Node) first.node().getProperties().get(ComparisonStage.class);
        controls.getChildren().setAll(kept == null ? List.of() : List.of(kept));
    }

    private static List<CheckBox> boxes(Node controls) {
        List<CheckBox> boxes = new ArrayList<>();
        for (Node node : ((Pane) controls).getChildren()) {
            if (node instanceof CheckBox box) boxes.add(box);
        }
        return boxes;
    }

    /** Whether there is a difference to draw is decided once for two sides in a panel: from their pictures. */
    private void decide() {
        Optional<Sides> sides = comparison.sides().get();
        if (shown.get().isEmpty()
                || sides.isEmpty()
                || decidedFor.filter(known -> alike(known, sides.get())).isPresent()) return;
        Selection selection = model.panels().selection().get();
        Panel one = firstPanels.panel(shown.get());
        Panel other = secondPanels.panel(shown.get());
        if (one.node().getScene() == null && other.node().getScene() == null) return;
        Figure first = picture(one, sides.get().first(), selection);
        Figure second = picture(other, sides.get().second(), sides.get().across(selection));
        if (first == null || second == null) return;
        if (DifferenceFigure.outdated(first, second, sides.get())) return; // asked again when it is drawn
        decidedFor = sides;
        row.setDifference(DifferenceFigure.comparable(first, second, sides.get(), selection));
    }

    /** The one on the stage; of a side that has no room there, one made for the purpose. */
    private Figure picture(Panel panel, Snapshot snapshot, Selection selection) {
        if (panel.node().getScene() != null) return panel.drawn().get();
        Paper small = new Paper(
                1,
                1,
                model.appearance().scale().get(),
                model.panels().palette().getValue(),
                model.panels().words().getValue(),
                new FontMetrics());
        return panel.figure(snapshot, selection, DifferenceFigure.sides(small));
    }

    private static boolean alike(Sides a, Sides b) {
        return a.alignment().equals(b.alignment())
                && a.second().trace().model().equals(b.second().trace().model());
    }

    /** The difference as a panel of its own, made behind the window as the panels are that need long. */
    private Panel difference(String id) {
        FigurePanel panel = differences.computeIfAbsent(id, this::newDifference);
        panel.invalidate();
        difference = Optional.of(panel);
        return panel;
    }

    private FigurePanel newDifference(String id) {
        FigurePanel.Builder builder = (snapshot, selection, paper) -> difference(id, selection, paper);
        FigurePanel panel = new FigurePanel("difference-" + id, model.panels(), builder).inBackground();
        panel.setBrief();
        return panel;
    }

    private Figure difference(String id, Selection selection, Paper paper) {
        if (now.isEmpty()) return new Sheet(paper).figure(DifferenceFigure.ID, "", "");
        Sides sides = now.get();
        Paper large = DifferenceFigure.sides(paper);
        Figure first = firstPanels.panel(id).figure(sides.first(), selection, large);
        Figure second = secondPanels.panel(id).figure(sides.second(), sides.across(selection), large);
        return DifferenceFigure.of(first, second, sides, selection, paper).orElseGet(() -> {
            Sheet sheet = new Sheet(paper);
            sheet.sentence(sheet.words("compare.no-difference"));
            return sheet.figure(DifferenceFigure.ID, first.title(), sheet.words("compare.no-difference"));
        });
    }

    /** Takes in hand what is said to differ. */
    private void press(Hit hit) {
        Selection now = model.panels().selection().get();
        int first = hit.target().first();
        switch (hit.target().name()) {
            case SummaryFigure.HEAD -> {
                model.panels().selection().set(Presses.head(now, hit));
                model.showPanel("attention");
            }
            case SummaryFigure.TOKEN -> model.panels().selection().set(now.withToken(first));
            case SummaryFigure.LAYER -> {
                model.panels().selection().set(now.withHead(first, now.head()));
                model.showPanel("residual");
            }
            case SummaryFigure.NEXT -> model.showPanel("probabilities");
            default -> {}
        }
    }

    /** What differs most, as high as its words need. */
    private final class Summary extends LiveFigure {
        private Summary() {
            super(ComparisonStage.this.model, ComparisonStage.this::summary);
            setMinHeight(1); // something to begin with: the words say how much they need
        }

        @Override
        void redrawn(Optional<Figure> before, Figure now) {
            if (getMinHeight() != now.height()) {
                setMinHeight(now.height());
                setMaxHeight(now.height());
            }
        }
    }

    private Figure summary(Snapshot snapshot, Selection selection, Paper paper) {
        return now.map(sides -> SummaryFigure.of(sides, selection, paper))
                .orElseGet(() -> new Sheet(paper).figure(SummaryFigure.ID, "", ""));
    }
}
