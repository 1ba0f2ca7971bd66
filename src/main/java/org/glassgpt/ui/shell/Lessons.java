package org.glassgpt.ui.shell;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.glassgpt.lesson.Checks;
import org.glassgpt.lesson.Course;
import org.glassgpt.lesson.Glossary;
import org.glassgpt.lesson.Lesson;
import org.glassgpt.lesson.LessonPlayer;
import org.glassgpt.lesson.Progress;
import org.glassgpt.lesson.Step;
import org.glassgpt.ui.control.FormulaOutlines;

/** The lessons of the window: which there are, which is open, how it is shown. On the JavaFX thread. */
public final class Lessons {
    private static final double SMALLEST = 0.8;
    private static final double LARGEST = 1.6;

    private final LessonFolders folders;
    private final Checks checks;
    private final LessonPlayer player;
    private final LessonStage stage;
    private final ObservableList<Course> courses = FXCollections.observableArrayList();
    private final BooleanProperty open = new SimpleBooleanProperty(this, "open", false);
    private final BooleanProperty contents = new SimpleBooleanProperty(this, "contents", false);
    private final BooleanProperty both = new SimpleBooleanProperty(this, "both", false);
    private final BooleanProperty answersHidden = new SimpleBooleanProperty(this, "answersHidden", false);
    private final BooleanProperty presenting = new SimpleBooleanProperty(this, "presenting", false);
    private final DoubleProperty textSize = new SimpleDoubleProperty(this, "textSize", 1);
    private final ReadOnlyIntegerWrapper changes = new ReadOnlyIntegerWrapper(this, "changes", 0);
    private Optional<Place> wanted = Optional.empty();
    private String course = "";

    /**
     * A lesson, and one of its steps.
     *
     * @param step its first without
     */
    public record Place(String lesson, Optional<String> step) {
        /** As {@code ID#STEP}. */
        public static Place of(String text) {
            int hash = text.indexOf('#');
            return hash < 0
                    ? new Place(text, Optional.empty())
                    : new Place(text.substring(0, hash), Optional.of(text.substring(hash + 1)));
        }
    }

    /**
     * @param panels ids of all panels
     * @param saving writes files off the screen's thread
     */
    public Lessons(ShellModel model, LessonFolders folders, List<String> panels, Executor saving) {
        this.folders = folders;
        this.checks = new Checks(panels, FormulaOutlines::isFormula);
        this.stage = new LessonStage(model);
        this.player = new LessonPlayer(
                stage, new Progress(folders.progress(), saving), model.texts().language());
        player.listen(() -> changes.set(changes.get() + 1));
        model.texts().messages().addListener((value, old, now) -> player.setLanguage(now.language()));
    }

    /** A window without lessons. */
    static Lessons none(ShellModel model) {
        return new Lessons(model, LessonFolders.NONE, List.of(), Runnable::run);
    }

    LessonPlayer player() {
        return player;
    }

    LessonStage stage() {
        return stage;
    }

    ObservableList<Course> courses() {
        return courses;
    }

    /** Whether the words are out. */
    BooleanProperty open() {
        return open;
    }

    /** Whether the contents are out instead of a step. */
    BooleanProperty contents() {
        return contents;
    }

    /** Whether both languages stand side by side. */
    BooleanProperty both() {
        return both;
    }

    /** Whether answers stay hidden on the stage's side, however far one has come. */
    BooleanProperty answersHidden() {
        return answersHidden;
    }

    BooleanProperty presenting() {
        return presenting;
    }

    /** Of the words, beside the scale of everything. */
    DoubleProperty textSize() {
        return textSize;
    }

    void larger(double by) {
        double tenths = Math.round((textSize.get() + by) * 10) / 10.0;
        textSize.set(Math.max(SMALLEST, Math.min(LARGEST, tenths)));
    }

    /** Another number whenever there is something else to show. */
    ReadOnlyIntegerProperty changes() {
        return changes.getReadOnlyProperty();
    }

