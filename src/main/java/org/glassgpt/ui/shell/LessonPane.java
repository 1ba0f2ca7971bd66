package org.glassgpt.ui.shell;

import java.util.List;
import java.util.Optional;
import javafx.application.Platform;
import javafx.beans.InvalidationListener;
import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.glassgpt.lesson.Lesson;
import org.kordamp.ikonli.feather.Feather;

/** The words of a lesson beside the stage: a step at a time, or the contents of the course. */
final class LessonPane extends BorderPane {
    private final ShellModel model;
    private final Lessons lessons;
    private final StepView step;
    private final ContentsView contents;
    private final ScrollPane scroll = new ScrollPane();
    private final Label title = new Label();
    private final Label place = new Label();
    private final ProgressBar progress = new ProgressBar(0);
    private final Button next = new Button();
    private final Button previous = new Button();
    private final BooleanProperty over = new SimpleBooleanProperty(this, "over", false);
    private final BooleanProperty folded = new SimpleBooleanProperty(this, "folded", false);
    private String shown = "";
    private boolean stale;

    LessonPane(ShellModel model, Lessons lessons) {
        this.model = model;
        this.lessons = lessons;
        this.step = new StepView(model, lessons);
        this.contents = new ContentsView(model, lessons);
        setId("lesson");
        getStyleClass().add("lesson-pane");
        VBox top = new VBox(head(), progress);
        setTop(top);
        progress.setMaxWidth(Double.MAX_VALUE);
        progress.getStyleClass().add("small");
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setFocusTraversable(false);
        scroll.setMinSize(0, 0);
        setCenter(scroll);
        for (Node away : List.of(top, scroll)) {
            away.visibleProperty().bind(over.and(folded).not());
            away.managedProperty().bind(away.visibleProperty());
        }
        setBottom(foot());
        InvalidationListener changed = observable -> refresh();
        lessons.changes().addListener(changed);
        lessons.contents().addListener(changed);
        lessons.open().addListener(changed);
        lessons.both().addListener(changed);
        lessons.textSize().addListener(changed);
        lessons.answersHidden().addListener(changed);
        model.appearance().theme().addListener(changed);
        model.appearance().scale().addListener(changed);
        model.texts().messages().addListener(changed);
        show();
    }

    private HBox head() {
        Button list = Controls.icon(new Button(), Feather.LIST, model.texts().text("lesson.contents"));
        list.setId("lesson-contents");
        list.setOnAction(event -> lessons.contents().set(!lessons.contents().get()));
        title.getStyleClass().add("lesson-title");
        title.setMinWidth(0);
        HBox.setHgrow(title, Priority.ALWAYS);
        title.setMaxWidth(Double.MAX_VALUE);
        ToggleButton both =
                Controls.icon(new ToggleButton(), Feather.COLUMNS, model.texts().text("lesson.both"));
        both.setId("lesson-both");
        both.selectedProperty().bindBidirectional(lessons.both());
        Button smaller =
                Controls.icon(new Button(), Feather.ZOOM_OUT, model.texts().text("lesson.smaller"));
        smaller.setOnAction(event -> lessons.larger(-0.1));
        Button larger =
                Controls.icon(new Button(), Feather.ZOOM_IN, model.texts().text("lesson.larger"));
        larger.setOnAction(event -> lessons.larger(0.1));
        ToggleButton present =
                Controls.icon(new ToggleButton(), Feather.CAST, model.texts().text("lesson.present"));
        present.setId("lesson-present");
        present.selectedProperty().bindBidirectional(lessons.presenting());
        Button close = Controls.icon(new Button(), Feather.X, model.texts().text("lesson.close"));
        close.setId("lesson-close");
        close.setOnAction(event -> lessons.close());
        HBox head = new HBox(list, title, both, smaller, larger, present, close);
        head.getStyleClass().add("lesson-head");
        head.setAlignment(Pos.CENTER_LEFT);
        return head;
    }

    private HBox foot() {
        previous.setId("lesson-previous");
        previous.textProperty().bind(model.texts().text("lesson.previous"));
        previous.setOnAction(event -> lessons.previous());
        next.setId("lesson-next");
        next.setOnAction(event -> lessons.next());
        next.getStyleClass().add("accent");
        next.textProperty()
                .bind(model.texts()
                        .following(
                                now -> now.text(
                                        lessons.player().nextStep().isPresent() ? "lesson.next" : "lesson.finish"),
                                lessons.changes()));
        place.setId("lesson-place");
        place.getStyleClass().add("caption");
        Region left = new Region();
        Region right = new Region();
        for (Region space : List.of(left, right)) HBox.setHgrow(space, Priority.ALWAYS);
        ToggleButton fold = Controls.icon(
                new ToggleButton(), Feather.CHEVRONS_DOWN, model.texts().text("lesson.fold"));
        fold.setId("lesson-fold");
        fold.selectedProperty().bindBidirectional(folded);
        fold.visibleProperty().bind(over);
        fold.managedProperty().bind(over);
        HBox foot = new HBox(previous, left, place, fold, right, next);
        foot.getStyleClass().add("lesson-foot");
        foot.setAlignment(Pos.CENTER);
        foot.visibleProperty().bind(Bindings.not(lessons.contents()));
        foot.managedProperty().bind(foot.visibleProperty());
        return foot;
    }

    /** Once a pulse at most. */
    private void refresh() {
        if (stale) return;
        stale = true;
        Platform.runLater(() -> {
            stale = false;
            show();
        });
    }

    private void show() {
        Optional<Lesson> lesson = lessons.player().lesson();
        boolean list = lessons.contents().get() || lesson.isEmpty();
        title.setText(
                list
                        ? model.texts().messages().get().text("lesson.contents")
                        : lesson.get().words(model.texts().language()).title());
        progress.setVisible(!list);
        if (list) {
            contents.show();
            scroll.setContent(contents);
            shown = "";
            return;
        }
        int at = lessons.player().at();
        int count = lesson.get().steps().size();
        progress.setProgress((at + 1.0) / count);
        place.setText((at + 1) + " / " + count);
        previous.setDisable(at == 0);
        step.show();
        scroll.setContent(step);
        String now = lesson.get().id() + "#" + at;
        if (!now.equals(shown)) scroll.setVvalue(0);
        shown = now;
    }

    /** Whether it lies over the stage: then it can be folded to its lowest row, and nothing of the stage is covered. */
    BooleanProperty over() {
        return over;
    }

    /** Whether only its lowest row is out, where it lies over the stage. */
    BooleanProperty folded() {
        return folded;
    }

    /** The step's words, for the keyboard to begin in. */
    void focusWords() {
        next.requestFocus();
    }
}
