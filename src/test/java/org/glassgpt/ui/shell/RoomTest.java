package org.glassgpt.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.paint.Color;
import javafx.stage.Stage;
import org.glassgpt.i18n.Language;
import org.glassgpt.lab.LabState;
import org.glassgpt.lab.LabState.Phase;
import org.glassgpt.lab.Preset;
import org.glassgpt.lab.Runs;
import org.glassgpt.session.Snapshot;
import org.glassgpt.ui.control.FigureView;
import org.glassgpt.ui.control.Fonts;
import org.glassgpt.ui.panel.training.Room;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** The training room with real, tiny runs: begun, paused, gone on with, ended, taken up by the next start. */
@ExtendWith(ApplicationExtension.class)
class RoomTest {
    private static final Path ASSETS = Path.of("assets");

    @TempDir
    private static Path folders;

    private final ExecutorService engine = Executors.newSingleThreadExecutor();
    private Path home;
    private Path text;
    private Stage stage;
    private ShellModel model;
    private Room room;

    @Start
    void show(Stage window) throws IOException {
        Fonts.load();
        home = Files.createTempDirectory(folders, "runs");
        text = Files.writeString(
                folders.resolve("text.txt"), "the cat saw the dog. the dog saw the cat. 猫看见了狗。\n".repeat(80));
        stage = window;
        open();
    }

    /** As at a start of the application. */
    private void open() {
        model = ShellModels.still("the cat", engine);
        room = new Room(home, Optional.of(ASSETS.resolve("model")), shipped(), Platform::runLater);
        WindowActions window = new WindowActions() {
            @Override
            public Optional<Path> chooseFolder(String title) {
                return Optional.empty();
            }

            @Override
            public void toggleFullScreen() {}

            @Override
            public List<Path> chooseFiles(String title) {
                return List.of(text);
            }
        };
        stage.setScene(Shell.scene(model, Lessons.none(model), Optional.of(room), window, 1280, 720));
        stage.show();
    }

    private static Map<Preset, Path> shipped() {
        Map<Preset, Path> folders = new LinkedHashMap<>();
        for (Preset preset : List.of(Preset.SMALL, Preset.TRANSLATE, Preset.SUMMARY, Preset.ANSWER, Preset.MOOD)) {
            folders.put(preset, ASSETS.resolve("labs").resolve(preset.id()));
        }
        return folders;
    }

    @AfterEach
    void stop() {
        room.close();
        engine.shutdown();
    }

    @Test
    void aRunFromScratchIsStartedPausedResumedCancelledReopened(FxRobot robot) throws TimeoutException {
        robot.clickOn("#room-toggle");
        robot.clickOn("#room-files");
        fill(robot, "layers", "1");
        fill(robot, "heads", "2");
        fill(robot, "width", "16");
        fill(robot, "context", "16");
        fill(robot, "vocab", "300");
        fill(robot, "batch", "2");
        startPauseResumeCancelReopen(robot, List.of("gradients", "attention", "heads", "embeddings", "loss"));
    }

    @Test
    void aTuningIsStartedPausedResumedCancelledReopened(FxRobot robot) throws TimeoutException {
        robot.clickOn("#room-toggle");
        fire(robot, "#room-tune");
        robot.interact(
                () -> robot.lookup("#room-preset").<ChoiceBox<Preset>>query().setValue(Preset.MOOD));
        fill(robot, "batch", "1");
        fill(robot, "lora", "2");
        startPauseResumeCancelReopen(robot, List.of("task", "before", "loss"));
    }

    /** The settings are filled in, and the run would be long. */
    private void startPauseResumeCancelReopen(FxRobot robot, List<String> views) throws TimeoutException {
        fill(robot, "steps", "1000000");
        fire(robot, "#room-start");
        until(() -> phase() == Phase.RUNNING && step() > 0);
        fire(robot, "#room-pause");
        until(() -> phase() == Phase.PAUSED);
        int paused = step();
        assertTrue(robot.lookup("#room-status").queryAs(Label.class).getText().startsWith("Paused"));
        assertTrue(robot.lookup("#room-start").query().isDisabled(), "one run at a time");
        fire(robot, "#room-resume");
        until(() -> phase() == Phase.RUNNING && step() > paused + 70); // measured at least once
        until(() -> !picture(robot).figureProperty().get().curves().isEmpty() || measuredOnce());
        for (String view : views) {
            fire(robot, "#room-view-" + view);
            until(() -> picture(robot).figureProperty().get() != null);
        }
        fire(robot, "#room-stop");
        until(() -> phase() == Phase.STOPPED);
        int stopped = step();
        until(() -> room.saved().size() == 1);
        Runs.Saved saved = room.saved().get(0);
        assertTrue(saved.unfinished());
        assertEquals(stopped, saved.record().report().step());

        WaitForAsyncUtils.waitForAsyncFx(60_000, this::open);
        assertTrue(robot.lookup("#room-offer").query().isVisible());
        fire(robot, "#room-offer-go");
        until(() -> phase() == Phase.RUNNING && step() > stopped);
        assertFalse(robot.lookup("#room-offer").query().isVisible());
        fire(robot, "#room-stop");
        until(() -> phase() == Phase.STOPPED);
        fire(robot, "#room-open");
        until(() -> model.session().snapshot().get().map(Snapshot::modelName).isPresent());
        assertEquals(
                saved.name(), model.session().snapshot().get().orElseThrow().modelName());
        assertFalse(robot.lookup("#room").query().isVisible());
    }

