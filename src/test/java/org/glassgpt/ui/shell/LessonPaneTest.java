package org.glassgpt.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Slider;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.glassgpt.export.PanelCatalog;
import org.glassgpt.i18n.Language;
import org.glassgpt.lab.LabState;
import org.glassgpt.lab.Preset;
import org.glassgpt.lab.Runs;
import org.glassgpt.lesson.Step;
import org.glassgpt.ui.control.Fonts;
import org.glassgpt.ui.panel.training.Room;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** A lesson in the window, read and answered by mouse and keys, on a small model that reads the letters a to j. */
@ExtendWith(ApplicationExtension.class)
class LessonPaneTest {
    @TempDir
    private static Path folders;

    private final ExecutorService engine = Executors.newSingleThreadExecutor();
    private Stage window;
    private ShellModel model;
    private Path progress;
    private Lessons lessons;
    private Room room;

    @Start
    void show(Stage stage) throws IOException {
        Fonts.load();
        window = stage;
        write(folders.resolve("lessons/01-letters"));
        model = ShellModels.still("ab", engine);
        progress = Files.createTempDirectory(folders, "progress");
        LessonFolders where =
                new LessonFolders(Optional.of(folders.resolve("lessons")), Optional.empty(), Optional.of(progress));
        lessons = new Lessons(model, where, PanelCatalog.ids(), Runnable::run);
        room = new Room(Files.createTempDirectory(folders, "runs"), Optional.empty(), Map.of(), Platform::runLater);
        stage.setScene(Shell.scene(model, lessons, Optional.of(room), WindowActions.none(), 1280, 720));
        stage.setWidth(1280);
        stage.setHeight(720);
        stage.show();
    }

    private static void write(Path lesson) throws IOException {
        Files.createDirectories(lesson);
        Files.writeString(lesson.resolve("lesson.yaml"), """
                format: 1
                id: letters
                section: "1"
                minutes: 5
                prompts:
                  abc: {zh: abc, en: abc, marks: {b: {zh: b, en: b}}}
                set: {prompt: abc}
                steps:
                  - {id: read, kind: show, panel: tokens, set: {layer: 1, head: 1}}
                  - {id: check, kind: quiz, panel: attention, expect: {choice: 2}}
                  - {id: sum, kind: worked, panel: attention, expect: {value: 1 + 1, tolerance: 0.01}}
                  - {id: act, kind: do, panel: attention, expect: {do: select, token: b}}
                  - {id: no-head, kind: do, panel: probabilities, expect: {do: head-off}}
                  - {id: no-mlp, kind: do, panel: probabilities, expect: {do: mlp-off, layer: 1}}
                  - {id: no-mask, kind: do, panel: attention, expect: {do: mask-off}}
                  - {id: no-positions, kind: do, panel: probabilities, expect: {do: positions-off}}
                  - {id: undivided, kind: do, panel: attention, expect: {do: divisor}}
                  - {id: train, kind: run, panel: tokens, run: {lab: pretrain, preset: tiny}}
                  - {id: off, kind: set, panel: probabilities, set: {edits: [{edit: zero_head}]}}
                """);
        String words = """
                # Letters
                Three letters.

                > [!aim]
                > To read.

                > [!questions]
                > - How many?

                ## Read {#read}
                There are {{tokens | 0}}.

                ## Check {#check}
                Which letter is second?

                1. a
                   > That is the first.
                2. b

                ---
                It is b.

                ## Sum {#sum}
                One and one: {{?}}

                ---
                Two.

                ## Act {#act}
                Take b in hand.

                ## No head {#no-head}
                Switch a head off.

                ## No MLP {#no-mlp}
                Switch the last MLP off.

                ## No mask {#no-mask}
                Switch the mask off.

                ## No positions {#no-positions}
                Switch positions off.

                ## Undivided {#undivided}
                Change the divisor.

                ## Train {#train}
                A small one.

                ## Off {#off}
                One head is off.
                """;
        Files.writeString(lesson.resolve("en.md"), words);
        Files.writeString(lesson.resolve("zh.md"), words);
    }

    @BeforeEach
    void open() throws IOException, TimeoutException {
        Path folder = SmallModel.letters(folders);
        WaitForAsyncUtils.waitForAsyncFx(60_000, () -> {
            model.session().open(folder);
            lessons.readNow();
        });
        until(() -> model.session().snapshot().get().isPresent());
    }

    @AfterEach
    void stop() {
        room.close();
        engine.shutdown();
    }

    private static void until(Callable<Boolean> condition) throws TimeoutException {
        WaitForAsyncUtils.waitFor(60, TimeUnit.SECONDS, () -> WaitForAsyncUtils.waitForAsyncFx(60_000, condition));
        WaitForAsyncUtils.waitForFxEvents();
    }

    private void start(String step) throws TimeoutException {
        WaitForAsyncUtils.waitForAsyncFx(60_000, () -> lessons.play(new Lessons.Place("letters", Optional.of(step))));
        until(() -> lessons.player().scope().isPresent());
    }

