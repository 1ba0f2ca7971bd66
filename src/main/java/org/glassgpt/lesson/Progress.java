package org.glassgpt.lesson;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.glassgpt.model.AtomicFile;
import org.glassgpt.model.WorkLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the learner has read, answered and noted, course by course. Kept in one readable file for each course, written
 * whole or not at all after every change; without a folder it lasts as long as the window. Windows that are open at the
 * same time share the files: each writes its own changes into what it finds there.
 */
public final class Progress {
    private static final Logger LOG = LoggerFactory.getLogger(Progress.class);

    /** So long another window may take to write its changes; then these wait for the next. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Optional<Path> folder;
    private final Executor saving;
    private final Map<String, Course> courses = new TreeMap<>();

    /** Changes that are not in the files yet, course by course; only where files are written. */
    private final Map<String, List<Consumer<Course>>> unsaved = new TreeMap<>();

    /** What is kept of one step. */
    record Kept(StepState state, String note, boolean visited) {
        static final Kept NEW = new Kept(StepState.NEW, "", false);
    }

    /** A place in a course. */
    public record Bookmark(String lesson, String step) {}

    /** What is kept of one course; lessons and steps in the order in which they were first seen. */
    static final class Course {
        private final Map<String, Map<String, Kept>> lessons = new LinkedHashMap<>();
        private Optional<Bookmark> last = Optional.empty();

        Map<String, Map<String, Kept>> lessons() {
            return lessons;
        }

        Optional<Bookmark> last() {
            return last;
        }

        void setLast(Bookmark bookmark) {
            last = Optional.of(bookmark);
        }

        Kept kept(String lesson, String step) {
            return lessons.getOrDefault(lesson, Map.of()).getOrDefault(step, Kept.NEW);
        }

        void keep(String lesson, String step, UnaryOperator<Kept> change) {
            Kept kept = change.apply(kept(lesson, step));
            lessons.computeIfAbsent(lesson, id -> new LinkedHashMap<>()).put(step, kept);
        }
    }

    /**
     * @param folder of the files; made when something is written
     * @param saving writes them, one after the other, off the screen's thread
     */
    public Progress(Optional<Path> folder, Executor saving) {
        this.folder = folder;
        this.saving = saving;
    }

    /** For a window that keeps nothing. */
    public static Progress ofTheMoment() {
        return new Progress(Optional.empty(), Runnable::run);
    }

    private Course course(String id) {
        return courses.computeIfAbsent(id, this::load);
    }

    /** The file of a course, when there is a folder for it. */
    public Optional<Path> file(String courseId) {
        return folder.map(known -> known.resolve(courseId + ".json"));
    }

    private Course load(String id) {
        Optional<Path> file = file(id).filter(Files::exists);
        if (file.isEmpty()) return new Course();
        try {
            return ProgressJson.read(Files.readString(file.get()));
        } catch (IOException | RuntimeException e) {
            LOG.warn("{} cannot be read and is put aside", file.get(), e);
            putAside(file.get());
            return new Course();
        }
    }

    /** What cannot be read is not written over. */
    private static void putAside(Path file) {
        try {
            Files.move(
                    file, file.resolveSibling(file.getFileName() + ".unreadable"), StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            LOG.warn("{} cannot be moved", file, e);
        }
    }

    public StepState state(String courseId, String lesson, String step) {
        return course(courseId).kept(lesson, step).state();
    }

    public boolean visited(String courseId, String lesson, String step) {
        return course(courseId).kept(lesson, step).visited();
    }

    public String note(String courseId, String lesson, String step) {
        return course(courseId).kept(lesson, step).note();
    }

    /** Where the learner stopped. */
    public Optional<Bookmark> last(String courseId) {
        return course(courseId).last();
    }

    void visit(String courseId, String lesson, String step) {
        change(courseId, course -> {
            course.keep(lesson, step, kept -> new Kept(kept.state(), kept.note(), true));
            course.setLast(new Bookmark(lesson, step));
        });
    }

    void answer(String courseId, String lesson, Step step, StepState state) {
        change(courseId, course -> course.keep(lesson, step.id(), kept -> new Kept(state, kept.note(), true)));
    }

    void forget(String courseId, String lesson, String step) {
        change(courseId, course -> course.keep(lesson, step, kept -> new Kept(StepState.NEW, kept.note(), true)));
    }

    public void setNote(String courseId, String lesson, String step, String note) {
        if (note(courseId, lesson, step).equals(note)) return;
        change(courseId, course -> course.keep(lesson, step, kept -> new Kept(kept.state(), note, kept.visited())));
    }

    /** Erases everything that was kept of a course. */
    public void erase(String courseId) {
        courses.put(courseId, new Course());
        file(courseId)
                .ifPresent(file -> saving.execute(() -> {
                    unsaved.remove(courseId);
                    try {
                        Files.deleteIfExists(file);
                    } catch (IOException e) {
                        LOG.warn("{} cannot be erased", file, e);
                    }
                }));
    }

    /** Changes what this window knows, and then the file, which another window may have written to in the meantime. */
    private void change(String courseId, Consumer<Course> change) {
        change.accept(course(courseId));
        file(courseId)
                .ifPresent(file -> saving.execute(() -> {
                    List<Consumer<Course>> changes = unsaved.computeIfAbsent(courseId, id -> new ArrayList<>());
                    changes.add(change);
                    try {
                        write(courseId, file, changes);
                        changes.clear();
                    } catch (IOException e) {
                        LOG.warn("{} cannot be written", file, e);
                    }
                }));
    }

    /** Nobody writes between the reading and the writing. */
    private void write(String courseId, Path file, List<Consumer<Course>> changes) throws IOException {
        Files.createDirectories(file.getParent());
        try (WorkLock lock = WorkLock.take(file.resolveSibling("." + file.getFileName() + ".lock"), PATIENCE)) {
            Course kept = load(courseId);
            changes.forEach(each -> each.accept(kept));
            AtomicFile.write(file, ProgressJson.text(courseId, kept));
        }
    }
}
