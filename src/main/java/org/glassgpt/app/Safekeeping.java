package org.glassgpt.app;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import javafx.animation.PauseTransition;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.util.Duration;
import org.glassgpt.session.Inputs;
import org.glassgpt.session.Problem;
import org.glassgpt.session.Recovery;
import org.glassgpt.ui.shell.RecoveryOffer;
import org.glassgpt.ui.shell.Shell;
import org.glassgpt.ui.shell.ShellModel;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Nothing is lost when something goes wrong: what is open is copied a moment after every change, what was not foreseen is
 * reported in a file, and a start after a bad end offers the copy.
 */
final class Safekeeping {
    private static final Logger LOG = LoggerFactory.getLogger(Safekeeping.class);
    private static final Duration REST = Duration.seconds(1);

    private final Path folder;
    private final Recovery recovery;
    private final ShellModel model;
    private final Executor engine;
    private final PauseTransition rest = new PauseTransition(REST);
    private Optional<Inputs> first = Optional.empty();
    private boolean crashed;

    /**
     * @param folder of logs, for reports and copies
     * @param engine where models are closed
     */
    Safekeeping(Path folder, ShellModel model, Executor engine) {
        this.folder = folder;
        this.recovery = new Recovery(folder.resolve("recovery"));
        this.model = model;
        this.engine = engine;
        rest.setOnFinished(event -> keep());
    }

    /** On the JavaFX thread, with the window shown. */
    void begin(Scene scene) {
        Thread.setDefaultUncaughtExceptionHandler(this::crashed);
        Thread.currentThread().setUncaughtExceptionHandler(this::crashed);
        model.session().inputs().addListener((value, old, now) -> {
            if (first.isEmpty()) {
                first = now;
                now.ifPresent(opened ->
                        aside(() -> LOG.info("{} is open", opened.model().name())));
            }
            rest.playFromStart();
        });
        model.session().kept().addListener((value, old, now) -> rest.playFromStart());
        try {
            recovery.takeLeft()
                    .ifPresent(left -> Shell.offer(scene, RecoveryOffer.of(model, () -> model.recover(left))));
        } catch (IOException e) {
            LOG.warn("what was kept cannot be looked at", e);
        }
    }

    private void keep() {
        model.session().inputs().get().ifPresent(inputs -> {
            boolean typed = first.filter(begun -> begun.prompt().equals(inputs.prompt()))
                    .isEmpty();
            boolean worth = typed || model.session().unsaved();
            var selection = model.panels().selection().get();
            var panel = model.view().get();
            var compared = model.session().comparison().get();
            aside(() -> {
                try {
                    if (worth) recovery.keep(inputs, compared, selection, panel);
                    else recovery.done();
                } catch (IOException | RuntimeException e) {
                    LOG.warn("what is open could not be kept", e);
                }
            });
        });
    }

    /** Files take long the first time, the log's too: they are not for the JavaFX thread. */
    private void aside(Runnable work) {
        try {
            engine.execute(work);
        } catch (RejectedExecutionException e) {
            LOG.info("the window closes");
        }
    }

    private void crashed(Thread thread, Throwable failure) {
        LOG.error("not foreseen, on {}", thread.getName(), failure);
        try {
            Path report = CrashReport.write(folder, thread, failure);
            Platform.runLater(() -> {
                crashed = true;
                model.session().report(Problem.of("problem.crash", report));
            });
        } catch (IOException | RuntimeException e) {
            LOG.error("no report could be written", e);
        }
    }

    /** The window closes: after a good run nothing is kept. */
    void end() {
        rest.stop();
        if (crashed) return;
        try {
            recovery.done();
        } catch (IOException e) {
            LOG.warn("the copy of what was open could not be removed", e);
        }
    }
}