    private boolean at(String step) {
        return lessons.player().step().map(Step::id).filter(step::equals).isPresent();
    }

    private String prompt() {
        return model.session().inputs().get().orElseThrow().prompt();
    }

    @Test
    void aLessonIsOpenedFromTheContentsAndReadWithAClicker(FxRobot robot) throws TimeoutException {
        robot.push(KeyCode.F3);
        until(() -> robot.lookup("#lesson-letters").tryQuery().isPresent());
        robot.clickOn("#lesson-letters");
        until(() -> at("read") && lessons.player().scope().isPresent());
        assertEquals("abc", prompt());
        assertEquals(1, model.panels().selection().get().layer());
        robot.push(KeyCode.PAGE_DOWN);
        until(() -> at("check"));
        robot.push(KeyCode.PAGE_UP);
        until(() -> at("read"));
    }

    @Test
    void leavingGivesBackWhatWasThere(FxRobot robot) throws TimeoutException {
        start("off");
        until(() -> !model.session().inputs().get().orElseThrow().edits().isEmpty());
        robot.clickOn("#lesson-close");
        until(() -> prompt().equals("ab")
                && model.session().inputs().get().orElseThrow().edits().isEmpty());
        assertFalse(lessons.open().get());
    }

    @Test
    void aWrongAnswerIsExplainedAndTheRightOneRevealsTheRest(FxRobot robot) throws TimeoutException {
        start("check");
        until(() -> robot.lookup("#option-1").tryQuery().isPresent());
        robot.clickOn("#option-1");
        until(() -> robot.lookup(".lesson-why").tryQuery().isPresent());
        assertTrue(robot.lookup(".lesson-after").tryQuery().isEmpty(), "the answer is not out yet");
        robot.clickOn("#option-2");
        until(() -> robot.lookup(".lesson-after").tryQuery().isPresent());
        assertEquals(2, lessons.player().state().chosen().size());
    }

    @Test
    void aNumberIsCheckedAndTheKeyboardStaysInItsField(FxRobot robot) throws TimeoutException {
        start("sum");
        until(() -> robot.lookup("#blank-en-").tryQuery().isPresent());
        robot.clickOn("#blank-en-").write("3").push(KeyCode.ENTER);
        until(() -> lessons.player().state().filled().containsKey(""));
        assertFalse(lessons.player().state().out());
        WaitForAsyncUtils.waitForFxEvents();
        TextField field = robot.lookup("#blank-en-").queryAs(TextField.class);
        assertTrue(field.isFocused());
        robot.interact(() -> field.setText("2"));
        robot.push(KeyCode.ENTER);
        until(() -> lessons.player().state().out());
    }

    @Test
    void whatIsAskedForIsDoneOnTheStage() throws TimeoutException {
        start("act");
        assertFalse(lessons.player().state().out());
        WaitForAsyncUtils.waitForAsyncFx(
                60_000,
                () -> model.panels()
                        .selection()
                        .set(model.panels().selection().get().withToken(1)));
        until(() -> lessons.player().state().out());
    }

    /** On a projector there is room for both, of whatever size it is; in a small window words in large type lie over the picture. */
    @Test
    void onAProjectorTheWordsStandBesideThePicture(FxRobot robot) throws TimeoutException {
        start("read");
        robot.interact(() -> model.appearance().setScale(1.6));
        until(() -> covered(robot));
        robot.interact(() -> model.appearance().setScale(1));
        robot.interact(() -> model.appearance().projector().set(true));
        until(() -> !covered(robot));
        robot.interact(() -> {
            window.setX(0);
            window.setY(0);
            window.setWidth(1920);
            window.setHeight(1080);
        });
        until(() -> model.appearance().scale().get() == 1.6 && !covered(robot));
        assertFalse(robot.lookup("#map").query().isVisible(), "its room is the picture's");
    }

    private static boolean covered(FxRobot robot) {
        Node words = robot.lookup("#lesson").query();
        Node picture = robot.lookup(".panel-stage").query();
        double end = words.localToScene(words.getLayoutBounds()).getMaxX();
        return end > picture.localToScene(picture.getLayoutBounds()).getMinX() + 1;
    }

    /** Between words and experiments little is left, and that is the picture's. */
    @Test
    void theMapMakesRoomForThePicture(FxRobot robot) throws TimeoutException {
        start("no-head");
        until(() -> robot.lookup("#map").query().isVisible());
        robot.push(KeyCode.F7);
        until(() -> !robot.lookup("#map").query().isVisible());
        robot.push(KeyCode.F7);
        until(() -> robot.lookup("#map").query().isVisible());
    }

