package org.glassgpt.ui.shell;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.glassgpt.i18n.Language;
import org.glassgpt.i18n.Messages;
import org.glassgpt.lesson.Course;
import org.glassgpt.lesson.Lesson;
import org.glassgpt.lesson.Mistake;
import org.glassgpt.lesson.Progress;
import org.glassgpt.lesson.Review;

/** The contents of the courses: every lesson with how far it is done, what to look at again, what is wrong with some. */
final class ContentsView extends VBox {
    private final ShellModel model;
    private final Lessons lessons;
    private boolean erasing;

    ContentsView(ShellModel model, Lessons lessons) {
        this.model = model;
        this.lessons = lessons;
        getStyleClass().add("lesson-list");
    }

    void show() {
        getChildren().clear();
        Messages messages = model.texts().messages().get();
        if (lessons.courses().isEmpty()) {
            getChildren().add(wrapped(messages.text("lesson.none"), "caption"));
        }
        for (Course course : lessons.courses()) show(course, messages);
        lessons.ownFolder()
                .ifPresent(folder ->
                        getChildren().add(wrapped(messages.text("lesson.own-folder", folder.toString()), "caption")));
    }

    private void show(Course course, Messages messages) {
        Language language = messages.language();
        getChildren().add(wrapped(course.title().get(language), "course-title"));
        Optional<Progress.Bookmark> last = lessons.player().progress().last(course.id());
        last.flatMap(mark -> course.find(mark.lesson())).ifPresent(lesson -> {
            Button resume = new Button(
                    messages.text("lesson.resume", lesson.words(language).title()));
            resume.setId("lesson-resume");
            resume.getStyleClass().add("accent");
            resume.setWrapText(true);
            resume.setOnAction(event -> lessons.play(
                    new Lessons.Place(lesson.id(), Optional.of(last.get().step()))));
            getChildren().add(resume);
        });
        Map<String, VBox> sections = new LinkedHashMap<>();
        for (Lesson lesson : course.lessons()) {
            sections.computeIfAbsent(lesson.section(), number -> section(course, number, language))
                    .getChildren()
                    .add(lesson(course, lesson, language));
        }
        review(course, messages);
        mistakes(course, messages);
        erase(course, messages);
    }

    private VBox section(Course course, String number, Language language) {
        String name = course.section(number, language);
        Label label = wrapped(name.equals(number) ? number : number + "  " + name, "section-title");
        VBox box = new VBox(label);
        box.getStyleClass().add("lesson-section");
        getChildren().add(box);
        return box;
    }

    private Node lesson(Course course, Lesson lesson, Language language) {
        Review.Score score = Review.score(course, lesson, lessons.player().progress());
        Hyperlink title = new Hyperlink(lesson.words(language).title());
        title.setId("lesson-" + lesson.id());
        title.setWrapText(true);
        title.setMinHeight(Region.USE_PREF_SIZE);
        title.setOnAction(event -> lessons.play(new Lessons.Place(lesson.id(), Optional.empty())));
        HBox.setHgrow(title, Priority.ALWAYS);
        title.setMaxWidth(Double.MAX_VALUE);
        ProgressBar bar = new ProgressBar((double) score.seen() / score.steps());
        bar.setAccessibleText(model.texts().messages().get().text("lesson.seen", score.seen(), score.steps()));
        bar.getStyleClass().add("small");
        Label steps = new Label(score.seen() + "/" + score.steps());
        steps.getStyleClass().add("caption");
        steps.setMinWidth(Region.USE_PREF_SIZE);
        HBox row = new HBox(title, bar, steps);
        row.getStyleClass().add("lesson-row");
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    /** Questions answered wrongly the first time, or given up. */
    private void review(Course course, Messages messages) {
        List<Review.Item> items = Review.of(course, lessons.player().progress());
        if (items.isEmpty()) return;
        VBox box = new VBox(wrapped(messages.text("lesson.review"), "section-title"));
        box.getStyleClass().add("lesson-section");
        for (Review.Item item : items) {
            String step = item.lesson().words(item.step(), messages.language()).title();
            String lesson = item.lesson().words(messages.language()).title();
            Hyperlink link = new Hyperlink(messages.text(
                    item.why() == Review.Why.GAVE_UP ? "lesson.review-gave-up" : "lesson.review-wrong", lesson, step));
            link.setWrapText(true);
            link.setOnAction(event -> lessons.play(new Lessons.Place(
                    item.lesson().id(), Optional.of(item.step().id()))));
            box.getChildren().add(link);
        }
        getChildren().add(box);
    }

    private void mistakes(Course course, Messages messages) {
        if (course.mistakes().isEmpty()) return;
        VBox box = new VBox(wrapped(messages.text("lesson.mistakes"), "section-title"));
        box.setId("lesson-mistakes");
        box.getStyleClass().addAll("lesson-section", "lesson-mistakes");
        for (Mistake mistake : course.mistakes()) {
            String folder = String.valueOf(mistake.file().getParent().getFileName());
            box.getChildren().add(wrapped(folder + "/" + mistake.text(messages), "lesson-mistake"));
        }
        getChildren().add(box);
    }

    /** Asked twice before anything is erased. */
    private void erase(Course course, Messages messages) {
        Button erase = new Button(messages.text(erasing ? "lesson.erase-really" : "lesson.erase"));
        erase.setId("lesson-erase");
        erase.getStyleClass().addAll("flat", erasing ? "danger" : "caption");
        erase.setOnAction(event -> {
            if (erasing) lessons.player().progress().erase(course.id());
            erasing = !erasing;
            show();
        });
        getChildren().add(erase);
        lessons.player()
                .progress()
                .file(course.id())
                .ifPresent(file ->
                        getChildren().add(wrapped(messages.text("lesson.kept-in", file.toString()), "caption")));
    }

    private static Label wrapped(String text, String style) {
        Label label = new Label(text);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        label.getStyleClass().add(style);
        return label;
    }
}
