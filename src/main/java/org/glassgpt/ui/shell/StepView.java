package org.glassgpt.ui.shell;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TitledPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.glassgpt.i18n.Language;
import org.glassgpt.i18n.Messages;
import org.glassgpt.lesson.Action;
import org.glassgpt.lesson.Block;
import org.glassgpt.lesson.Course;
import org.glassgpt.lesson.Glossary;
import org.glassgpt.lesson.Lesson;
import org.glassgpt.lesson.LessonPlayer;
import org.glassgpt.lesson.Step;
import org.glassgpt.lesson.StepState;
import org.glassgpt.lesson.StepWords;
import org.glassgpt.ui.lesson.Ink;
import org.glassgpt.ui.lesson.WordsView;

/** One step: its words, what it asks, and what is said when the answer is out; in one language or in both. */
final class StepView extends VBox {
    private final ShellModel model;
    private final Lessons lessons;
    private final LessonPlayer player;

    /** What is typed in blanks and not yet answered, by language and name. */
    private final Map<String, String> typed = new HashMap<>();

    private String shown = "";

    StepView(ShellModel model, Lessons lessons) {
        this.model = model;
        this.lessons = lessons;
        this.player = lessons.player();
        getStyleClass().add("lesson-step");
    }

    /** Makes it anew; what the keyboard was in stays so. */
    void show() {
        Lesson lesson = player.lesson().orElseThrow();
        Step step = player.step().orElseThrow();
        String now = lesson.id() + "#" + step.id();
        if (!now.equals(shown)) typed.clear();
        shown = now;
        Optional<String> focused = Optional.ofNullable(getScene())
                .map(scene -> scene.getFocusOwner())
                .map(Node::getId)
                .filter(id -> id.startsWith("blank-") || id.equals("lesson-note"));
        int caret = Optional.ofNullable(getScene())
                .map(scene -> scene.getFocusOwner())
                .filter(javafx.scene.control.TextInputControl.class::isInstance)
                .map(field -> ((javafx.scene.control.TextInputControl) field).getCaretPosition())
                .orElse(0);
        getChildren().clear();
        Language language = model.texts().language();
        HBox columns = new HBox(column(lesson, step, language));
        columns.getStyleClass().add("lesson-columns");
        if (lessons.both().get()) columns.getChildren().add(column(lesson, step, language.other()));
        for (Node column : columns.getChildren()) {
            HBox.setHgrow(column, Priority.ALWAYS);
            ((Region) column).setPrefWidth(0);
            ((Region) column).setMinWidth(0);
        }
        getChildren().addAll(columns, acts(step), note(lesson, step));
        if (focused.isPresent()) {
            applyCss();
            layout(); // a field in a paragraph is there once its lines are
        }
        focused.map(id -> lookup("#" + id)).ifPresent(field -> {
            field.requestFocus();
            if (field instanceof javafx.scene.control.TextInputControl text) text.positionCaret(caret);
        });
    }

    private Ink ink(Language language) {
        double size = ThemeSheet.BODY
                * model.appearance().scale().get()
                * lessons.textSize().get();
        var theme = model.appearance().theme().get();
        return new Ink(theme.palette(), ThemeSheet.colours(theme).get("-gg-accent"), size, language);
    }

    private VBox column(Lesson lesson, Step step, Language language) {
        StepWords words = lesson.words(step, language);
        Ink ink = ink(language);
        StepState state = player.state();
        AnswerView answers = new AnswerView(lessons, model.texts().messages().get(), ink, this::words, typed);
        VBox column = new VBox(ink.size() * 0.9);
        Label title = new Label(words.title());
        title.setWrapText(true);
        title.setMinHeight(Region.USE_PREF_SIZE);
        title.getStyleClass().add("step-title");
        column.getChildren().addAll(title, words(words.before(), ink, answers));
        answers.options(step, words).ifPresent(column.getChildren()::add);
        boolean out = state.out() && !lessons.answersHidden().get();
        if (out && words.after().isPresent()) {
            VBox after = new VBox(words(words.after().get(), ink, answers));
            after.getStyleClass().add("lesson-after");
            column.getChildren().add(after);
        }
        return column;
    }

