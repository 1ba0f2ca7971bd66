package org.glassgpt.ui.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.application.Platform;
import javafx.beans.InvalidationListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.glassgpt.i18n.Language;
import org.glassgpt.i18n.Messages;
import org.glassgpt.lesson.Block;
import org.glassgpt.lesson.Course;
import org.glassgpt.lesson.Glossary;
import org.glassgpt.lesson.Lesson;
import org.glassgpt.lesson.LessonPlayer;
import org.glassgpt.lesson.Step;
import org.glassgpt.lesson.StepWords;
import org.glassgpt.ui.lesson.Ink;
import org.glassgpt.ui.lesson.WordsView;

/** What the teacher sees while the class sees the stage: this step with its answer, the notes, and what comes next. */
final class PresenterView extends BorderPane {
    private final ShellModel model;
    private final Lessons lessons;
    private boolean stale;

    PresenterView(ShellModel model, Lessons lessons) {
        this.model = model;
        this.lessons = lessons;
        setId("presenter");
        getStyleClass().addAll("shell", "presenter");
        InvalidationListener changed = observable -> refresh();
        lessons.changes().addListener(changed);
        lessons.answersHidden().addListener(changed);
        model.texts().messages().addListener(changed);
        model.appearance().theme().addListener(changed);
        model.appearance().scale().addListener(changed);
        setBottom(foot());
        show();
    }

    private HBox foot() {
        Button previous = Controls.labelled(new Button(), model.texts().text("lesson.previous"));
        previous.setOnAction(event -> lessons.previous());
        Button next = Controls.labelled(new Button(), model.texts().text("lesson.next"));
        next.getStyleClass().add("accent");
        next.setOnAction(event -> lessons.next());
        ToggleButton hide = Controls.labelled(new ToggleButton(), model.texts().text("lesson.hide-answers"));
        hide.setId("presenter-hide");
        hide.selectedProperty().bindBidirectional(lessons.answersHidden());
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox foot = new HBox(previous, hide, space, next);
        foot.getStyleClass().add("lesson-foot");
        foot.setAlignment(Pos.CENTER);
        return foot;
    }

    private void refresh() {
        if (stale) return;
        stale = true;
        Platform.runLater(() -> {
            stale = false;
            show();
        });
    }

    private void show() {
        LessonPlayer player = lessons.player();
        if (player.lesson().isEmpty()) {
            setCenter(new Label(model.texts().messages().get().text("lesson.none-open")));
            return;
        }
        Lesson lesson = player.lesson().get();
        Language language = model.texts().language();
        Messages messages = model.texts().messages().get();
        Step step = player.step().orElseThrow();
        VBox now =
                part(messages.text("lesson.now", player.at() + 1, lesson.steps().size()));
        fill(now, step, lesson.words(step, language), true);
        VBox notes = part(messages.text("lesson.notes"));
        List<Block> said = lesson.words(step, language).notes();
        notes.getChildren().add(said.isEmpty() ? caption(messages.text("lesson.no-notes")) : words(said));
        VBox next = part(messages.text("lesson.coming"));
        Optional<Step> coming = player.nextStep();
        if (coming.isPresent()) fill(next, coming.get(), lesson.words(coming.get(), language), false);
        else next.getChildren().add(caption(messages.text("lesson.end")));
        VBox right = new VBox(notes, next);
        right.getStyleClass().add("presenter-right");
        HBox both = new HBox(now, right);
        both.getStyleClass().add("presenter-both");
        for (Node half : List.of(now, right)) {
            HBox.setHgrow(half, Priority.ALWAYS);
            ((Region) half).setPrefWidth(0);
        }
        ScrollPane scroll = new ScrollPane(both);
        scroll.setFitToWidth(true);
        setCenter(scroll);
    }

    private static VBox part(String title) {
        Label label = new Label(title);
        label.getStyleClass().add("section-title");
        VBox part = new VBox(label);
        part.getStyleClass().add("presenter-part");
        return part;
    }

    private static Label caption(String text) {
        Label label = new Label(text);
        label.getStyleClass().add("caption");
        label.setWrapText(true);
        return label;
    }

    private void fill(VBox part, Step step, StepWords told, boolean withAnswer) {
        Label title = new Label(told.title());
        title.setWrapText(true);
        title.getStyleClass().add("step-title");
        part.getChildren().addAll(title, words(told.before()));
        if (!told.options().isEmpty()) {
            List<List<Block>> items = new ArrayList<>();
            for (StepWords.Option option : told.options()) {
                List<Block> item = new ArrayList<>(option.words());
                if (withAnswer) item.addAll(option.why());
                items.add(item);
            }
            part.getChildren().add(words(List.of(new Block.Lettered(items, withAnswer ? step.right() : Set.of()))));
        }
        List<Block> explained = withAnswer ? step.explained(told) : List.of();
        if (!explained.isEmpty()) part.getChildren().add(words(explained));
        if (withAnswer && told.after().isPresent()) {
            VBox after = new VBox(words(told.after().get()));
            after.getStyleClass().add("lesson-after");
            part.getChildren().add(after);
        }
    }

    private WordsView words(List<Block> blocks) {
        var theme = model.appearance().theme().get();
        double size = ThemeSheet.BODY * model.appearance().scale().get();
        Ink ink = new Ink(
                theme.palette(),
                ThemeSheet.colours(theme).get("-gg-accent"),
                size,
                model.texts().language());
        Glossary glossary = lessons.course().map(Course::glossary).orElse(Glossary.EMPTY);
        return new WordsView(blocks, ink, lessons.player().scope(), glossary, WordsView.Room.paper(size));
    }
}
