package org.glassgpt.app;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import javafx.animation.PauseTransition;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.beans.InvalidationListener;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.geometry.Rectangle2D;
import javafx.scene.Scene;
import javafx.scene.input.KeyCombination;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
import javafx.stage.Screen;
import javafx.stage.Stage;
import javafx.util.Duration;
import org.glassgpt.export.PanelCatalog;
import org.glassgpt.i18n.CurrentLanguage;
import org.glassgpt.i18n.Language;
import org.glassgpt.lab.Preset;
import org.glassgpt.session.Activity;
import org.glassgpt.session.CheckpointModels;
import org.glassgpt.session.KeepPolicy;
import org.glassgpt.session.Problem;
import org.glassgpt.session.Session;
import org.glassgpt.session.Snapshots;
import org.glassgpt.session.TrainingMoment;
import org.glassgpt.ui.control.FormulaOutlines;
import org.glassgpt.ui.panel.training.Room;
import org.glassgpt.ui.shell.CourseWatch;
import org.glassgpt.ui.shell.LessonFolders;
import org.glassgpt.ui.shell.Lessons;
import org.glassgpt.ui.shell.Preferences;
import org.glassgpt.ui.shell.Shell;
import org.glassgpt.ui.shell.ShellModel;
import org.glassgpt.ui.shell.TakeAway;
import org.glassgpt.ui.shell.WindowActions;
import org.glassgpt.ui.state.Appearance;
import org.glassgpt.ui.state.SessionModel;
import org.glassgpt.ui.state.Texts;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The window, wired by hand.
 *
 * <p>Takes the parameters {@code --model=DIR} (opened first), {@code --bundled=DIR} (the model that comes along), {@code
 * --lang=zh|en}, {@code --session=FILE}, {@code --lesson=ID#STEP}, {@code --lessons=DIR}, {@code --own-lessons=DIR}, {@code --progress=DIR},
 * {@code --runs=DIR} (where the training room keeps its runs; without it there is none), {@code --lab-translate=DIR} and so
 * on (its shipped runs), {@code --moments=DIR} (the moments of the bundled model's training), {@code --panel=ID} (shown first), {@code --logs=DIR} (for reports, and copies of
 * what is open) and {@code --preferences=FILE}; without the last nothing is remembered. The window shows at once, and the
 * engine loads behind it.
 */
public final class GlassGptApp extends Application {
    private static final Logger LOG = LoggerFactory.getLogger(GlassGptApp.class);
    private static final String NO_STYLE = "data:text/css,.root{}";
    private static final long SOON = 5;
    /** How long the first picture is waited for. */
    private static final Duration PATIENCE = Duration.millis(700);
    /** Frames until what was made is on the screen, and has answered to a key. */
    private static final int SHOWN = 3;
    /** Frames until the panels of a new snapshot are on the screen. */
    private static final int DRAWN = 4;

    private final ExecutorService engine = Executors.newSingleThreadExecutor(task -> {
        Thread thread = new Thread(task, "engine");
        thread.setDaemon(true);
        return thread;
    });
    private final ExecutorService files = Executors.newSingleThreadExecutor(task -> {
        Thread thread = new Thread(task, "files");
        thread.setDaemon(true);
        return thread;
    });
    private AutoCloseable watch = () -> {};
    private Optional<Path> memory = Optional.empty();
    private Preferences preferences = Preferences.FIRST;
    private ShellModel model;
    private Optional<Room> room = Optional.empty();
    private boolean guided;
    private Stage window;
    private Optional<Safekeeping> safe = Optional.empty();

    @Override
    public void start(Stage stage) {
        Map<String, String> named = getParameters().getNamed();
        window = stage;
        Application.setUserAgentStylesheet(NO_STYLE); // every scene has its own: JavaFX's need not be read
        memory = path(named, "preferences");
        preferences = memory.map(Preferences::read).orElse(Preferences.FIRST);
        model = model(named);
        Lessons lessons = lessons(named);
        room = path(named, "runs")
                .map(home -> new Room(home, path(named, "bundled"), shipped(named), Platform::runLater));
        Rectangle2D screen = Screen.getPrimary().getVisualBounds();
        double width = Math.min(preferences.width(), screen.getWidth());
        double height = Math.min(preferences.height(), screen.getHeight());
        Scene scene = Shell.opening(model, lessons, room, actions(stage), width, height);
        stage.setScene(scene);
        stage.setUserData(model); // for who looks at the window from outside
        stage.setMinWidth(640);
        stage.setMinHeight(400);
        stage.titleProperty()
                .bind(model.texts()
                        .following(
                                now -> model.session()
                                                .kept()
                                                .get()
                                                .map(kept -> kept.file().getFileName() + " — ")
                                                .orElse("")
                                        + now.text("app.title"),
                                model.session().kept()));
        stage.setFullScreenExitKeyCombination(KeyCombination.valueOf("F11"));
        stage.show();
        path(named, "session").ifPresentOrElse(file -> restore(file, named), () -> openModel(named));
        Frames.after(SHOWN, scene, () -> {
            Shell.stage(scene);
            unfold(scene, named);
        });
        safe = path(named, "logs").map(folder -> new Safekeeping(folder, model, engine));
        safe.ifPresent(keeping -> keeping.begin(scene));
        keepOn(screen, stage);
        guided = preferences.guided();
        whenOpened(() -> Frames.after(DRAWN, scene, () -> {
            if (files.isShutdown()) return; // closed already
            FormulaOutlines.warmUp();
            if (named.get("lesson") == null) read(lessons);
            path(named, "moments").ifPresent(folder -> files.execute(() -> offer(folder, path(named, "bundled"))));
        }));
    }

    /** All the rest, when the first picture is on the screen; a model that takes long is not waited for. */
    private void unfold(Scene scene, Map<String, String> named) {
        Runnable now = () -> {
            if (files.isShutdown()) return; // closed already
            Shell.unfold(scene);
            if (memory.isEmpty() || guided || named.get("lesson") != null) return; // a lesson leads by itself
            model.appearance().guide().set(true);
            guided = true;
        };
        PauseTransition patience = new PauseTransition(PATIENCE);
        patience.setOnFinished(over -> now.run());
        patience.play();
        whenOpened(() -> Frames.after(SHOWN, scene, now));
    }

    /** What would take the processor from the drawing. */
    private void whenDrawn(Runnable then) {
        if (window.getScene() == null) Platform.runLater(then);
        else Frames.after(DRAWN, window.getScene(), then);
    }

    /** What can wait until the first picture is there: it would take the processor from it. */
    private void whenOpened(Runnable then) {
        ReadOnlyObjectProperty<Optional<Activity>> activity = model.session().activity();
        if (activity.get().isEmpty()) {
            then.run();
            return;
        }
        InvalidationListener[] once = new InvalidationListener[1];
        once[0] = changed -> {
            if (activity.get().isPresent()) return;
            activity.removeListener(once[0]);
            Platform.runLater(then);
        };
        activity.addListener(once[0]);
    }

    /** What the system draws around a window counts too, and is known only now. */
    private static void keepOn(Rectangle2D screen, Stage stage) {
        if (stage.getWidth() > screen.getWidth()) stage.setWidth(screen.getWidth());
        if (stage.getHeight() > screen.getHeight()) stage.setHeight(screen.getHeight());
        stage.setX(Math.max(screen.getMinX(), Math.min(stage.getX(), screen.getMaxX() - stage.getWidth())));
        stage.setY(Math.max(screen.getMinY(), Math.min(stage.getY(), screen.getMaxY() - stage.getHeight())));
    }

    private void openModel(Map<String, String> named) {
        path(named, "model").or(() -> path(named, "bundled")).ifPresent(model::open);
    }

    /** They are read behind the window, and again whenever one is saved. */
    private Lessons lessons(Map<String, String> named) {
        LessonFolders folders =
                new LessonFolders(path(named, "lessons"), path(named, "own-lessons"), path(named, "progress"));
        Lessons lessons = new Lessons(model, folders, PanelCatalog.ids(), files);
        Optional.ofNullable(named.get("lesson")).map(Lessons.Place::of).ifPresent(place -> {
            lessons.play(place);
            read(lessons);
        });
        return lessons;
    }

    private void read(Lessons lessons) {
        lessons.read(files, Platform::runLater);
        watch = CourseWatch.start(lessons, () -> lessons.read(files, Platform::runLater));
    }

    /** A session that cannot be read is said to be so once the model stands there. */
    private void restore(Path file, Map<String, String> named) {
        model.restore(file, path(named, "model"));
        Optional<Problem> problem = model.session().problem().get();
        if (problem.isEmpty()) return;
        model.session().snapshot().addListener((value, old, now) -> {
            if (old.isEmpty()) Platform.runLater(() -> model.session().report(problem.get()));
        });
        openModel(named);
    }

    private ShellModel model(Map<String, String> named) {
        Language language = Language.of(named.getOrDefault("lang", ""))
                .or(preferences::language)
                .orElseGet(() -> Language.of(Locale.getDefault()));
        ShellModel made =
                model(preferences, language, path(named, "bundled"), engine, Platform::runLater, this::whenDrawn);
        Optional.ofNullable(named.get("panel")).ifPresent(made::showPanel);
        return made;
    }

    private static ShellModel model(
            Preferences preferences,
            Language language,
            Optional<Path> bundled,
            Executor work,
            Executor screen,
            Executor quiet) {
        Texts texts = new Texts(new CurrentLanguage(language));
        Appearance appearance = new Appearance();
        appearance.theme().set(preferences.theme());
        appearance.setScale(preferences.scale());
        appearance.motion().set(preferences.motion());
        appearance.hues().set(preferences.hues());
        appearance.captions().set(preferences.captions());
        String prompt = texts.messages().get().text("prompt.first");
        Session session = new Session(
                new CheckpointModels(bundled), new Snapshots(KeepPolicy.ofHeap()), prompt, work, screen, quiet);
        ShellModel made = ShellModel.of(new SessionModel(session), texts, appearance, bundled);
        preferences.recent().stream().filter(Files::isDirectory).forEach(made.recent()::add);
        return made;
    }

    /**
     * Makes a part of the window once for nothing, off the JavaFX thread: what is made for the first time takes
     * longer than the second time, and soon everyone will wait for that thread.
     */
    static void rehearse(Preferences preferences) {
        Language language = preferences.language().orElseGet(() -> Language.of(Locale.getDefault()));
        ShellModel made = model(preferences, language, Optional.empty(), work -> {}, screen -> {}, quiet -> {});
        made.showPanel(Probe.PANEL);
        new Lessons(made, LessonFolders.NONE, PanelCatalog.ids(), save -> {});
    }

    /** Without moments of training there is one thing less to compare with. */
    private void offer(Path folder, Optional<Path> bundled) {
        try {
            List<TrainingMoment> moments = TrainingMoment.in(folder, bundled);
            Platform.runLater(() -> model.moments().setAll(moments));
        } catch (IOException e) {
            LOG.warn("the moments in {} cannot be read", folder, e);
        }
    }

    /** Folders by preset, in the order of the presets. */
    private static Map<Preset, Path> shipped(Map<String, String> named) {
        Map<Preset, Path> folders = new LinkedHashMap<>();
        for (Preset preset : Preset.values()) {
            path(named, "lab-" + preset.id()).ifPresent(folder -> folders.put(preset, folder));
        }
        return folders;
    }

    private static Optional<Path> path(Map<String, String> named, String key) {
        return Optional.ofNullable(named.get(key)).map(Path::of);
    }

    private static WindowActions actions(Stage stage) {
        return new WindowActions() {
            @Override
            public Optional<Path> chooseFolder(String title) {
                DirectoryChooser chooser = new DirectoryChooser();
                chooser.setTitle(title);
                return Optional.ofNullable(chooser.showDialog(stage)).map(File::toPath);
            }

            @Override
            public List<Path> chooseFiles(String title) {
                FileChooser chooser = new FileChooser();
                chooser.setTitle(title);
                List<File> files = chooser.showOpenMultipleDialog(stage);
                return files == null
                        ? List.of()
                        : files.stream().map(File::toPath).toList();
            }

            @Override
            public void toggleFullScreen() {
                stage.setFullScreen(!stage.isFullScreen());
            }

            @Override
            public Optional<Path> chooseFile(String title, String suggested, boolean save) {
                FileChooser chooser = new FileChooser();
                chooser.setTitle(title);
                String pattern = "*" + suggested.substring(suggested.lastIndexOf('.'));
                chooser.getExtensionFilters().add(new FileChooser.ExtensionFilter(pattern, pattern));
                if (save) chooser.setInitialFileName(suggested);
                File chosen = save ? chooser.showSaveDialog(stage) : chooser.showOpenDialog(stage);
                return Optional.ofNullable(chosen).map(File::toPath);
            }

            @Override
            public void beforeClosing(BooleanSupplier may) {
                stage.setOnCloseRequest(event -> {
                    if (!may.getAsBoolean()) event.consume();
                });
            }

            @Override
            public void close() {
                stage.close();
            }

            @Override
            public TakeAway takeAway() {
                return new Taken();
            }
        };
    }

    @Override
    public void stop() {
        room.ifPresent(Room::close);
        model.session().cancel();
        safe.ifPresent(Safekeeping::end);
        engine.shutdown();
        finish();
        memory.ifPresent(this::remember);
    }

    /** What the learner has answered and noted is on the disk before the process ends. */
    private void finish() {
        files.shutdown();
        try {
            watch.close();
            if (!files.awaitTermination(SOON, TimeUnit.SECONDS)) LOG.warn("some notes could not be kept");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Exception e) {
            LOG.warn("lessons are still watched", e);
        }
    }

    private void remember(Path file) {
        Scene scene = window.getScene();
        Appearance desk = model.appearance();
        desk.projector().set(false); // the next time begins at the desk
        boolean ordinary = !window.isFullScreen() && !window.isMaximized();
        Preferences now = new Preferences(
                Optional.of(model.texts().language()),
                desk.theme().get(),
                desk.scale().get(),
                desk.motion().get(),
                desk.hues().get(),
                desk.captions().get(),
                ordinary ? scene.getWidth() : preferences.width(),
                ordinary ? scene.getHeight() : preferences.height(),
                model.recent(),
                guided);
        try {
            now.write(file);
        } catch (IOException e) {
            LOG.warn("{} could not be written: the window will open as the time before", file, e);
        }
    }
}
