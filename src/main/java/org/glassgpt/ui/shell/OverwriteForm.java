package org.glassgpt.ui.shell;

import atlantafx.base.layout.InputGroup;
import java.util.List;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.glassgpt.figure.Numbers;
import org.glassgpt.figure.Pattern;
import org.glassgpt.i18n.Messages;
import org.glassgpt.session.Editing;
import org.glassgpt.session.Problem;
import org.glassgpt.session.ProblemException;
import org.glassgpt.session.Snapshot;
import org.glassgpt.session.TypedValues;
import org.glassgpt.trace.ActivationName;
import org.glassgpt.trace.Cell;
import org.glassgpt.trace.Edits;

/** Writes another number in the place of the one that is opened; of an attention weight, its whole row too. */
final class OverwriteForm extends VBox {
    private static final PseudoClass INVALID = PseudoClass.getPseudoClass("invalid");

    private final ShellModel model;
    private final Label place = text("caption");
    private final TextField value = new TextField();
    private final CheckBox rest;
    private final Button restore;
    private final VBox number;
    private final Label rowName = text("caption");
    private final TextField row = new TextField();
    private final CheckBox rescale;
    private final VBox whole;
    private final Label problem = text("edit-problem");
    private Optional<Problem> wrong = Optional.empty();
    private Optional<Cell.OfActivation> at = Optional.empty();

    OverwriteForm(ShellModel model) {
        this.model = model;
        getStyleClass().add("overwrite");
        place.setId("overwrite-place");
        problem.setId("overwrite-problem");
        rest = check("rest");
        rescale = check("rescale");
        restore = button("restore", () -> change(now -> Editing.restore(now, cell().name(), cell().index())));
        number = new VBox(group(value, "value", this::writeValue), rest, restore);
        Button even = button("even", () -> row.setText(numbers(this::evenly)));
        Button only = button("only", () -> row.setText(numbers(key -> key == cell().at(2) ? 1 : 0)));
        FlowPane quick = new FlowPane(even, only);
        quick.getStyleClass().add("overwrite-quick");
        whole = new VBox(rowName, quick, group(row, "row", this::writeRow), rescale);
        for (VBox part : List.of(number, whole)) part.getStyleClass().add("overwrite");
        getChildren().addAll(place, number, whole, problem);
        model.trail()
                .steps()
                .addListener((steps, old, now) -> follow(!old.current().equals(now.current())));
        model.session().snapshot().addListener((snapshot, old, now) -> follow(false));
        model.texts().messages().addListener((messages, old, now) -> follow(false));
        follow(true);
    }

    void focus() {
        if (at.isPresent()) value.requestFocus();
    }

    private static Label text(String style) {
        Label label = new Label();
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        label.getStyleClass().add(style);
        return label;
    }

    private CheckBox check(String id) {
        CheckBox box = Controls.labelled(new CheckBox(), model.texts().text("experiments." + id));
        box.setId("overwrite-" + id);
        box.setWrapText(true);
        box.setSelected(true);
        return box;
    }

    private Button button(String id, Runnable action) {
        Button button = Controls.labelled(new Button(), model.texts().text("experiments." + id));
        button.setId("overwrite-" + id);
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setOnAction(event -> action.run());
        return button;
    }

    private InputGroup group(TextField field, String id, Runnable write) {
        field.setId("overwrite-" + id);
        field.setOnAction(event -> write.run());
        Controls.named(field, model.texts().text("experiments." + id));
        HBox.setHgrow(field, Priority.ALWAYS);
        Button button = button("write-" + id, write);
        InputGroup group = new InputGroup(field, button);
        group.setMaxWidth(Double.MAX_VALUE);
        return group;
    }

    private Cell.OfActivation cell() {
        return at.orElseThrow();
    }

