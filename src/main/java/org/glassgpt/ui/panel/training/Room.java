package org.glassgpt.ui.panel.training;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.glassgpt.i18n.Language;
import org.glassgpt.lab.LabRun;
import org.glassgpt.lab.LabState;
import org.glassgpt.lab.Preset;
import org.glassgpt.lab.Problems;
import org.glassgpt.lab.Runs;
import org.glassgpt.lab.SavedLooks;
import org.glassgpt.session.Problem;
import org.glassgpt.training.TrainConfig;
import org.glassgpt.training.TrainingException;

/**
 * What the training room knows: the run in hand, the runs saved, the one to compare with. One run at a time works behind
 * the window; its states arrive on the JavaFX thread, the newest only.
 */
public final class Room {
    private static final long PATIENCE_SECONDS = 60;

    private final Runs runs;
    private final Optional<Path> bundled;
    private final Map<Preset, Path> folders;
    private Optional<List<Shipped>> shipped = Optional.empty();
    private final ExecutorService worker;
    private final Executor window;
    private final AtomicReference<LabState> newest = new AtomicReference<>();
    private final ReadOnlyObjectWrapper<Optional<LabState>> state = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ObservableList<Runs.Saved> saved = FXCollections.observableArrayList();
    private boolean listed;
    private final ObjectProperty<Optional<Runs.Saved>> other = new SimpleObjectProperty<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Problem>> problem = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final BooleanProperty open = new SimpleBooleanProperty(false);
    private Optional<LabRun> run = Optional.empty();
    private Optional<SavedLooks> looked = Optional.empty();

    /** A run that comes with the application, and the preset that made it. */
    public record Shipped(Preset preset, Runs.Saved run) {}

    /**
     * @param home folder of the runs
     * @param bundled folder of the model that comes with the application
     * @param shipped folders of the runs that come with it, by the preset that made them: what a folder is called depends on
     *     how the application was installed
     * @param window runs what changes properties, on the JavaFX thread
     */
    public Room(Path home, Optional<Path> bundled, Map<Preset, Path> shipped, Executor window) {
        this.runs = new Runs(home);
        this.bundled = bundled;
        this.folders = new LinkedHashMap<>(shipped);
        this.window = window;
        this.worker = Executors.newSingleThreadExecutor(task -> {
            Thread thread = new Thread(task, "laboratory");
            thread.setDaemon(true);
            return thread;
        });
    }

    /** Whether the room is shown. */
    public BooleanProperty open() {
        return open;
    }

    /** The run in hand, whether it is working or over; empty at first. */
    public ReadOnlyObjectProperty<Optional<LabState>> state() {
        return state.getReadOnlyProperty();
    }

    /** The runs on the disk, the newest first; read when they are asked for. */
    public ObservableList<Runs.Saved> saved() {
        if (!listed) list();
        return saved;
    }

    private void list() {
        listed = true;
        saved.setAll(runs.all());
    }

    /** The runs that come with the application; read when they are asked for. */
    public List<Shipped> shipped() {
        if (shipped.isEmpty()) {
            shipped = Optional.of(folders.entrySet().stream()
                    .flatMap(made -> Runs.read(made.getValue()).map(run -> new Shipped(made.getKey(), run)).stream())
                    .toList());
        }
        return shipped.get();
    }

    /** Another run to be drawn on the same plot. */
    public ObjectProperty<Optional<Runs.Saved>> other() {
        return other;
    }

    /** Why something that was asked for could not be done. */
    public ReadOnlyObjectProperty<Optional<Problem>> problem() {
        return problem.getReadOnlyProperty();
    }

    public boolean working() {
        return state.get().filter(now -> !now.phase().over()).isPresent();
    }

    /** A run that was ended before it was done and not set aside, the newest one, while nothing works. */
    public Optional<Runs.Saved> unfinished() {
        if (working()) return Optional.empty();
        return saved().stream().filter(Runs.Saved::offered).findFirst();
    }

    /** Takes a saved run in hand, to look at it; does nothing while one works. */
    public void show(Runs.Saved wanted, Language language) {
        if (working()) return;
        worker.execute(() -> {
            SavedLooks found = SavedLooks.of(wanted, bundled, language);
            window.execute(() -> {
                if (working()) {
                    found.close();
                    return;
                }
                state.set(Optional.of(found.state()));
                looked.ifPresent(SavedLooks::close);
                looked = Optional.of(found);
            });
        });
    }

    /** Starts a run of that name; does nothing while one works. */
    public void start(String name, TrainConfig config, Language language) {
        if (working()) return;
        begin(LabRun.fresh(config, runs.next(name), bundled, language, this::told));
    }

    /** Goes on with a saved run. */
    public void goOn(Path folder, OptionalInt step, Language language) {
        if (working()) return;
        try {
            begin(LabRun.again(folder, step, bundled, language, this::told));
            Runs.takeUp(folder);
        } catch (IOException | TrainingException e) {
            problem.set(Optional.of(Problems.of(e)));
        }
    }

    /** Ends the run in hand and goes on from an earlier state of it. */
    public void goBack(int step, Language language) {
        Optional<LabState> now = state.get();
        if (now.isEmpty()) return;
        run.ifPresent(LabRun::cancel);
        Path folder = now.get().folder();
        worker.execute(() -> window.execute(() -> goOn(folder, OptionalInt.of(step), language)));
    }

    private void begin(LabRun next) {
        problem.set(Optional.empty());
        run = Optional.of(next);
        state.set(Optional.of(next.state()));
        worker.execute(() -> {
            next.run();
            window.execute(this::list);
        });
    }

    public void pause() {
        run.ifPresent(LabRun::pause);
    }

    public void goOn() {
        run.ifPresent(LabRun::goOn);
    }

    /** The run ends after the step it is at, and is saved. */
    public void stop() {
        run.ifPresent(LabRun::cancel);
    }

    /** Ends the run in hand for whoever began it: the next start does not offer to go on with it. */
    public void setAside() {
        Optional<LabRun> now = run;
        stop();
        now.ifPresent(ended -> worker.execute(() -> Runs.setAside(ended.state().folder())));
    }

    /** Does something once nothing works any more. */
    public void whenIdle(Consumer<Room> then) {
        worker.execute(() -> window.execute(() -> then.accept(this)));
    }

    /** From the working thread; only the newest state reaches the window. */
    private void told(LabState now) {
        if (newest.getAndSet(now) == null) {
            window.execute(
                    () -> state.set(Optional.ofNullable(newest.getAndSet(null)).or(state::get)));
        }
    }

    /** Saves the run in hand, and waits for it. */
    public void close() {
        stop();
        worker.shutdown();
        try {
            if (!worker.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)) worker.shutdownNow();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