    /** The course that the open lesson is of. */
    Optional<Course> course() {
        return courses.stream().filter(known -> known.id().equals(course)).findFirst();
    }

    /** Reads all lessons, off the screen's thread, and shows what was wanted before they were there. */
    public void read(Executor background, Executor screen) {
        background.execute(() -> {
            List<Course> read = readAll();
            screen.execute(() -> take(read));
        });
    }

    /** Reads all lessons here and now. */
    public void readNow() {
        take(readAll());
    }

    private List<Course> readAll() {
        List<Course> read = new ArrayList<>();
        folders.ours().ifPresent(folder -> read.add(Course.read(folder, checks, Glossary.EMPTY)));
        Glossary terms = read.isEmpty() ? Glossary.EMPTY : read.get(0).glossary();
        folders.own().ifPresent(folder -> read.add(Course.read(folder, checks, terms)));
        return read;
    }

    /** Lessons that were read again: the one in hand stays at its step. */
    private void take(List<Course> read) {
        List<Course> before = List.copyOf(courses);
        courses.setAll(read.stream()
                .filter(one -> !one.lessons().isEmpty() || !one.mistakes().isEmpty())
                .toList());
        if (player.lesson().isPresent() && !before.equals(courses)) {
            String id = player.lesson().get().id();
            course().flatMap(now -> now.find(id)).ifPresent(player::replace);
        }
        changes.set(changes.get() + 1);
        wanted.ifPresent(this::play);
    }

    /** The folders whose files are watched for changes. */
    List<Path> watched() {
        List<Path> all = new ArrayList<>();
        folders.ours().ifPresent(all::add);
        folders.own().ifPresent(all::add);
        return all;
    }

    Optional<Path> ownFolder() {
        return folders.own();
    }

    /** Opens a lesson; one that has not been read yet, when it has. */
    public void play(Place place) {
        for (Course each : courses) {
            Optional<Lesson> lesson = each.find(place.lesson());
            if (lesson.isEmpty()) continue;
            wanted = Optional.empty();
            course = each.id();
            contents.set(false);
            open.set(true);
            player.open(
                    each.id(),
                    lesson.get(),
                    place.step().flatMap(lesson.get()::find).orElse(0));
            return;
        }
        wanted = courses.isEmpty() ? Optional.of(place) : Optional.empty();
        contents.set(true);
        open.set(true);
    }

    /** For a picture: a lesson at a step, its answer out or not; the contents without a place. */
    public void show(String place, boolean answered, boolean bothLanguages) {
        both.set(bothLanguages);
        if (place.isEmpty()) {
            contents.set(true);
            open.set(true);
            return;
        }
        play(Place.of(place));
        if (player.step().orElse(null) instanceof Step.Run) player.run();
        if (answered) player.giveUp();
    }

    /** Shows or hides the words; the first time, where one stopped, or the contents. */
    void toggle() {
        open.set(!open.get());
        if (!open.get() || player.lesson().isPresent()) return;
        for (Course each : courses) {
            Optional<Progress.Bookmark> last = player.progress().last(each.id());
            boolean there = last.flatMap(mark -> each.find(mark.lesson())).isPresent();
            if (there) {
                play(new Place(last.get().lesson(), Optional.of(last.get().step())));
                return;
            }
        }
        contents.set(true);
    }

    /** Leaves the lesson: the stage is the learner's again. */
    void close() {
        player.leave();
        open.set(false);
        presenting.set(false);
    }

    /** On; a presenter sees the answer first. */
    void next() {
        Optional<Step> now = player.step();
        boolean asked =
                now.filter(step -> step.kind().asks() && !player.state().out()).isPresent();
        if (presenting.get() && asked) player.giveUp();
        else if (player.nextStep().isPresent()) player.next();
        else contents.set(true);
    }

    void previous() {
        if (contents.get() && player.lesson().isPresent()) contents.set(false);
        else player.previous();
    }

    /** Who walks along the pass and opens laboratories. */
    void setActor(Consumer<org.glassgpt.lesson.Action> actor) {
        stage.setActor(actor);
    }
}
