package org.glassgpt.bench;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.application.Platform;
import javafx.beans.InvalidationListener;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.stage.Stage;
import org.glassgpt.i18n.CurrentLanguage;
import org.glassgpt.i18n.Language;
import org.glassgpt.session.KeepPolicy;
import org.glassgpt.session.OpenModel;
import org.glassgpt.session.Session;
import org.glassgpt.session.Snapshot;
import org.glassgpt.session.Snapshots;
import org.glassgpt.ui.control.FigureView;
import org.glassgpt.ui.panel.FigurePanel;
import org.glassgpt.ui.shell.Shell;
import org.glassgpt.ui.shell.ShellModel;
import org.glassgpt.ui.shell.WindowActions;
import org.glassgpt.ui.state.Appearance;
import org.glassgpt.ui.state.SessionModel;
import org.glassgpt.ui.state.Texts;

/** The application's window as the application makes it, with a clock. Not to be used from the JavaFX thread. */
final class TrialWindow implements AutoCloseable {
    static final int WIDTH = 1280;
    static final int HEIGHT = 720;
    private static final int PATIENCE_SECONDS = 120;

    private final ExecutorService engine = Executors.newSingleThreadExecutor(task -> {
        Thread thread = new Thread(task, "engine");
        thread.setDaemon(true);
        return thread;
    });
    private final ShellModel model;
    private final Stage stage;
    private final Scene scene;

    /** Opens a model on a prompt and waits until everything is there. */
    TrialWindow(OpenModel open, String prompt) {
        Session session = new Session(
                folder -> open, new Snapshots(KeepPolicy.ofHeap()), prompt, engine, Platform::runLater);
        model = Screen.call(() -> ShellModel.of(
                new SessionModel(session), new Texts(new CurrentLanguage(Language.EN)), new Appearance(), Optional.empty()));
        stage = Screen.call(() -> {
            Stage window = new Stage();
            window.setScene(Shell.scene(model, WindowActions.none(), WIDTH, HEIGHT));
            window.show();
            return window;
        });
        scene = stage.getScene();
        Screen.call(() -> {
            model.session().open(java.nio.file.Path.of("model"));
            return null;
        });
        until(() -> model.session().snapshot().get().isPresent());
        settle();
    }

    Snapshot snapshot() {
        return Screen.call(() -> model.session().snapshot().get().orElseThrow());
    }

    String prompt() {
        return Screen.call(() -> model.session().prompt().get());
    }

    /** Whether the last thing asked for could not be done. */
    Optional<String> problem() {
        return Screen.call(() -> model.session().problem().get().map(Object::toString));
    }

    /** Shows a panel, and waits until everything is there. */
    void show(String panel) {
        Screen.call(() -> {
            model.showPanel(panel);
            return null;
        });
        settle();
    }

    /** Waits until nothing is on its way any more. */
    void settle() {
        for (int quiet = 0; quiet < 4; quiet++) {
            until(() -> pending().isEmpty() && model.session().activity().get().isEmpty());
            Screen.call(() -> Screen.drawn(scene)).join();
        }
    }

    /** Milliseconds from a changed prompt until every visible picture shows the new pass, on the screen. */
    double change(String prompt) {
        CompletableFuture<Void> pictures = new CompletableFuture<>();
        CompletableFuture<CompletableFuture<Void>> screen = pictures.thenApply(nothing -> Screen.drawn(scene));
        Screen.call(() -> {
            await(model.session().snapshot().get().orElseThrow(), pictures);
            return null;
        });
        long start = System.nanoTime();
        Platform.runLater(() -> model.session().prompt().set(prompt));
        try {
            screen.get(PATIENCE_SECONDS, TimeUnit.SECONDS).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException | java.util.concurrent.ExecutionException | TimeoutException e) {
            throw new IllegalStateException(problem().orElse("the window does not show the new prompt"), e);
        }
        return (System.nanoTime() - start) / 1e6;
    }

    /** Completes, on the JavaFX thread, when each visible picture has been made anew from another snapshot than this. */
    private void await(Snapshot before, CompletableFuture<Void> done) {
        Set<FigureView> old = new HashSet<>(visibleViews());
        for (FigureView view : List.copyOf(old)) {
            InvalidationListener[] once = new InvalidationListener[1];
            once[0] = changed -> {
                view.figureProperty().get();
                Snapshot now = model.session().snapshot().get().orElseThrow();
                if (now.trace() == before.trace()) return;
                view.figureProperty().removeListener(once[0]);
                old.remove(view);
                // What is asked for in this turn of the thread comes first.
                if (old.isEmpty()) Platform.runLater(() -> done.complete(null));
            };
            view.figureProperty().addListener(once[0]);
        }
        if (old.isEmpty()) throw new IllegalStateException("no picture is visible");
    }

    private List<FigureView> visibleViews() {
        return scene.getRoot().lookupAll(".figure-view").stream()
                .filter(TrialWindow::isVisible)
                .map(FigureView.class::cast)
                .toList();
    }

    private static boolean isVisible(Node node) {
        for (Node at = node; at != null; at = at.getParent()) if (!at.isVisible()) return false;
        return true;
    }

    private List<CompletableFuture<?>> pending() {
        return scene.getRoot().lookupAll(".figure-panel").stream()
                .flatMap(node -> FigurePanel.pending(node).stream())
                .toList();
    }

    private void until(java.util.concurrent.Callable<Boolean> condition) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (!Screen.call(condition)) {
            if (System.nanoTime() > end) throw new IllegalStateException(problem().orElse("the window does not settle"));
            java.util.concurrent.locks.LockSupport.parkNanos(2_000_000);
        }
    }

    @Override
    public void close() {
        Screen.call(() -> {
            model.session().cancel();
            stage.close();
            return null;
        });
        engine.shutdown();
    }
}
