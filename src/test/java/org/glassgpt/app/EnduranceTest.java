package org.glassgpt.app;

import static org.glassgpt.app.Room.onFx;
import static org.glassgpt.app.Room.until;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.ref.SoftReference;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.stage.Stage;
import org.bytedeco.javacpp.Pointer;
import org.glassgpt.figure.Hues;
import org.glassgpt.model.GoldenFixture;
import org.glassgpt.sampling.SamplingSettings;
import org.glassgpt.session.Editing;
import org.glassgpt.session.Operation;
import org.glassgpt.session.Rival;
import org.glassgpt.session.Snapshot;
import org.glassgpt.trace.Edits;
import org.glassgpt.ui.state.Captions;
import org.glassgpt.ui.state.Theme;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/**
 * A long lesson in a hurry: stepping, forking, editing, comparing, retyping, saving and opening, other languages, themes and panels. What is
 * used stays as it is.
 *
 * <p>{@code -Dglassgpt.endurance.minutes=60} lets it run that long, from a warm point after a sixth of it; without the
 * property it takes a few rounds only, allows the heap, not yet warm, a tenth, and leaves out the process's own size, which
 * has not settled by then.
 */
class EnduranceTest extends InTheRoom {
    private static final double MINUTES = Double.parseDouble(System.getProperty("glassgpt.endurance.minutes", "0"));
    private static final int WARM = 36;
    private static final int ROUNDS = 36;
    private static final double GROWTH = MINUTES > 0 ? 1.05 : 1.1;

    /** What a round leaves behind now and gives back in the next one, in bytes. */
    private static final long SLACK = 1 << 20;

    private static final int ATTEMPTS = 50;

    private final Random random = new Random(11);
    private Path file;

    @Start
    void show(Stage stage) {
        room.show(stage, "abc");
    }

    @BeforeEach
    @Override
    void open() throws IOException, TimeoutException {
        super.open();
        file = folders.resolve("endurance.glassgpt");
    }

    private record Used(long heap, long counted, long process) {
        /**
         * What is held on to. JavaFX keeps a pool of pictures for its effects by soft references alone: they give way when
         * memory is short and fill what is free until then, so they are no more a leak than the collector's own slack.
         */
        static Used now() {
            dropSoftReferences();
            for (int i = 0; i < 3; i++) {
                System.gc();
                WaitForAsyncUtils.waitForFxEvents();
            }
            Runtime runtime = Runtime.getRuntime();
            return new Used(
                    runtime.totalMemory() - runtime.freeMemory(), Pointer.totalBytes(), Pointer.physicalBytes());
        }