    @Test
    void whatIsWrongIsSaid(FxRobot robot) throws TimeoutException {
        robot.clickOn("#room-toggle");
        fill(robot, "width", "wide");
        fire(robot, "#room-start");
        assertEquals(
                "Give a number in each field.",
                robot.lookup("#room-problem").queryAs(Label.class).getText());
        fill(robot, "width", "33");
        fire(robot, "#room-start");
        assertTrue(robot.lookup("#room-problem").queryAs(Label.class).getText().contains("multiple of heads"));
        assertTrue(room.state().get().isEmpty(), "nothing was begun");
    }

    @Test
    void whatWentWrongIsSaidInTheReadersLanguage(FxRobot robot) throws IOException, TimeoutException {
        robot.clickOn("#room-toggle");
        robot.clickOn("#room-files");
        Files.writeString(text, "too short");
        fire(robot, "#room-start");
        until(() -> phase() == Phase.FAILED);
        Label failure = robot.lookup("#room-failure").queryAs(Label.class);
        assertTrue(failure.getText().startsWith("The text is too short"), failure.getText());
        robot.interact(() -> model.texts().switchTo(Language.ZH));
        assertTrue(failure.getText().startsWith("文字太短"), failure.getText());
        assertFalse(robot.lookup("#room-start").query().isDisabled(), "something else can be tried");
    }

    @Test
    void aShippedRunIsShown(FxRobot robot) throws TimeoutException {
        robot.clickOn("#room-toggle");
        assertTrue(robot.lookup("#room-nothing").query().isVisible());
        assertFalse(robot.lookup("#room-pause").query().getParent().isVisible(), "no buttons that do nothing");
        robot.interact(() -> room.show(room.shipped().get(4).run(), Language.EN));
        until(() -> room.state().get().isPresent());
        assertEquals(Phase.FINISHED, phase());
        assertTrue(state().baselines().isPresent());
        until(() -> picture(robot).figureProperty().get() != null
                && !picture(robot).figureProperty().get().curves().isEmpty());
        fire(robot, "#room-view-task");
        until(() -> picture(robot).figureProperty().get().title().contains("The mood of a tale"));
        assertFalse(robot.lookup("#room-nothing").query().isVisible());
        assertFalse(robot.lookup("#inspector").tryQuery().isPresent(), "it tells of the stage");
    }

    @Test
    void aPictureIsReadAndPressedAsOnTheStage(FxRobot robot) throws TimeoutException {
        robot.clickOn("#room-toggle");
        robot.interact(() -> room.show(room.shipped().get(0).run(), Language.EN));
        until(() -> picture(robot).figureProperty().get() != null);
        FigureView losses = picture(robot);
        until(() -> {
            losses.requestFocus();
            press(losses, KeyCode.RIGHT);
            return losses.pointedProperty().get().isPresent();
        });
        Label words = robot.from(losses).lookup(".figure-words").queryAs(Label.class);
        assertTrue(words.isVisible());
        Color text = (Color) words.getTextFill();
        Color ground = (Color) words.getBackground().getFills().get(0).getFill();
        assertTrue(Math.abs(text.getBrightness() - ground.getBrightness()) > 0.5, text + " on " + ground);

        fire(robot, "#room-view-heads");
        until(() -> picture(robot).figureProperty().get() != null);
        FigureView heads = picture(robot);
        robot.interact(heads::requestFocus);
        until(() -> {
            press(heads, KeyCode.RIGHT);
            press(heads, KeyCode.ENTER);
            return robot.lookup("#room-view-attention")
                    .queryAs(ToggleButton.class)
                    .isSelected();
        });
        until(() -> picture(robot).figureProperty().get() != null
                && picture(robot).figureProperty().get().title().contains("head"));
    }

    @Test
    void theSettingsOfATuningAreTakenAsATuning(FxRobot robot) {
        robot.clickOn("#room-toggle");
        Button again = robot.lookup(".room-run .button").queryAllAs(Button.class).stream()
                .filter(button -> button.getText().equals("Same settings"))
                .reduce((earlier, later) -> later)
                .orElseThrow();
        robot.interact(again::fire);
        ChoiceBox<Preset> presets = robot.lookup("#room-preset").query();
        assertEquals(Preset.MOOD, presets.getValue());
        assertEquals(
                "" + Preset.MOOD.config().steps(),
                robot.lookup("#room-steps").queryAs(TextField.class).getText());
    }

    private static void press(FigureView view, KeyCode key) {
        view.fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", key, false, false, false, false));
    }

    private boolean measuredOnce() {
        return state().report().points().size() < 2;
    }

    private static FigureView picture(FxRobot robot) {
        return robot.lookup(".room-run-in-hand .figure-view").queryAs(FigureView.class);
    }

    private void fill(FxRobot robot, String field, String value) {
        robot.interact(
                () -> robot.lookup("#room-" + field).queryAs(TextField.class).setText(value));
    }

    private static void fire(FxRobot robot, String id) {
        Node node = robot.lookup(id).query();
        robot.interact(() -> ((javafx.scene.control.ButtonBase) node).fire());
    }

    private LabState state() {
        return room.state().get().orElseThrow();
    }

    private Phase phase() {
        return state().phase();
    }

    private int step() {
        return state().step();
    }

    private static void until(Callable<Boolean> condition) throws TimeoutException {
        WaitForAsyncUtils.waitFor(120, TimeUnit.SECONDS, () -> WaitForAsyncUtils.waitForAsyncFx(60_000, condition));
    }
}
