package org.glassgpt.app;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javafx.stage.Stage;
import org.glassgpt.session.SavedSamples;
import org.glassgpt.session.Snapshot;
import org.glassgpt.session.TokenView;
import org.glassgpt.ui.control.Fonts;
import org.glassgpt.ui.shell.Shell;
import org.glassgpt.ui.shell.ShellModel;
import org.glassgpt.ui.shell.ShellModels;
import org.glassgpt.ui.shell.TakeAway;
import org.glassgpt.ui.shell.WindowActions;
import org.testfx.util.WaitForAsyncUtils;

/** A window with the small model that reads letters, and a reader who answers what a dialog of the system would ask. */
final class Room {
    final ExecutorService engine = Executors.newSingleThreadExecutor();
    ShellModel model;
    Stage stage;
    Optional<Path> toChoose = Optional.empty();
    BooleanSupplier mayClose = () -> true;
    boolean closed;

    void show(Stage on, String prompt) {
        stage = on;
        Fonts.load();
        model = ShellModels.still(prompt, engine);
        on.setScene(Shell.scene(model, new Actions(), 1280, 720));
        on.show();
    }

    void open(Path folders) throws IOException, TimeoutException {
        Path folder = SavedSamples.letters(folders);
        WaitForAsyncUtils.waitForAsyncFx(60_000, () -> model.open(folder));
        until(() -> model.session().snapshot().get().isPresent());
    }

    private final class Actions implements WindowActions {
        @Override
        public Optional<Path> chooseFolder(String title) {
            return toChoose;
        }

        @Override
        public Optional<Path> chooseFile(String title, String suggested, boolean save) {
            return toChoose;
        }

        @Override
        public void toggleFullScreen() {}

        @Override
        public void beforeClosing(BooleanSupplier may) {
            mayClose = may;
        }

        @Override
        public void close() {
            closed = true;
        }

        @Override
        public TakeAway takeAway() {
            return new Taken();
        }
    }

    Snapshot snapshot() {
        return onFx(() -> model.session().snapshot().get().orElseThrow());
    }

    String text() {
        return snapshot().tokens().stream().map(TokenView::text).collect(Collectors.joining());
    }

    int taken() {
        return snapshot().taken();
    }

    static <V> V onFx(Supplier<V> read) {
        return WaitForAsyncUtils.waitForAsyncFx(60_000, read::get);
    }

    static void until(Callable<Boolean> condition) throws TimeoutException {
        WaitForAsyncUtils.waitFor(60, TimeUnit.SECONDS, condition);
        WaitForAsyncUtils.waitForFxEvents();
    }
}
