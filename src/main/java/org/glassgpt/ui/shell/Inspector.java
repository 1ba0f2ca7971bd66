package org.glassgpt.ui.shell;

import java.util.List;
import java.util.Locale;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.glassgpt.figure.Datum;
import org.glassgpt.figure.Hit;
import org.glassgpt.figure.Numbers;
import org.glassgpt.figure.Palette;
import org.glassgpt.i18n.Messages;
import org.glassgpt.session.Snapshot;
import org.glassgpt.trace.Cell;
import org.glassgpt.trace.Formula;
import org.glassgpt.trace.Provenance;
import org.glassgpt.ui.control.FormulaView;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * The number under the pointer, or the one whose trail is followed: its value, where it stands, the arithmetic that made
 * it with its numbers filled in, and the way back to what made it and on to what it made.
 */
final class Inspector extends ScrollPane {
    private static final double ROOM = 17;

    private final ShellModel model;
    private final Label value = new Label();
    private final Label words = new Label();
    private final Label source = new Label();
    private final FormulaView formula = new FormulaView();
    private final Label note = new Label();
    private final Button write;
    private final TrailBar bar;
    private final TrailList list;
    private final VBox content;

    Inspector(ShellModel model) {
        this.model = model;
        this.bar = new TrailBar(model);
        this.list = new TrailList(model);
        this.write = Controls.labelled(new Button(), model.texts().text("inspector.write"));
        setId("inspector");
        getStyleClass().add("inspector-pane");
        setFitToWidth(true);
        setFitToHeight(true);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        setFocusTraversable(false);
        value.getStyleClass().add("value");
        value.setId("inspector-value");
        words.getStyleClass().add("words");
        source.getStyleClass().add("source");
        note.getStyleClass().add("note");
        for (Label label : List.of(value, words, source, note)) {
            label.setWrapText(true);
            label.setMinHeight(Label.USE_PREF_SIZE);
        }
        write.setId("inspector-write");
        write.setGraphic(new FontIcon(Feather.EDIT_3));
        write.setMinWidth(Region.USE_PREF_SIZE);
        content = new VBox(bar, value, words, source, formula, note, write);
        content.getStyleClass().add("inspector");
        VBox.setVgrow(list, Priority.ALWAYS);
        setContent(content);
        show();
        model.panels().pointed().addListener((property, old, now) -> show());
        model.panels().snapshot().addListener((property, old, now) -> show());
        model.trail().steps().addListener((property, old, now) -> show());
        model.texts().messages().addListener((property, old, now) -> show());
        model.panels().palette().addListener((property, old, now) -> show());
        model.appearance().scale().addListener((property, old, now) -> show());
    }

    /** What happens when another number is to be written in the place of the one shown. */
    void setOnWrite(Runnable action) {
        write.setOnAction(event -> action.run());
    }

    /** To the operands, to choose one with the keys. */
    void focusOperands() {
        model.panels().pointed().set(Optional.empty());
        list.focus();
    }

    private void show() {
        Optional<Hit> pointed = model.panels().pointed().get();
        Optional<Snapshot> snapshot = model.panels().snapshot().getValue();
        Optional<Cell> followed = model.trail().steps().get().current();
        Optional<Cell> cell = pointed.isPresent()
                ? pointed.flatMap(Hit::datum).map(Datum::address).flatMap(CellWords::cell)
                : followed;
        Optional<Provenance> made = snapshot.flatMap(now -> cell.flatMap(at -> made(now, at)));
        value.setText(pointed.flatMap(Hit::datum)
                .map(Datum::text)
                .or(() -> made.map(known -> Numbers.full(known.value())))
                .orElse(""));
        words.setText(words(pointed, snapshot, made));
        source.setText(cell.map(at -> at.text() + at.index())
                .or(() -> pointed.flatMap(Hit::datum)
                        .map(datum -> datum.address().name() + datum.address().index()))
                .orElse(""));
        showFormula(snapshot, made);
        boolean trail = pointed.isEmpty() && made.isPresent();
        shown(write, trail && made.get().cell() instanceof Cell.OfActivation);
        boolean focused = list.hasFocus();
        list.show(trail ? snapshot : Optional.empty(), trail ? made : Optional.empty());
        if (list.isVisible() && list.getParent() == null) content.getChildren().add(list);
        if (focused && !list.isVisible()) bar.focusBack(); // at the end of a trail the keyboard stays here
        for (Label label : List.of(value, words, source, note))
            shown(label, !label.getText().isEmpty());
    }

    /** Nothing, where the trace did not keep what went in, or the model was closed meanwhile. */
    private static Optional<Provenance> made(Snapshot snapshot, Cell cell) {
        try {
            return Optional.of(Provenance.of(snapshot.trace(), snapshot.weights(), cell));
        } catch (NoSuchElementException | IndexOutOfBoundsException | IllegalStateException e) {
            return Optional.empty();
        }
    }

    private String words(Optional<Hit> pointed, Optional<Snapshot> snapshot, Optional<Provenance> made) {
        Messages messages = model.texts().messages().get();
        if (pointed.isPresent()) return pointed.get().words();
        if (made.isEmpty() || snapshot.isEmpty()) return messages.text("inspector.empty");
        CellWords in = new CellWords(messages, snapshot.get());
        Cell cell = made.get().cell();
        return in.kind(cell) + "\n" + in.place(cell);
    }

    private void showFormula(Optional<Snapshot> snapshot, Optional<Provenance> made) {
        Palette palette = model.panels().palette().getValue();
        double scale = model.appearance().scale().get();
        List<String> lines = made.map(known ->
                        Formula.of(known, snapshot.orElseThrow().weights().constants()))
                .map(written -> written.lines().stream()
                        .map(line -> CellWords.coloured(line, palette))
                        .toList())
                .orElse(List.of());
        formula.show(lines, palette.text(), scale, ROOM * ThemeSheet.BODY * scale);
        shown(formula, !lines.isEmpty());
        note.setText(made.map(this::notes).orElse(""));
    }

    private String notes(Provenance made) {
        Messages messages = model.texts().messages().get();
        String changes = made.changes().stream()
                .map(change -> change.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .map(key -> messages.text("inspector.change." + key))
                .collect(Collectors.joining("\n"));
        OptionalDouble otherwise = made.otherwise();
        if (otherwise.isPresent()) {
            changes += "\n" + messages.text("inspector.otherwise", Numbers.signed(otherwise.getAsDouble()));
        }
        if (made.rule() == Provenance.Rule.LEARNED) return messages.text("inspector.learned");
        if (made.rule() == Provenance.Rule.NORM) {
            String norm = messages.text("inspector.norm");
            return changes.isEmpty() ? norm : changes + "\n" + norm;
        }
        return changes;
    }

    private static void shown(Node node, boolean visible) {
        node.setVisible(visible);
        node.setManaged(visible);
    }
}
