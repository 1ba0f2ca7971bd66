package org.glassgpt.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.glassgpt.figure.Figure;
import org.glassgpt.figure.Numbers;
import org.glassgpt.session.Operation;
import org.glassgpt.session.Operation.Kind;
import org.glassgpt.session.Selection;
import org.glassgpt.session.Snapshot;
import org.glassgpt.trace.ActivationName;
import org.glassgpt.trace.Cell;
import org.glassgpt.trace.Provenance;
import org.glassgpt.trace.Source;
import org.glassgpt.trace.TensorNames;
import org.glassgpt.ui.control.FigureView;
import org.glassgpt.ui.control.Fonts;
import org.glassgpt.ui.panel.map.Zoom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** A whole pass walked, and a number followed, with the keyboard alone. */
@ExtendWith(ApplicationExtension.class)
class WalkTest {
    @TempDir
    private static Path folders;

    private final ExecutorService engine = Executors.newSingleThreadExecutor();
    private ShellModel model;

    @Start
    void show(Stage stage) {
        Fonts.load();
        model = ShellModels.still("abcad", engine);
        stage.setScene(Shell.scene(model, WindowActions.none(), 1280, 720));
        stage.show();
    }

    @BeforeEach
    void openSmallModel() throws IOException, TimeoutException {
        Path folder = SmallModel.letters(folders);
        WaitForAsyncUtils.waitForAsyncFx(60_000, () -> model.open(folder));
        until(() -> model.session().snapshot().get().isPresent());
    }

    @AfterEach
    void stop() {
        engine.shutdown();
    }

    /** Every operation is passed, and map, timeline and stage show where one is. */
    @Test
    void aWholePassWithTheKeyboardAlone(FxRobot robot) throws TimeoutException {
        robot.push(KeyCode.SHORTCUT, KeyCode.HOME);
        List<Operation> all = Operation.all(snapshot().trace().model());
        List<Operation> passed = new ArrayList<>();
        for (Operation expected : all) {
            until(() -> operation().equals(expected));
            passed.add(operation());
            Figure picture = onFx(() -> picture(robot).figureProperty().get());
            assertFalse(picture.title().isBlank());
            Figure map = figure(robot, "#map-figure");
            assertTrue(map.summary().contains(onFx(() -> words("operation." + expected.key()))), map.summary());
            robot.push(KeyCode.PAGE_DOWN);
        }
        assertEquals(all, passed);
        assertEquals(all.get(all.size() - 1), operation(), "there is nothing behind the last");
        robot.push(KeyCode.PAGE_UP);
        until(() -> operation().kind() == Kind.PROBABILITIES);
        robot.push(KeyCode.SHORTCUT, KeyCode.PAGE_UP);
        until(() -> operation().equals(Operation.in(1, Kind.LN1)));
        robot.push(KeyCode.SHORTCUT, KeyCode.PAGE_UP);
        until(() -> operation().equals(Operation.in(0, Kind.LN1)));
    }

    @Test
    void anotherTokenCanBeFollowedAndAllOfThemWalked(FxRobot robot) throws TimeoutException {
        robot.push(KeyCode.ALT, KeyCode.UP);
        until(() -> selection().token() == 3);
        robot.push(KeyCode.SHORTCUT, KeyCode.R);
        robot.push(KeyCode.PAGE_DOWN);
        until(() -> selection().token() == 4);
        Operation before = operation();
        robot.push(KeyCode.PAGE_DOWN);
        until(() -> selection().token() == 0 && !operation().equals(before));
    }

    @Test
    void itPlaysByItselfUntilItIsStopped(FxRobot robot) throws TimeoutException {
        Operation before = operation();
        robot.push(KeyCode.SHORTCUT, KeyCode.SPACE);
        until(() -> !operation().equals(before));
        robot.push(KeyCode.SHORTCUT, KeyCode.SPACE);
        until(() -> robot.lookup("#timeline-play").query().getAccessibleText().startsWith("Play"));
    }

    @Test
    void theMapZoomsFromTheWholeToOneOperation(FxRobot robot) throws TimeoutException {
        robot.push(KeyCode.SHORTCUT, KeyCode.DOWN);
        until(() -> model.zoom().get() == Zoom.BLOCK);
        assertTrue(labels(robot).contains("÷√d"), () -> "" + labels(robot));
        robot.push(KeyCode.SHORTCUT, KeyCode.DOWN);
        until(() -> model.zoom().get() == Zoom.OPERATION);
        assertTrue(
                labels(robot).stream().anyMatch(text -> text.startsWith("blocks.0.attn.hook_pattern")),
                () -> "" + labels(robot));
        robot.clickOn("#zoom-whole");
        until(() -> model.zoom().get() == Zoom.WHOLE);
    }

