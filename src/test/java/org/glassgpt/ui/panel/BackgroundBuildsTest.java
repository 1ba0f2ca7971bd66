package org.glassgpt.ui.panel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.scene.control.Label;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.glassgpt.figure.Figure;
import org.glassgpt.figure.Rgb;
import org.glassgpt.ui.control.FigureView;
import org.glassgpt.ui.control.Fonts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
class BackgroundBuildsTest {
    private final List<Figure> shown = new ArrayList<>();
    private FigureView view;
    private BorderPane node;
    private BackgroundBuilds builds;

    @Start
    void make(Stage stage) {
        Fonts.load();
        view = new FigureView();
        node = new BorderPane(new StackPane(view));
        builds = new BackgroundBuilds("test", view, new Label());
        view.figureProperty().addListener((property, was, is) -> shown.add(is));
    }

    private static Figure figure(String title) {
        return new Figure("test", 10, 10, 1, Rgb.WHITE, title, title, List.of());
    }

    private void want(Supplier<Figure> build, boolean current) {
        WaitForAsyncUtils.waitForAsyncFx(60_000, () -> builds.want(build, () -> current));
    }

    private void settle() throws TimeoutException {
        WaitForAsyncUtils.waitFor(
                60, TimeUnit.SECONDS, () -> FigurePanel.pending(node).isEmpty());
        WaitForAsyncUtils.waitForFxEvents();
    }

    @Test
    void whatIsAskedForMeanwhileIsMadeOnceAndLast() throws TimeoutException {
        CountDownLatch gate = new CountDownLatch(1);
        AtomicInteger skipped = new AtomicInteger();
        AtomicBoolean onScreenThread = new AtomicBoolean();
        Figure first = figure("first");
        Figure last = figure("last");
        want(
                () -> {
                    onScreenThread.set(Platform.isFxApplicationThread());
                    await(gate);
                    return first;
                },
                true);
        want(
                () -> {
                    skipped.incrementAndGet();
                    return figure("between");
                },
                true);
        want(() -> last, true);
        gate.countDown();
        settle();
        assertEquals(List.of(first, last), shown);
        assertEquals(0, skipped.get());
        assertFalse(onScreenThread.get());
    }

    @Test
    void aPictureOfWhatIsNoLongerOpenIsThrownAway() throws TimeoutException {
        Figure newer = figure("newer");
        want(() -> newer, true);
        settle();
        want(() -> figure("stale"), false);
        settle();
        assertEquals(List.of(newer), shown);
    }

    @Test
    void aFailureLeavesThePictureAndTheNextOneComes() throws TimeoutException {
        want(
                () -> {
                    throw new IllegalStateException("the model is closed");
                },
                true);
        settle();
        Figure next = figure("next");
        want(() -> next, true);
        settle();
        assertSame(next, view.figureProperty().get());
    }

    private static void await(CountDownLatch gate) {
        CompletableFuture.runAsync(() -> {
                    try {
                        gate.await();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                })
                .join();
    }
}
