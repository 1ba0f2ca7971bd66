package org.glassgpt.ui.shell;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import javafx.css.PseudoClass;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.glassgpt.i18n.Messages;
import org.glassgpt.lesson.Block;
import org.glassgpt.lesson.LessonPlayer;
import org.glassgpt.lesson.NumberText;
import org.glassgpt.lesson.Step;
import org.glassgpt.lesson.StepState;
import org.glassgpt.lesson.StepWords;
import org.glassgpt.ui.lesson.Ink;
import org.glassgpt.ui.lesson.WordsView;

/** What a step asks: options to choose, lines to mark, numbers to fill in; and what is said to an answer. */
final class AnswerView {
    private static final PseudoClass RIGHT = PseudoClass.getPseudoClass("right");
    private static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");
    private static final PseudoClass MARKED = PseudoClass.getPseudoClass("marked");

    private final LessonPlayer player;
    private final boolean hidden;
    private final Messages messages;
    private final Ink ink;
    private final Words words;
    private final Map<String, String> typed;

    /** Chosen or marked, and not yet answered; counted from 1. */
    private final Set<Integer> marked = new TreeSet<>();

    private final Button check = new Button();

    /** Makes words. */
    @FunctionalInterface
    interface Words {
        WordsView of(List<Block> blocks, Ink ink, AnswerView answers);
    }

    AnswerView(Lessons lessons, Messages messages, Ink ink, Words words, Map<String, String> typed) {
        this.player = lessons.player();
        this.hidden = lessons.answersHidden().get();
        this.messages = messages;
        this.ink = ink;
        this.words = words;
        this.typed = typed;
        player.state().last().ifPresent(marked::addAll);
        check.setText(messages.text("lesson.check"));
        check.setId("lesson-check");
        check.setOnAction(event -> player.choose(new LinkedHashSet<>(marked)));
        check.setDisable(marked.isEmpty());
    }

    private static Optional<Step.Choice> choice(Step step) {
        if (step instanceof Step.Predict predict) return Optional.of(predict.choice());
        return step instanceof Step.Quiz quiz ? Optional.of(quiz.choice()) : Optional.empty();
    }

    /** The options of a question, or the button that answers with the lines marked. */
    Optional<Node> options(Step step, StepWords told) {
        Optional<Step.Choice> choice = choice(step);
        if (choice.isEmpty()) return Optional.empty();
        VBox box = new VBox();
        box.getStyleClass().add("lesson-options");
        if (!choice.get().lines()) {
            for (int i = 1; i <= told.options().size(); i++) {
                box.getChildren().add(option(step, choice.get(), told, i));
            }
        }
        boolean several = choice.get().several() && !player.state().out();
        if (several) box.getChildren().add(check);
        if (choice.get().lines()) box.getChildren().addAll(lineWords(choice.get(), told));
        return Optional.of(box);
    }

    private Node option(Step step, Step.Choice choice, StepWords told, int number) {
        StepState state = player.state();
        StepWords.Option option = told.options().get(number - 1);
        Label mark = new Label(mark(state, choice, number));
        mark.getStyleClass().add("option-mark");
        WordsView text = words.of(option.words(), ink, this);
        text.setMinWidth(0);
        HBox.setHgrow(text, Priority.ALWAYS);
        VBox inside = new VBox(text);
        inside.setMinWidth(0);
        HBox.setHgrow(inside, Priority.ALWAYS);
        HBox row = new HBox(mark, inside);
        row.setId("option-" + number);
        row.getStyleClass().add("lesson-option");
        boolean tried = state.chosen().stream().anyMatch(each -> each.contains(number));
        boolean right = choice.right().contains(number);
        boolean told2 = (tried || state.out()) && !hidden;
        row.pseudoClassStateChanged(RIGHT, told2 && right && (tried || state.out()));
        row.pseudoClassStateChanged(WRONG, told2 && tried && !right);
        row.pseudoClassStateChanged(MARKED, marked.contains(number));
        if (told2 && (tried || state.out() && step instanceof Step.Quiz)) {
            List<Block> why = why(choice, told, number);
            if (!why.isEmpty()) {
                WordsView said = words.of(why, ink.sized(ink.size() * 0.93), this);
                said.getStyleClass().add("lesson-why");
                inside.getChildren().add(said);
            }
        }
        if (!state.out()) pressable(row, () -> choose(choice, number, row, mark));
        return row;
    }

    private static List<Block> why(Step.Choice choice, StepWords told, int number) {
        String section = choice.why().get(number);
        if (section != null) return told.sections().getOrDefault(section, List.of());
        return told.options().get(number - 1).why();
    }

    private String mark(StepState state, Step.Choice choice, int number) {
        boolean tried = state.chosen().stream().anyMatch(each -> each.contains(number));
        boolean right = choice.right().contains(number);
        if (!hidden && (state.out() || tried)) {
            if (right) return "✓";
            if (tried) return "✗";
        }
        if (choice.several()) return marked.contains(number) ? "☑" : "☐";
        return Block.Lettered.letter(number);
    }

    private void choose(Step.Choice choice, int number, Node row, Label mark) {
        if (!choice.several()) {
            player.choose(Set.of(number));
            return;
        }
        if (!marked.remove(number)) marked.add(number);
        row.pseudoClassStateChanged(MARKED, marked.contains(number));
        mark.setText(marked.contains(number) ? "☑" : "☐");
        check.setDisable(marked.isEmpty());
    }

