package org.glassgpt.app;

import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import javafx.application.Platform;
import org.glassgpt.ui.control.Fonts;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * JavaFX, which starts while the rest of the application is still on its way. Not the engine: when ND4J loads it looks for
 * functions of libraries in a way that holds one lock of the system's loader and asks for another, which GTK, loading its
 * own, takes in the opposite order: both would wait for ever.
 */
final class EarlyStart {
    private final FutureTask<Optional<String>> start = new FutureTask<>(EarlyStart::start);

    /** Returns at once. */
    void begin() {
        Thread thread = new Thread(this::run, "early start");
        thread.setDaemon(true);
        thread.start();
    }

    private void run() {
        if (problem().isPresent()) return;
        Fonts.load(); // on a system without fonts whatever is made before fails, and everything after it
        new FontIcon(Feather.BOOK); // the first one reads the font of all
    }

    private static Optional<String> start() {
        Optional<String> problem = Display.problem();
        if (problem.isPresent()) return problem;
        Platform.startup(Fonts::load);
        loadEffects();
        return Optional.empty();
    }

    /** JavaFX loads this library with the first shadow, at a time when ND4J may be loading; here it does so in peace. */
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
