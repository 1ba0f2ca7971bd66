package org.glassgpt.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.glassgpt.figure.Address;
import org.glassgpt.figure.Datum;
import org.glassgpt.i18n.CurrentLanguage;
import org.glassgpt.i18n.Language;
import org.glassgpt.model.EditsJson;
import org.glassgpt.model.GoldenComparison;
import org.glassgpt.model.GoldenFixture;
import org.glassgpt.model.Safetensors;
import org.glassgpt.sampling.DistributionChange;
import org.glassgpt.session.CheckpointModels;
import org.glassgpt.session.KeepPolicy;
import org.glassgpt.session.Session;
import org.glassgpt.session.Snapshot;
import org.glassgpt.session.Snapshots;
import org.glassgpt.trace.ActivationName;
import org.glassgpt.trace.Cell;
import org.glassgpt.trace.Edit;
import org.glassgpt.trace.Edits;
import org.glassgpt.trace.Trace;
import org.glassgpt.ui.control.FigureView;
import org.glassgpt.ui.control.Fonts;
import org.glassgpt.ui.state.Appearance;
import org.glassgpt.ui.state.SessionModel;
import org.glassgpt.ui.state.Texts;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** What a reader changes in the window, on the fixture that the reference has numbers for. */
@ExtendWith(ApplicationExtension.class)
class ExperimentsTest {
    @TempDir
    private static Path folders;

    private final ExecutorService engine = Executors.newSingleThreadExecutor();
    private ShellModel model;

    @Start
    void show(Stage stage) throws IOException {
        Fonts.load();
        Session session = new Session(
                new CheckpointModels(Optional.empty()),
                new Snapshots(new KeepPolicy(1 << 24)),
                ids(),
                engine,
                Platform::runLater);
        model = ShellModel.of(
                new SessionModel(session),
                new Texts(new CurrentLanguage(Language.EN)),
                new Appearance(),
                Optional.empty());
        model.appearance().motion().set(false);
        stage.setScene(Shell.scene(model, WindowActions.none(), 1280, 720));
        stage.show();
    }