    /** @param other whether another number is in hand than before */
    private void follow(boolean other) {
        Messages messages = model.texts().messages().get();
        Optional<Snapshot> snapshot = model.session().snapshot().get();
        at = snapshot.flatMap(now -> opened().filter(cell -> exists(now, cell)));
        boolean weight = at.filter(cell -> cell.name().kind() == ActivationName.Kind.PATTERN)
                .isPresent();
        shown(number, at.isPresent());
        shown(rest, weight);
        shown(whole, weight);
        if (other) say(Optional.empty());
        else say(wrong);
        if (at.isEmpty()) {
            place.setText(messages.text("experiments.no-number"));
            return;
        }
        CellWords in = new CellWords(messages, snapshot.orElseThrow());
        place.setText(in.kind(cell()) + "\n" + in.place(cell()));
        shown(restore, written(snapshot.get().trace().edits()));
        if (other) value.setText("");
        if (!weight) return;
        int query = cell().at(1);
        String token = snapshot.get().tokens().get(query).visible();
        rowName.setText(messages.text("experiments.whole-row", token, "" + query));
        if (other || !row.isFocused()) row.setText(numbers(key -> pattern().weight(query, key)));
    }

    private Optional<Cell.OfActivation> opened() {
        return model.trail()
                .steps()
                .get()
                .current()
                .filter(Cell.OfActivation.class::isInstance)
                .map(Cell.OfActivation.class::cast);
    }

    private static boolean exists(Snapshot snapshot, Cell.OfActivation cell) {
        int[] index = cell.index().stream().mapToInt(i -> i).toArray();
        try {
            cell.name()
                    .shape(snapshot.trace().model(), snapshot.trace().tokens())
                    .offset(index);
            return true;
        } catch (IndexOutOfBoundsException e) {
            return false;
        }
    }

    private boolean written(Edits edits) {
        return !Editing.restore(edits, cell().name(), cell().index()).equals(edits);
    }

    private Pattern pattern() {
        Snapshot snapshot = model.session().snapshot().get().orElseThrow();
        return Pattern.of(snapshot.trace(), cell().name().layer(), cell().at(0));
    }

    /** How many tokens the query of the number in hand sees. */
    private int seen() {
        int query = cell().at(1);
        Pattern pattern = pattern();
        return (int) IntStream.range(0, pattern.tokens())
                .filter(key -> !pattern.hidden(query, key))
                .count();
    }

    private double evenly(int key) {
        return 1.0 / seen();
    }

    private String numbers(IntToDoubleFunction weight) {
        return IntStream.range(0, seen())
                .mapToObj(key -> Numbers.full(weight.applyAsDouble(key)))
                .collect(Collectors.joining(" "));
    }

    private void writeValue() {
        attempt(() -> {
            float written = TypedValues.value(value.getText());
            Cell.OfActivation cell = cell();
            if (cell.name().kind() != ActivationName.Kind.PATTERN || !rest.isSelected()) {
                return now -> Editing.overwriteValue(now, cell, written);
            }
            Pattern pattern = pattern();
            double[] weights = IntStream.range(0, pattern.tokens())
                    .mapToDouble(key -> pattern.weight(cell.at(1), key))
                    .toArray(); // (T)
            float[] made = TypedValues.withShare(weights, cell.at(2), written);
            return now -> Editing.overwriteRow(now, cell.name().layer(), cell.at(0), cell.at(1), made);
        });
    }

    private void writeRow() {
        attempt(() -> {
            Cell.OfActivation cell = cell();
            float[] made = TypedValues.row(row.getText(), seen(), pattern().tokens(), rescale.isSelected());
            return now -> Editing.overwriteRow(now, cell.name().layer(), cell.at(0), cell.at(1), made);
        });
    }

    @FunctionalInterface
    private interface Entry {
        UnaryOperator<Edits> read() throws ProblemException;
    }

    private void attempt(Entry entry) {
        if (at.isEmpty()) return;
        try {
            UnaryOperator<Edits> how = entry.read();
            say(Optional.empty());
            change(how);
        } catch (ProblemException e) {
            say(Optional.of(e.problem()));
        }
    }

    private void change(UnaryOperator<Edits> how) {
        model.session().edit(how);
    }

    private void say(Optional<Problem> why) {
        wrong = why;
        Messages messages = model.texts().messages().get();
        problem.setText(why.map(p -> messages.text(
                        p.key(), p.arguments().stream().map(String::valueOf).toArray()))
                .orElse(""));
        shown(problem, why.isPresent());
        for (TextField field : List.of(value, row)) {
            field.pseudoClassStateChanged(INVALID, why.isPresent() && field.isFocused());
        }
    }

    private static void shown(Node node, boolean on) {
        node.setVisible(on);
        node.setManaged(on);
    }
}