    /** From a logit, by Enter and the arrows, along the stream, to the row of the token in the table of embeddings. */
    @Test
    void aNumberIsFollowedFromALogitBackToItsToken(FxRobot robot) throws TimeoutException {
        robot.push(KeyCode.SHORTCUT, KeyCode.DIGIT6);
        until(() -> operation().kind() == Kind.LOGITS);
        robot.interact(() -> model.view().set(Optional.of("operation")));
        until(() -> picture(robot).figureProperty().get() != null
                && picture(robot).figureProperty().get().id().equals("operation"));
        robot.interact(() -> picture(robot).requestFocus());
        robot.push(KeyCode.RIGHT);
        robot.push(KeyCode.ENTER);
        until(() -> current() instanceof Cell.OfActivation);
        until(() -> robot.lookup("#operands").query().isFocused());
        int steps = 0;
        while (current() instanceof Cell.OfActivation number) {
            assertTrue(++steps < 40, "the trail does not end");
            checkShown(robot, number);
            choose(robot, next(number));
            Cell before = number;
            robot.push(KeyCode.ENTER);
            until(() -> !current().equals(before));
        }
        assertEquals(TensorNames.WTE, current().text());
        assertEquals(snapshot().tokens().get(4).id(), current().at(0));
        int back = steps;
        for (int i = 0; i < back; i++) robot.push(KeyCode.SHORTCUT, KeyCode.COMMA);
        until(() -> current() instanceof Cell.OfActivation at && at.name().kind() != ActivationName.Kind.EMBED);
        robot.push(KeyCode.ESCAPE);
        until(() -> model.trail().steps().get().current().isEmpty());
    }

    /** The stage went along, and the inspector shows what the trace holds. */
    private void checkShown(FxRobot robot, Cell.OfActivation number) throws TimeoutException {
        Provenance made = made(number);
        Label value = robot.lookup("#inspector-value").queryAs(Label.class);
        until(() -> value.getText().equals(Numbers.full(made.value())));
        if (model.trail().steps().get().at() > 0) assertEquals(Operation.writing(number.name()), operation());
    }

    /** The stream itself where a sum is, else what contributed most of the pass's own numbers. */
    private Cell next(Cell.OfActivation number) {
        Provenance made = made(number);
        if (made.rule() == Provenance.Rule.SUM) return made.sources().get(0).cell();
        return made.bySize().stream()
                .map(Source::cell)
                .filter(cell -> made.rule() == Provenance.Rule.LOOKUP || cell instanceof Cell.OfActivation)
                .findFirst()
                .orElseThrow();
    }

    private void choose(FxRobot robot, Cell next) {
        List<Cell> order = made((Cell.OfActivation) current()).bySize().stream()
                .map(Source::cell)
                .toList();
        ListView<?> operands = robot.lookup("#operands").queryListView();
        assertTrue(operands.getItems().size() >= order.size());
        for (int i = 0; i < order.indexOf(next); i++) robot.push(KeyCode.DOWN);
    }

    private Provenance made(Cell cell) {
        return Provenance.of(snapshot().trace(), snapshot().weights(), cell);
    }

    private Cell current() {
        return onFx(() -> model.trail().steps().get().current().orElse(Cell.weight("none")));
    }

    @Test
    void theSheetOfKeysOpensAndCloses(FxRobot robot) throws TimeoutException {
        Node sheet = robot.lookup("#key-sheet").query();
        robot.push(KeyCode.F1);
        until(sheet::isVisible);
        robot.push(KeyCode.ESCAPE);
        until(() -> !sheet.isVisible());
    }

    private static FigureView picture(FxRobot robot) {
        return robot.lookup(".panel-stage .figure-view").queryAs(FigureView.class);
    }

    private static Figure figure(FxRobot robot, String view) {
        return onFx(() ->
                robot.lookup(view).queryAs(FigureView.class).figureProperty().get());
    }

    private static List<String> labels(FxRobot robot) {
        return figure(robot, "#map-figure").labels().stream()
                .map(org.glassgpt.figure.Label::text)
                .toList();
    }

    private String words(String key) {
        return model.texts().messages().get().text(key);
    }

    private Snapshot snapshot() {
        return onFx(() -> model.session().snapshot().get().orElseThrow());
    }

    private Selection selection() {
        return onFx(() -> model.panels()
                .selection()
                .get()
                .within(model.session().snapshot().get().orElseThrow().trace()));
    }

    private Operation operation() {
        return selection().operation();
    }

    private static <V> V onFx(Supplier<V> read) {
        return WaitForAsyncUtils.waitForAsyncFx(60_000, read::get);
    }

    private static void until(Callable<Boolean> condition) throws TimeoutException {
        WaitForAsyncUtils.waitFor(60, TimeUnit.SECONDS, condition);
        WaitForAsyncUtils.waitForFxEvents();
    }
}