    private static void pressable(Node node, Runnable press) {
        node.setFocusTraversable(true);
        node.setAccessibleRole(AccessibleRole.BUTTON);
        node.setOnMouseClicked(event -> press.run());
        node.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() != KeyCode.ENTER && event.getCode() != KeyCode.SPACE) return;
            press.run();
            event.consume();
        });
    }

    /** A listing whose lines the learner marks; empty where none are asked for. */
    Optional<Node> lines(Block.Code code, Ink at) {
        Optional<Step.Choice> choice = player.step().flatMap(AnswerView::choice).filter(Step.Choice::lines);
        if (!code.listing() || choice.isEmpty()) return Optional.empty();
        VBox lines = new VBox();
        lines.getStyleClass().add("lesson-listing");
        WordsView maker = new WordsView(
                List.of(), at, Optional.empty(), org.glassgpt.lesson.Glossary.EMPTY, WordsView.Room.paper(at.size()));
        StepState state = player.state();
        for (int i = 0; i < code.lines().size(); i++) {
            int number = i + 1;
            Region line = maker.codeLine(code, i);
            line.setId("line-" + number);
            line.getStyleClass().add("listing-line");
            boolean wrong = choice.get().right().contains(number);
            boolean out = state.out() && !hidden;
            line.pseudoClassStateChanged(MARKED, marked.contains(number));
            line.pseudoClassStateChanged(RIGHT, out && wrong);
            line.pseudoClassStateChanged(WRONG, out && !wrong && marked.contains(number));
            if (!state.out() && !code.lines().get(i).isBlank()) {
                pressable(line, () -> {
                    if (!marked.remove(number)) marked.add(number);
                    line.pseudoClassStateChanged(MARKED, marked.contains(number));
                    check.setDisable(marked.isEmpty());
                });
            }
            lines.getChildren().add(line);
        }
        return Optional.of(lines);
    }

    /** How many of the lines were found so far, and, when the answer is out, what is wrong with each. */
    private List<Node> lineWords(Step.Choice choice, StepWords told) {
        StepState state = player.state();
        List<Node> said = new ArrayList<>();
        if (hidden) return said;
        state.last().filter(last -> !last.equals(choice.right())).ifPresent(last -> {
            long found = last.stream().filter(choice.right()::contains).count();
            long wrong = last.size() - found;
            Label label = new Label(
                    messages.text("lesson.lines-found", found, choice.right().size(), wrong));
            label.setWrapText(true);
            label.getStyleClass().add("caption");
            said.add(label);
        });
        for (int line : new TreeSet<>(choice.why().keySet())) {
            boolean tried = state.chosen().stream().anyMatch(each -> each.contains(line));
            if (!state.out() && !tried) continue;
            Label number = new Label(Integer.toString(line));
            number.getStyleClass().add("option-mark");
            WordsView why = words.of(told.sections().getOrDefault(choice.why().get(line), List.of()), ink, this);
            why.setMinWidth(0);
            HBox.setHgrow(why, Priority.ALWAYS);
            HBox row = new HBox(number, why);
            row.getStyleClass().add("lesson-line-why");
            said.add(row);
        }
        return said;
    }

    /** The field of a blank, with a sign behind it once it has been answered. */
    Region blank(String name, Ink at) {
        TextField field = new TextField();
        String id = at.language().code() + "-" + name;
        field.setId("blank-" + id);
        field.getStyleClass().add("lesson-blank");
        field.setAccessibleText(messages.text("lesson.blank"));
        StepState state = player.state();
        String answered = state.filled().get(name);
        String expected = player.step()
                .filter(Step.Worked.class::isInstance)
                .map(step -> ((Step.Worked) step).blanks().get(name))
                .map(blank -> player.expected(blank))
                .filter(value -> value.isPresent())
                .map(value -> NumberText.write(value.getAsDouble()))
                .orElse("");
        field.setText(typed.getOrDefault(id, answered == null ? "" : answered));
        boolean right = state.correct().contains(name);
        boolean wrong = answered != null && !right;
        if (state.gaveUp() && !right && !hidden) field.setText(expected);
        field.pseudoClassStateChanged(RIGHT, (right || state.gaveUp()) && !hidden);
        field.pseudoClassStateChanged(WRONG, wrong && !state.out() && !hidden);
        field.setEditable(!state.out());
        field.textProperty().addListener((value, old, now) -> {
            typed.put(id, now);
            field.pseudoClassStateChanged(WRONG, false);
        });
        field.setOnAction(event -> player.fill(name, field.getText()));
        Label sign = new Label(hidden ? "" : right ? "✓" : wrong && !state.out() ? sign(answered) : "");
        sign.getStyleClass().add("blank-sign");
        double wide = at.size() * Math.max(5.6, 2.6 + 0.62 * field.getText().length());
        field.setPrefWidth(wide);
        field.setMinWidth(Region.USE_PREF_SIZE);
        sign.setMinWidth(at.size() * 1.2);
        HBox box = new HBox(at.size() * 0.3, field, sign);
        box.getStyleClass().add("blank-box");
        box.setPrefWidth(wide + at.size() * 1.5);
        box.setPrefHeight(at.size() * 2.2);
        return box;
    }

    /** What cannot be read as a number is not a wrong number. */
    private static String sign(String answered) {
        return NumberText.read(answered).isPresent() ? "✗" : "?";
    }
}
