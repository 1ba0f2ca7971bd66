package org.glassgpt.app;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.input.KeyCombination;
import javafx.stage.DirectoryChooser;
import javafx.stage.Stage;
import org.glassgpt.export.PanelCatalog;
import org.glassgpt.i18n.CurrentLanguage;
import org.glassgpt.i18n.Language;
import org.glassgpt.session.CheckpointModels;
import org.glassgpt.session.KeepPolicy;
import org.glassgpt.session.Session;
import org.glassgpt.session.Snapshots;
import org.glassgpt.ui.control.Fonts;
import org.glassgpt.ui.control.FormulaOutlines;
import org.glassgpt.ui.shell.CourseWatch;
import org.glassgpt.ui.shell.LessonFolders;
import org.glassgpt.ui.shell.Lessons;
import org.glassgpt.ui.shell.Preferences;
import org.glassgpt.ui.shell.Shell;
import org.glassgpt.ui.shell.ShellModel;
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
 * --lang=zh|en}, {@code --lesson=ID#STEP}, {@code --lessons=DIR}, {@code --own-lessons=DIR}, {@code --progress=DIR} and {@code --preferences=FILE}; without the last nothing is remembered. The window shows at once, and the
 * engine loads behind it.
 */
public final class GlassGptApp extends Application {
    private static final Logger LOG = LoggerFactory.getLogger(GlassGptApp.class);
    private static final long SOON = 5;

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
    private Stage window;

    @Override
    public void start(Stage stage) {
        Map<String, String> named = getParameters().getNamed();
        window = stage;
        memory = path(named, "preferences");
        preferences = memory.map(Preferences::read).orElse(Preferences.FIRST);
        Fonts.load();
        FormulaOutlines.warmUp();
        model = model(named);
        Lessons lessons = lessons(named);
        Scene scene = Shell.scene(model, lessons, actions(stage), preferences.width(), preferences.height());
        stage.setScene(scene);
        stage.setMinWidth(640);
        stage.setMinHeight(400);
        stage.titleProperty().bind(model.texts().text("app.title"));
        stage.setFullScreenExitKeyCombination(KeyCombination.valueOf("F11"));
        stage.show();
        if (memory.isPresent() && !preferences.guided())
            model.appearance().guide().set(true);
        path(named, "model").or(() -> path(named, "bundled")).ifPresent(model::open);
    }

    /** They are read behind the window, and again whenever one is saved. */
    private Lessons lessons(Map<String, String> named) {
        LessonFolders folders =
                new LessonFolders(path(named, "lessons"), path(named, "own-lessons"), path(named, "progress"));
        Lessons lessons = new Lessons(model, folders, PanelCatalog.ids(), files);
        Optional.ofNullable(named.get("lesson")).map(Lessons.Place::of).ifPresent(lessons::play);
        lessons.read(files, Platform::runLater);
        watch = CourseWatch.start(lessons, () -> lessons.read(files, Platform::runLater));
        return lessons;
    }

    private ShellModel model(Map<String, String> named) {
        Language language = Language.of(named.getOrDefault("lang", ""))
                .or(preferences::language)
                .orElseGet(() -> Language.of(Locale.getDefault()));
        Texts texts = new Texts(new CurrentLanguage(language));
        Appearance appearance = new Appearance();
        appearance.theme().set(preferences.theme());
        appearance.setScale(preferences.scale());
        appearance.motion().set(preferences.motion());
        Optional<Path> bundled = path(named, "bundled");
        String prompt = texts.messages().get().text("prompt.first");
        Session session = new Session(
                new CheckpointModels(bundled), new Snapshots(KeepPolicy.ofHeap()), prompt, engine, Platform::runLater);
        ShellModel made = ShellModel.of(new SessionModel(session), texts, appearance, bundled);
        preferences.recent().stream().filter(Files::isDirectory).forEach(made.recent()::add);
        return made;
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
            public void toggleFullScreen() {
                stage.setFullScreen(!stage.isFullScreen());
            }
        };
    }

    @Override
    public void stop() {
        model.session().cancel();
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
        boolean ordinary = !window.isFullScreen() && !window.isMaximized();
        Preferences now = new Preferences(
                Optional.of(model.texts().language()),
                model.appearance().theme().get(),
                model.appearance().scale().get(),
                model.appearance().motion().get(),
                ordinary ? scene.getWidth() : preferences.width(),
                ordinary ? scene.getHeight() : preferences.height(),
                model.recent(),
                true);
        try {
            now.write(file);
        } catch (IOException e) {
            LOG.warn("{} could not be written: the window will open as the time before", file, e);
        }
    }
}
