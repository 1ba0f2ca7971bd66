package org.glassgpt.app;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import javafx.application.Platform;
import javafx.scene.shape.Line;
import org.glassgpt.model.NativeSetup;
import org.glassgpt.ui.control.Fonts;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.slf4j.LoggerFactory;

/** JavaFX, which starts while the rest of the application is still on its way, and what ND4J needs. */
final class EarlyStart {
    private final FutureTask<Optional<String>> start = new FutureTask<>(EarlyStart::start);

    /** Returns at once. */
    void begin() {
        begin("early start", this::run);
    }

    private static void begin(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }

    /** What loading ND4J begins with. Its libraries wait until the window is there: all others would have to wait for them. */
    void readAhead() {
        begin("read ahead", EarlyStart::read);
    }

    private static void read() {
        try {
            NativeSetup.readAhead();
        } catch (IOException | RuntimeException | LinkageError e) {
            // Whoever needs ND4J fails again, and says so. Nothing is logged before that has begun.
            LoggerFactory.getLogger(EarlyStart.class).info("nothing was read ahead", e);
        }
    }

    private void run() {
        if (problem().isPresent()) return;
        Fonts.load(); // on a system without fonts whatever is made before fails, and everything after it
        new FontIcon(Feather.BOOK); // the first one reads the font of all
        new Line(0, 0, 1, 1)
                .contains(0, 0); // the first outline gets JavaFX's rasterizer ready, else the first picture does
    }

    private static Optional<String> start() {
        Optional<String> problem = Display.problem();
        if (problem.isPresent()) return problem;
        Platform.startup(Fonts::load);
        loadEffects();
        return Optional.empty();
    }

    /** JavaFX loads this library with the first shadow, when the window is on its way; here nobody waits for it yet. */
    private static void loadEffects() {
        try {
            System.loadLibrary("decora_sse");
        } catch (UnsatisfiedLinkError e) {
            // Not beside the jars, where a package has it: JavaFX unpacks its own.
        }
    }

    /** Why no window can be shown, in a few words; empty when one can. JavaFX has started then. */
    Optional<String> problem() {
        start.run(); // where it was not begun
        try {
            return start.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while JavaFX started", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("JavaFX did not start", e.getCause());
        }
    }
}
