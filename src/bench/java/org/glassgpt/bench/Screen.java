package org.glassgpt.bench;

import com.sun.javafx.tk.RenderJob;
import com.sun.javafx.tk.Toolkit;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import javafx.application.Platform;
import javafx.scene.Scene;
import org.glassgpt.ui.control.Fonts;

/** JavaFX without a display, drawing in software as on a machine without a graphics card. */
final class Screen {
    private Screen() {}

    static void start() throws InterruptedException {
        CountDownLatch started = new CountDownLatch(1);
        Platform.startup(started::countDown);
        Platform.setImplicitExit(false);
        started.await();
        Fonts.load();
    }

    /** Does something on the JavaFX thread and waits for it. */
    static <T> T call(Callable<T> what) {
        FutureTask<T> task = new FutureTask<>(what);
        Platform.runLater(task);
        try {
            return task.get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * To be called on the JavaFX thread. Completes when the next pulse has gone all its way: style, layout, and the drawing
     * thread has put the picture where the display would take it.
     */
    static CompletableFuture<Void> drawn(Scene scene) {
        CompletableFuture<Void> drawn = new CompletableFuture<>();
        Runnable[] once = new Runnable[1];
        once[0] = () -> {
            scene.removePostLayoutPulseListener(once[0]);
            // Behind the drawing that this pulse is about to order.
            Platform.runLater(
                    () -> Toolkit.getToolkit().addRenderJob(new RenderJob(() -> drawn.complete(null))));
        };
        scene.addPostLayoutPulseListener(once[0]);
        Platform.requestNextPulse();
        return drawn;
    }
}