        /**
         * {@link SoftReference} promises that all are cleared before memory is said to be out: so too much is asked for; again
         * where the collector was held off, as it is while native code draws into an array.
         */
        private static void dropSoftReferences() {
            SoftReference<Object> sign = new SoftReference<>(new Object());
            for (int i = 0; i < ATTEMPTS && sign.get() != null; i++) {
                assertThrows(OutOfMemoryError.class, () -> assertNotNull(new long[Integer.MAX_VALUE - 8]));
                WaitForAsyncUtils.waitForFxEvents();
            }
            assertNull(sign.get());
        }

        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT,
                    "heap %.1f MB, counted %.2f MB, process %.0f MB",
                    heap / 1e6,
                    counted / 1e6,
                    process / 1e6);
        }
    }

    @Test
    void whatIsUsedStaysAsItIs() throws TimeoutException {
        long begin = System.nanoTime();
        int rounds = 0;
        while (MINUTES > 0 ? minutes(begin) < MINUTES / 6 : rounds < WARM) round(rounds++);
        Used warm = Used.now();
        int before = rounds;
        while (MINUTES > 0 ? minutes(begin) < MINUTES : rounds < WARM + ROUNDS) round(rounds++);
        Used end = Used.now();
        String both = before + " rounds: " + warm + "; " + rounds + " rounds: " + end;
        System.out.println(both);
        assertTrue(rounds > before, both);
        assertTrue(end.heap() < warm.heap() * GROWTH + SLACK, both);
        assertTrue(end.counted() < warm.counted() * GROWTH + SLACK, both);
        if (MINUTES > 0) assertTrue(end.process() < warm.process() * GROWTH, both);
    }

    private static double minutes(long begin) {
        return (System.nanoTime() - begin) / 60e9;
    }

    /** A few steps, a branch, another place, another look; now and then another text, and a file written and read. */
    private void round(int n) throws TimeoutException {
        if (n % 10 == 0) {
            String text = List.of("abc", "ja", "bad", "fgh").get(n / 10 % 4);
            fx(() -> room.model.session().prompt().set(text));
            settle();
        }
        fx(() -> room.model.session().goTo(0));
        settle();
        for (int i = 0; i < 3; i++) {
            fx(() -> room.model.session().step());
            settle();
        }
        fx(() -> room.model.session().goTo(1));
        settle();
        int id = random.nextInt(10);
        fx(() -> room.model.session().choose(id));
        settle();
        edit(n);
        compare(n);
        look(n);
        fx(() -> room.model.session().endComparison());
        fx(() -> room.model.session().edit(edits -> Edits.NONE));
        settle();
        if (n % 10 == 5) {
            fx(() -> room.model
                    .session()
                    .save(
                            file,
                            room.model.panels().selection().get(),
                            room.model.view().get()));
            until(() -> !room.model.session().unsaved());
            fx(() -> room.model.restore(file, Optional.empty()));
            settle();
        }
    }

    /** A head or an MLP off, and sometimes the mask; now and then taken back and done again. */
    private void edit(int n) throws TimeoutException {
        fx(() -> room.model.session().edit(edits -> Editing.toggleHead(edits, n % 2, n / 2 % 2)));
        settle();
        fx(() -> room.model
                .session()
                .edit(edits -> n % 3 == 0 ? Editing.mask(edits, false) : Editing.toggleMlp(edits, 0)));
        settle();
        if (n % 4 == 0) {
            fx(() -> room.model.session().undoEdit());
            settle();
            fx(() -> room.model.session().redoEdit());
            settle();
        }
    }

    /** With the pass without its edits, another text, another temperature, or another copy of the model. */
    private void compare(int n) throws TimeoutException {
        Rival rival = switch (n % 4) {
            case 0 -> new Rival.WithoutEdits();
            case 1 -> new Rival.OtherPrompt("hedge");
            case 2 -> new Rival.OtherSettings(new SamplingSettings(0.5 + n % 5 * 0.3, 0, 1, n));
            default -> new Rival.OtherModel(folders.resolve(GoldenFixture.TINY_TIED.id()));
        };
        fx(() -> room.model.session().compare(rival));
        WaitForAsyncUtils.waitFor(
                60,
                TimeUnit.SECONDS,
                () -> onFx(() -> room.model
                        .session()
                        .comparison()
                        .get()
                        .filter(now -> now.rival().equals(rival) && !now.working())
                        .isPresent()));
        settle();
    }

    private void look(int n) {
        List<String> panels = List.of(
                "attention",
                "qkv",
                "attention-steps",
                "residual",
                "logit-lens",
                "probabilities",
                "generation-tree",
                "embedding-map",
                "tokens",
                "mlp",
                "layernorm",
                "history");
        fx(() -> {
            room.model.texts().switchTo(room.model.texts().language().other());
            room.model.appearance().theme().set(Theme.values()[n % 3]);
            room.model.appearance().hues().set(Hues.values()[n / 3 % 3]);
            room.model.appearance().captions().set(Captions.values()[n % 3]);
            room.model.appearance().setScale(1 + n % 4 * 0.2);
        });
        for (int i = 0; i < 3; i++) {
            String panel = panels.get((n * 3 + i) % panels.size());
            fx(() -> room.model.showPanel(panel));
            WaitForAsyncUtils.waitForFxEvents(1); // it is drawn
        }
        List<Operation> all = Operation.all(room.snapshot().trace().model());
        fx(() -> room.model.goTo(all.get(random.nextInt(all.size()))));
    }

    private void settle() throws TimeoutException {
        WaitForAsyncUtils.waitFor(
                60,
                TimeUnit.SECONDS,
                () -> onFx(() -> room.model.session().activity().get().isEmpty()));
        Snapshot shown = room.snapshot();
        assertTrue(shown.tokens().size() <= shown.trace().model().context());
    }

    private static void fx(Runnable what) {
        WaitForAsyncUtils.waitForAsyncFx(60_000, what);
    }
}