    /** What a step asks to be changed in the pass is changed with the experiments' own switches. */
    @ParameterizedTest
    @CsvSource({
        "no-head, #switch-0-1",
        "no-mlp, #switch-mlp-1",
        "no-mask, #switch-mask",
        "no-positions, #switch-positions",
        "undivided, #slider-divisor",
    })
    void whatAStepAsksToBeChangedCanBe(String step, String control, FxRobot robot) throws TimeoutException {
        start(step);
        assertFalse(lessons.player().state().out());
        robot.push(KeyCode.F7);
        until(() -> robot.lookup(control).tryQuery().isPresent());
        robot.interact(() -> {
            Node node = robot.lookup(control).query();
            if (node instanceof Slider slider) slider.setValue(1);
            else ((ButtonBase) node).fire();
        });
        until(() -> lessons.player().state().out());
        robot.interact(lessons::next);
        until(() -> lessons.player().scope().isPresent()
                && model.session().inputs().get().orElseThrow().edits().isEmpty());
    }

    /** The room opens over the stage; whoever goes on ends what the step began. */
    @Test
    void aTrainingOfAStepIsEndedWhenTheStepIsLeft(FxRobot robot) throws TimeoutException {
        start("train");
        assertTrue(room.state().get().isEmpty());
        until(() -> robot.lookup("#lesson-run").tryQuery().isPresent());
        robot.clickOn("#lesson-run");
        until(() -> room.open().get() && room.working());
        robot.interact(lessons::next);
        until(() -> at("off") && !room.working());
        assertFalse(room.open().get());
        assertEquals(LabState.Phase.STOPPED, room.state().get().orElseThrow().phase());
        until(() -> room.saved().stream().anyMatch(Runs.Saved::unfinished)
                && room.saved().stream().noneMatch(Runs.Saved::offered));
        assertTrue(room.unfinished().isEmpty(), "the next start does not ask about it");
        Path folder = room.saved().get(0).folder();
        robot.interact(() -> {
            room.goOn(folder, OptionalInt.empty(), Language.EN);
            room.stop();
        });
        until(() -> !room.working());
        until(() -> room.unfinished().isPresent());
    }

    /** What the reader has begun is not the step's to end. */
    @Test
    void aTrainingOfTheReaderGoesOn(FxRobot robot) throws TimeoutException {
        robot.interact(() -> room.start("mine", Preset.TINY.config().with("steps", 1_000_000), Language.EN));
        start("train");
        until(() -> robot.lookup("#lesson-run").tryQuery().isPresent());
        robot.clickOn("#lesson-run");
        until(() -> room.open().get());
        robot.interact(lessons::next);
        until(() -> at("off") && !room.open().get());
        assertTrue(room.working());
    }

    @Test
    void bothLanguagesStandSideBySide(FxRobot robot) throws TimeoutException {
        start("read");
        robot.clickOn("#lesson-both");
        until(() -> robot.lookup(".lesson-columns").queryAll().stream()
                .map(javafx.scene.layout.Pane.class::cast)
                .anyMatch(columns -> columns.getChildren().size() == 2));
    }

    @Test
    void notesAndProgressAreKeptInAFile(FxRobot robot) throws TimeoutException, IOException {
        start("read");
        until(() -> robot.lookup("#lesson-note").tryQuery().isPresent());
        robot.interact(
                () -> robot.lookup("#lesson-note").queryAs(TextArea.class).setText("to ask"));
        String kept = Files.readString(progress.resolve("own.json"));
        assertTrue(kept.contains("to ask"), kept);
    }

    @Test
    void thePresenterSeesTheAnswerBeforeTheNextStep(FxRobot robot) throws TimeoutException {
        start("check");
        robot.push(KeyCode.F4);
        until(() -> robot.listWindows().size() > 1);
        robot.interact(lessons::next);
        until(() -> lessons.player().state().out());
        assertTrue(at("check"));
        robot.interact(lessons::next);
        until(() -> at("sum"));
        robot.interact(() -> lessons.presenting().set(false));
    }

    /** A lesson that was saved again is shown anew, at the same step; one with a mistake is named, the rest stays. */
    @Test
    void aLessonIsReadAgainWhenItIsSaved(FxRobot robot) throws TimeoutException, IOException {
        start("check");
        Path file = folders.resolve("lessons/01-letters/en.md");
        Files.writeString(file, Files.readString(file).replace("Which letter is second?", "Which one comes second?"));
        robot.interact(lessons::readNow);
        until(() -> at("check")
                && lessons.player()
                        .lesson()
                        .orElseThrow()
                        .words(Language.EN)
                        .steps()
                        .get("check")
                        .before()
                        .toString()
                        .contains("comes second"));
        Files.writeString(file, Files.readString(file).replace("## Off {#off}", "## Off"));
        robot.interact(() -> {
            lessons.readNow();
            lessons.contents().set(true);
        });
        until(() -> robot.lookup("#lesson-mistakes").tryQuery().isPresent());
        Node mistakes = robot.lookup("#lesson-mistakes").query();
        List<String> said = robot.from(mistakes).lookup(".lesson-mistake").queryAll().stream()
                .map(label -> ((javafx.scene.control.Label) label).getText())
                .toList();
        assertTrue(said.get(0).startsWith("01-letters/en.md:"), () -> said.toString());
    }
}