    private WordsView words(List<Block> blocks, Ink ink, AnswerView answers) {
        Glossary glossary = lessons.course().map(Course::glossary).orElse(Glossary.EMPTY);
        return new WordsView(
                blocks,
                ink,
                player.scope(),
                glossary,
                new WordsView.Room(this::follow, name -> answers.blank(name, ink), code -> answers.lines(code, ink)));
    }

    private void follow(Optional<String> lesson, Optional<String> step) {
        if (lesson.isPresent()) lessons.play(new Lessons.Place(lesson.get(), step));
        else step.ifPresent(player::goTo);
    }

    /** What can be done besides reading: run, ask for the answer, try again; where facts come from. */
    private VBox acts(Step step) {
        Messages messages = model.texts().messages().get();
        StepState state = player.state();
        List<Node> row = new ArrayList<>();
        if (step instanceof Step.Run running) {
            boolean lab = running.action() instanceof Action.Lab;
            Button run = new Button(messages.text(lab ? "lesson.run-lab" : "lesson.run"));
            run.setId("lesson-run");
            run.setDisable(player.scope().isEmpty());
            run.setOnAction(event -> player.run());
            row.add(run);
        }
        if (step.kind().asks() && !state.out()) {
            Button give = new Button(messages.text(step instanceof Step.Do ? "lesson.skip" : "lesson.give-up"));
            give.setId("lesson-give-up");
            give.getStyleClass().add("flat");
            give.setOnAction(event -> player.giveUp());
            if (!(step instanceof Step.Predict)) row.add(give);
        }
        if (step.kind().asks() && state.out()) {
            Button again = new Button(messages.text("lesson.again"));
            again.setId("lesson-again");
            again.getStyleClass().add("flat");
            again.setOnAction(event -> {
                typed.clear();
                player.again();
            });
            row.add(again);
        }
        VBox acts = new VBox();
        acts.getStyleClass().add("lesson-acts");
        if (step instanceof Step.Do) acts.getChildren().add(doing(messages, state));
        HBox buttons = new HBox(row.toArray(Node[]::new));
        buttons.getStyleClass().add("lesson-buttons");
        if (!row.isEmpty()) acts.getChildren().add(buttons);
        List<String> sources = step.frame().sources(messages.language());
        if (!sources.isEmpty()) {
            String between = messages.text("lesson.sources.between");
            Label said = caption(messages.text("lesson.sources", String.join(between, sources)));
            said.setId("lesson-sources");
            acts.getChildren().add(said);
        }
        return acts;
    }

    private static Label doing(Messages messages, StepState state) {
        Label status = caption(
                state.gaveUp()
                        ? messages.text("lesson.do-skipped")
                        : state.out() ? "✓ " + messages.text("lesson.do-done") : "▸ " + messages.text("lesson.do-now"));
        status.getStyleClass().add(state.out() ? "lesson-done" : "lesson-now");
        status.setId("lesson-do");
        return status;
    }

    private static Label caption(String text) {
        Label label = new Label(text);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        label.getStyleClass().add("caption");
        return label;
    }

    /** The learner's own note, kept with the step. */
    private TitledPane note(Lesson lesson, Step step) {
        String course = lessons.course().map(Course::id).orElse("");
        String kept = player.progress().note(course, lesson.id(), step.id());
        TextArea area = new TextArea(kept);
        area.setId("lesson-note");
        area.setWrapText(true);
        area.setPrefRowCount(3);
        area.textProperty()
                .addListener((value, old, now) -> player.progress().setNote(course, lesson.id(), step.id(), now));
        TitledPane pane = new TitledPane(model.texts().messages().get().text("lesson.note"), area);
        pane.setExpanded(!kept.isEmpty());
        pane.setAnimated(false);
        pane.getStyleClass().addAll("dense", "lesson-note");
        return pane;
    }
}