    private static Path golden() {
        try {
            return Path.of(
                    ExperimentsTest.class.getResource("/golden/tiny-tied/edits").toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The text that the reference was given, as it is typed for a model without a tokenizer. */
    private static String ids() throws IOException {
        try (Safetensors file = Safetensors.open(golden().resolve("zero_head.safetensors"))) {
            return Arrays.stream(GoldenComparison.ids(file))
                    .mapToObj(Integer::toString)
                    .collect(Collectors.joining(", "));
        }
    }

    @BeforeEach
    void open() throws IOException, TimeoutException {
        Path folder = GoldenFixture.TINY_TIED.unpack(folders);
        WaitForAsyncUtils.waitForAsyncFx(60_000, () -> model.session().open(folder));
        until(() -> model.session().snapshot().get().isPresent());
    }

    @AfterEach
    void stop() {
        engine.shutdown();
    }

    /** Every kind of edit, made with the window's own controls, gives the numbers that the reference has. */
    @ParameterizedTest
    @ValueSource(
            strings = {"embed_scale", "no_mask", "no_positions", "overwrite", "score_divisor", "zero_head", "zero_mlp"})
    void everyEditAgreesWithTheReference(String name, FxRobot robot) throws IOException, TimeoutException {
        Edits expected = EditsJson.read(golden().resolve(name + ".json"));
        robot.push(KeyCode.F7);
        until(() -> robot.lookup("#experiments").tryQuery().isPresent());
        for (Edit edit : expected.list()) make(edit, robot);
        until(() -> trace().edits().equals(expected));
        try (Safetensors file = Safetensors.open(golden().resolve(name + ".safetensors"))) {
            for (var row : GoldenComparison.compare(trace(), file, GoldenComparison.Tolerance.FIXTURE)) {
                assertTrue(row.ok(), row::toString);
            }
        }
        assertFalse(bar(robot).isEmpty());
        fire(robot, "#edits-restore");
        until(() -> trace().edits().isEmpty());
        until(() -> !robot.lookup("#edits").query().isVisible());
    }

    /** With the control that a reader would use. */
    private void make(Edit edit, FxRobot robot) throws TimeoutException {
        if (edit instanceof Edit.ZeroHead zero) fire(robot, "#switch-" + zero.layer() + "-" + zero.head());
        else if (edit instanceof Edit.ZeroMlp zero) fire(robot, "#switch-mlp-" + zero.layer());
        else if (edit instanceof Edit.NoMask) check(robot, "#switch-mask", false);
        else if (edit instanceof Edit.NoPositions) check(robot, "#switch-positions", false);
        else if (edit instanceof Edit.ScoreDivisor divisor) type(robot, "#field-divisor", "" + divisor.value());
        else if (edit instanceof Edit.EmbedScale scale) type(robot, "#field-embed-scale", "" + scale.value());
        else write((Edit.Overwrite) edit, robot);
    }

    private void write(Edit.Overwrite write, FxRobot robot) throws TimeoutException {
        int[] index = write.index();
        float[] values = write.values();
        if (values.length == 1) {
            takeInHand(Cell.of(write.name(), index));
            type(robot, "#overwrite-value", "" + values[0]);
            fire(robot, "#overwrite-write-value");
        } else {
            takeInHand(Cell.of(write.name(), index[0], index[1], 0));
            String row = java.util.stream.IntStream.range(0, values.length)
                    .mapToObj(i -> "" + values[i])
                    .collect(Collectors.joining(" "));
            type(robot, "#overwrite-row", row);
            fire(robot, "#overwrite-write-row");
        }
        until(() -> trace().edits().list().contains(write));
    }

    private void takeInHand(Cell.OfActivation cell) {
        WaitForAsyncUtils.waitForAsyncFx(60_000, () -> model.trail().open(cell));
        WaitForAsyncUtils.waitForFxEvents();
    }

    /** With nothing but the keyboard: a head off, the change read, undone, redone, everything put back. */
    @Test
    void theKeyboardAloneSwitchesAHeadOff(FxRobot robot) throws TimeoutException {
        float before = logit();
        Snapshot plain = snapshot();
        robot.push(KeyCode.F7);
        until(() -> focused(robot, "#switch-0-0"));
        robot.push(KeyCode.DOWN);
        robot.push(KeyCode.RIGHT);
        until(() -> focused(robot, "#switch-1-1"));
        robot.push(KeyCode.SPACE);
        until(() -> trace().edits().equals(Edits.of(new Edit.ZeroHead(1, 1))));
        assertNotEquals(before, logit());
        assertEquals("Changed: head 1 of block 1 off.", bar(robot));
        ToggleButton head = robot.lookup("#switch-1-1").queryAs(ToggleButton.class);
        assertEquals("×", head.getText());
        assertEquals("Block 1, head 1: off", head.getAccessibleText());
        for (int i = 0; i < 60 && !focused(robot, "#edits-effect"); i++) robot.push(KeyCode.SHIFT, KeyCode.TAB);
        robot.push(KeyCode.SPACE);
        checkEffect(robot, plain);
        for (int i = 0; i < 60 && !focused(robot, "#switch-1-1"); i++) robot.push(KeyCode.TAB);
        until(() -> focused(robot, "#switch-1-1"));
        robot.push(KeyCode.RIGHT);
        robot.push(KeyCode.ENTER);
        until(() -> trace().edits().mlpIsZero(1));
        robot.push(KeyCode.SHORTCUT, KeyCode.Z);
        until(() -> !trace().edits().mlpIsZero(1));
        robot.push(KeyCode.SHORTCUT, KeyCode.Z);
        until(() -> trace().edits().isEmpty());
        assertEquals(before, logit());
        assertEquals("1", head.getText());
        robot.push(KeyCode.SHORTCUT, KeyCode.SHIFT, KeyCode.Z);
        until(() -> trace().edits().headIsZero(1, 1));
        robot.push(KeyCode.ESCAPE);
        until(() -> !model.appearance().experiments().get());
        assertTrue(trace().edits().headIsZero(1, 1), "closing the drawer puts nothing back");
    }

    @Test
    void onAProjectorAHeadIsSwitchedOffAndEverythingPutBack(FxRobot robot) throws TimeoutException {
        Snapshot plain = snapshot();
        robot.push(KeyCode.F5);
        until(() -> model.appearance().projector().get());
        robot.push(KeyCode.F7);
        until(() -> robot.lookup("#experiments").tryQuery().isPresent());
        robot.clickOn("#switch-0-1");
        until(() -> trace().edits().headIsZero(0, 1));
        assertEquals("Changed: head 1 of block 0 off.", bar(robot));
        robot.clickOn("#edits-effect");
        checkEffect(robot, plain);
        robot.clickOn("#experiments-edits-undo");
        until(() -> trace().edits().isEmpty());
        robot.clickOn("#switch-1-0");
        until(() -> trace().edits().headIsZero(1, 0));
        robot.clickOn("#edits-restore");
        until(() -> trace().edits().isEmpty());
    }

    /** Before, after and difference of each candidate are those of the two passes. */
    @Test
    void whatAHeadDoesToTheNextTokenIsRead(FxRobot robot) throws TimeoutException {
        Snapshot before = snapshot();
        robot.push(KeyCode.F7);
        fire(robot, "#switch-1-0");
        until(() -> trace().edits().headIsZero(1, 0));
        fire(robot, "#edits-effect");
        checkEffect(robot, before);
    }

    /** What the effect's panel displays, beside what was there before. */
    private void checkEffect(FxRobot robot, Snapshot before) throws TimeoutException {
        until(() -> robot.lookup("#panel-effect .figure-view").tryQuery().isPresent());
        FigureView view = robot.lookup("#panel-effect .figure-view").queryAs(FigureView.class);
        until(() -> view.figureProperty().get() != null
                && view.figureProperty().get().data().count() > 3);
        Snapshot after = snapshot();
        var change = DistributionChange.of(before.next(), after.next());
        for (Datum datum : onFx(() -> view.figureProperty().get().data().toList())) {
            if (datum.address().quantity().equals(Address.DIVERGENCE)) {
                assertEquals(change.divergence(), datum.value(), 1e-12);
                continue;
            }
            int id = datum.address().index().get(1);
            var mover = change.movers().stream()
                    .filter(m -> m.id() == id)
                    .findFirst()
                    .orElseThrow();
            double expected = switch (datum.address().quantity()) {
                case Address.BEFORE -> mover.first();
                case Address.PROBABILITY -> mover.second();
                default -> mover.second() - mover.first();
            };
            assertEquals(expected, datum.value(), 1e-12, datum.address().toString());
        }
        assertTrue(change.divergence() > 0);
    }

    @Test
    void undoingInAFieldUndoesWhatWasTyped(FxRobot robot) throws TimeoutException {
        WaitForAsyncUtils.waitForAsyncFx(60_000, () -> model.session().edit(now -> Edits.of(new Edit.NoMask())));
        until(() -> !trace().edits().masked());
        robot.clickOn("#prompt").push(KeyCode.SHORTCUT, KeyCode.Z);
        WaitForAsyncUtils.waitForFxEvents();
        assertFalse(trace().edits().masked());
    }

    /** An attention weight is written, the rest of its row gives way; what is wrong is said; the trail stays. */
    @Test
    void aWeightIsWrittenAndTheRowStaysWhole(FxRobot robot) throws TimeoutException {
        robot.push(KeyCode.F7);
        takeInHand(Cell.of(ActivationName.pattern(0), 1, 3, 2));
        type(robot, "#overwrite-value", "a lot");
        fire(robot, "#overwrite-write-value");
        Label problem = robot.lookup("#overwrite-problem").queryAs(Label.class);
        until(() -> problem.isVisible() && problem.getText().contains("“a lot” is not a number"));
        type(robot, "#overwrite-value", "0.75");
        fire(robot, "#overwrite-write-value");
        until(() -> !trace().edits().isEmpty());
        assertFalse(problem.isVisible());
        float[] row = trace().get(ActivationName.pattern(0)).slice(1, 3);
        assertEquals(0.75f, row[2]);
        double sum = 0;
        for (float weight : row) sum += weight;
        assertEquals(1, sum, 1e-6);
        assertTrue(bar(robot).contains("block 0, head 1"), bar(robot));
        Label value = robot.lookup("#inspector-value").queryAs(Label.class);
        until(() -> value.getText().equals("0.75"));
        type(robot, "#overwrite-row", "1 2");
        fire(robot, "#overwrite-write-row");
        until(() -> problem.isVisible());
        assertEquals("This row takes 4 weights, one for each token from 0 to 3; you typed 2.", problem.getText());
        fire(robot, "#overwrite-restore");
        until(() -> trace().edits().isEmpty());
    }

    private void type(FxRobot robot, String field, String text) {
        robot.interact(() -> {
            TextField at = robot.lookup(field).queryAs(TextField.class);
            at.requestFocus();
            at.setText(text);
        });
    }

    private static void check(FxRobot robot, String box, boolean on) {
        CheckBox at = robot.lookup(box).queryAs(CheckBox.class);
        assertNotEquals(on, at.isSelected());
        fire(robot, box);
    }

    private static void fire(FxRobot robot, String id) {
        robot.interact(() -> robot.lookup(id).queryAs(ButtonBase.class).fire());
    }

    private static boolean focused(FxRobot robot, String id) {
        return robot.lookup(id).tryQuery().filter(Node::isFocused).isPresent();
    }

    private String bar(FxRobot robot) throws TimeoutException {
        Label words = robot.lookup("#edits-words").queryAs(Label.class);
        until(words::isVisible);
        return onFx(words::getText);
    }

    private Snapshot snapshot() {
        return onFx(() -> model.session().snapshot().get().orElseThrow());
    }

    private Trace trace() {
        return snapshot().trace();
    }

    private float logit() {
        Trace now = trace();
        return now.get(ActivationName.logits()).slice(now.tokens() - 1)[0];
    }

    private static <V> V onFx(Supplier<V> read) {
        return WaitForAsyncUtils.waitForAsyncFx(60_000, read::get);
    }

    private static void until(Callable<Boolean> condition) throws TimeoutException {
        WaitForAsyncUtils.waitFor(60, TimeUnit.SECONDS, condition);
        WaitForAsyncUtils.waitForFxEvents();
    }
}
