package org.glassgpt.ui.panel;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import javafx.animation.PauseTransition;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.util.Duration;
import org.glassgpt.figure.Figure;
import org.glassgpt.ui.control.FigureView;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes one panel's pictures off the JavaFX thread, one at a time; all methods are called on it. */
final class BackgroundBuilds {
    private static final Logger LOG = LoggerFactory.getLogger(BackgroundBuilds.class);

    /** How long a picture may take before the reader is told that it is being made. */
    private static final Duration PATIENCE = Duration.millis(250);

    private final String id;
    private final FigureView view;
    private final Node working;
    private final PauseTransition patience = new PauseTransition(PATIENCE);
    private final ThreadPoolExecutor worker;
    private Optional<Wish> next = Optional.empty();
    private boolean busy;

    /** A picture asked for, and whether it still shows what is open. */
    private record Wish(Supplier<Figure> build, BooleanSupplier current) {}

    BackgroundBuilds(String id, FigureView view, Node working) {
        this.id = id;
        this.view = view;
        this.working = working;
        working.setVisible(false);
        patience.setOnFinished(event -> working.setVisible(busy));
        worker = new ThreadPoolExecutor(0, 1, 5, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), task -> {
            Thread thread = new Thread(task, "picture-" + id);
            thread.setDaemon(true);
            return thread;
        });
    }

    /**
     * @param current asked when the picture is there: whether it may still be shown
     */
    void want(Supplier<Figure> build, BooleanSupplier current) {
        next = Optional.of(new Wish(build, current));
        if (!busy) begin();
    }

    private void begin() {
        Wish wish = next.orElseThrow();
        next = Optional.empty();
        busy = true;
        CompletableFuture<Void> done = new CompletableFuture<>();
        FigurePanel.setPending(view.getParent().getParent(), done);
        patience.playFromStart();
        worker.execute(() -> {
            Optional<Figure> made = make(wish);
            Platform.runLater(() -> {
                finish(wish, made);
                done.complete(null);
            });
        });
    }

    private Optional<Figure> make(Wish wish) {
        try {
            return Optional.of(wish.build().get());
        } catch (IllegalStateException e) {
            // Its model was closed, because another one is open by now.
            LOG.info("the picture {} is no longer wanted: {}", id, e.getMessage());
            return Optional.empty();
        } catch (RuntimeException e) {
            LOG.error("the picture {} could not be made", id, e);
            return Optional.empty();
        }
    }

    private void finish(Wish wish, Optional<Figure> made) {
        busy = false;
        if (made.isPresent() && wish.current().getAsBoolean()) view.setFigure(made.get());
        if (next.isPresent()) {
            begin();
        } else {
            patience.stop();
            working.setVisible(false);
        }
    }
}
