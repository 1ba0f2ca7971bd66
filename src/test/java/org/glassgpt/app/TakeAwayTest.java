package org.glassgpt.app;

import static org.glassgpt.app.Room.onFx;
import static org.glassgpt.app.Room.until;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import javafx.scene.Node;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.glassgpt.model.AtomicFile;
import org.glassgpt.session.GenerationTree;
import org.glassgpt.session.Operation;
import org.glassgpt.session.Selection;
import org.glassgpt.session.SessionFile;
import org.glassgpt.ui.control.FigureView;
import org.glassgpt.ui.state.Captions;
import org.glassgpt.ui.state.Theme;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/** Sessions, pictures and numbers leave the window and come back: on a projector, and by the keyboard alone. */
class TakeAwayTest extends InTheRoom {
    @Start
    void show(Stage stage) {
        room.show(stage, "abc");
    }

    private Selection selection() {
        return onFx(() -> room.model.panels().selection().get());
    }

    /** What a session is: text, tree, place, panel. */
    private record State(String text, GenerationTree tree, Selection selection, Optional<String> panel) {}

    private State state() {
        return new State(
                room.text(),
                room.snapshot().tree(),
                selection().withScale(1),
                onFx(() -> room.model.view().get()));
    }

    private void press(FxRobot robot, String menu, String item) {
        robot.clickOn(menu);
        robot.clickOn(item);
    }

    @Test
    void onAProjectorWithTheMouse(FxRobot robot) throws TimeoutException {
        robot.push(KeyCode.F5);
        until(() -> room.model.appearance().theme().get() == Theme.PROJECTOR);
        assertTrue(room.model.appearance().scale().get() > 1.1);
        for (int i = 1; i <= 3; i++) {
            int steps = i;
            robot.clickOn("#step");
            until(() -> room.taken() == steps);
        }
        robot.clickOn("#back");
        until(() -> room.taken() == 2);
        robot.interact(() -> room.model.showPanel("history"));
        State before = state();
        Path file = folders.resolve("beamer.glassgpt");
        room.toChoose = Optional.of(file);
        press(robot, "#model", "Save the session");
        until(() -> Files.exists(file) && !room.model.session().unsaved());
        robot.clickOn("#step");
        until(() -> room.taken() == 3);
        robot.push(KeyCode.SHORTCUT, KeyCode.DIGIT1);
        press(robot, "#model", "Open a session…");
        until(() -> robot.lookup("#save-question").query().isVisible());
        robot.clickOn("#save-question-go");
        until(() -> room.taken() == 2);
        assertEquals(before, state());
        robot.push(KeyCode.F5);
        until(() -> room.model.appearance().theme().get() == Theme.LIGHT);
        assertEquals(1, room.model.appearance().scale().get());
    }

    @Test
    void whatAnotherWindowSavedIsNotWrittenOver(FxRobot robot) throws TimeoutException, IOException {
        Path file = folders.resolve("shared.glassgpt");
        room.toChoose = Optional.of(file);
        robot.push(KeyCode.SHORTCUT, KeyCode.S);
        until(() -> room.model.session().kept().get().isPresent());
        robot.push(KeyCode.SHORTCUT, KeyCode.S); // its own file it may write again
        AtomicFile.write(file, "of another window");
        Path mine = folders.resolve("mine.glassgpt");
        room.toChoose = Optional.of(mine);
        robot.clickOn("#step");
        until(() -> room.taken() == 1);
        robot.push(KeyCode.SHORTCUT, KeyCode.S);
        until(() -> Files.exists(mine) && !room.model.session().unsaved());
        assertEquals("of another window", Files.readString(file));
    }

    @Test
    void withTheKeyboardAlone(FxRobot robot) throws TimeoutException, IOException {
        robot.push(KeyCode.SHORTCUT, KeyCode.L).push(KeyCode.SHORTCUT, KeyCode.A);
        robot.write("bad");
        until(() -> room.text().equals("bad"));
        for (int i = 1; i <= 2; i++) {
            int steps = i;
            robot.push(KeyCode.ALT, KeyCode.RIGHT);
            until(() -> room.taken() == steps);
        }
        robot.push(KeyCode.SHORTCUT, KeyCode.DIGIT4);
        until(() -> selection().operation().stop() == Operation.Stop.MLP);
        robot.push(KeyCode.ALT, KeyCode.UP);
        State before = state();
        Path file = folders.resolve("keys");
        room.toChoose = Optional.of(file);
        robot.push(KeyCode.SHORTCUT, KeyCode.SHIFT, KeyCode.S);
        Path written = folders.resolve("keys" + SessionFile.ENDING);
        until(() -> Files.exists(written) && !room.model.session().unsaved());
        robot.push(KeyCode.ALT, KeyCode.RIGHT);
        until(() -> room.taken() == 3);
        assertTrue(onFx(() -> room.model.session().unsaved()));

        room.toChoose = Optional.of(written);
        Node question = robot.lookup("#save-question").query();
        robot.push(KeyCode.SHORTCUT, KeyCode.O);
        until(question::isVisible);
        robot.push(KeyCode.ESCAPE);
        until(() -> !question.isVisible());
        assertEquals(3, room.taken(), "nothing was let go of");
        robot.push(KeyCode.SHORTCUT, KeyCode.O);
        until(question::isVisible);
        robot.push(KeyCode.TAB).push(KeyCode.SPACE); // go on without saving
        until(() -> room.taken() == 2);
        assertEquals(before, state());

        robot.push(KeyCode.SHORTCUT, KeyCode.S);
        String first = Files.readString(written);
        robot.push(KeyCode.ALT, KeyCode.RIGHT);
        until(() -> room.taken() == 3);
        robot.push(KeyCode.SHORTCUT, KeyCode.S);
        until(() -> !room.model.session().unsaved());
        assertFalse(first.equals(Files.readString(written)), "saved again without a question");
    }

    /** Closing with steps that stand nowhere asks; saved first, it then closes. */
    @Test
    void theWindowAsksBeforeWorkIsLost(FxRobot robot) throws TimeoutException {
        assertTrue(onFx(() -> room.mayClose.getAsBoolean()), "there is nothing to lose yet");
        robot.push(KeyCode.ALT, KeyCode.RIGHT);
        until(() -> room.taken() == 1);
        Path file = folders.resolve("closing.glassgpt");
        room.toChoose = Optional.of(file);
        assertFalse(onFx(() -> room.mayClose.getAsBoolean()));
        until(() -> robot.lookup("#save-question").query().isVisible());
        robot.clickOn("#save-question-save");
        until(() -> room.closed);
        assertTrue(Files.exists(file));
    }

    @Test
    void picturesAndNumbersAreWritten(FxRobot robot) throws TimeoutException, IOException {
        Path svg = folders.resolve("picture.svg");
        room.toChoose = Optional.of(svg);
        robot.push(KeyCode.SHORTCUT, KeyCode.E);
        until(() -> robot.lookup("#export").query().isVisible());
        robot.clickOn("#export-svg").clickOn("#export-caption-zh").clickOn("#export-caption-en");
        robot.clickOn("#export-write");
        until(() -> Files.exists(svg));
        String drawn = Files.readString(svg);
        assertTrue(drawn.contains("谁在看谁") && drawn.contains("who looks at whom"), "captions in both languages");

        Path csv = folders.resolve("pattern.csv");
        room.toChoose = Optional.of(csv);
        robot.push(KeyCode.SHORTCUT, KeyCode.E);
        robot.clickOn("#export-csv").clickOn("#export-write");
        until(() -> Files.exists(csv));
        List<String> lines = Files.readAllLines(csv);
        assertEquals("head,token,key,token_text,key_text,value", lines.get(0));
        assertEquals(1 + 2 * 3 * 3, lines.size(), "the pattern of the place one is at");

        Path png = folders.resolve("picture.png");
        room.toChoose = Optional.of(png);
        robot.push(KeyCode.SHORTCUT, KeyCode.E);
        robot.clickOn("#export-png").clickOn("#export-write");
        until(() -> Files.exists(png));
        assertEquals(2560, javax.imageio.ImageIO.read(png.toFile()).getWidth());

        robot.push(KeyCode.SHORTCUT, KeyCode.SHIFT, KeyCode.C);
        until(() -> onFx(() -> Clipboard.getSystemClipboard().hasImage()));
    }

    @Test
    void aFileThatIsNoSessionIsRefusedInOneSentence(FxRobot robot) throws TimeoutException, IOException {
        Path broken = Files.writeString(folders.resolve("broken.glassgpt"), "{\"format\": 1}");
        room.toChoose = Optional.of(broken);
        State before = state();
        robot.push(KeyCode.SHORTCUT, KeyCode.O);
        until(() -> room.model.session().problem().get().isPresent());
        assertEquals(before, state());
    }

    @Test
    void captionsStandBelowTheStageInBothLanguages(FxRobot robot) throws TimeoutException {
        for (int i = 0; i < 2; i++) robot.push(KeyCode.SHORTCUT, KeyCode.SHIFT, KeyCode.G);
        until(() -> room.model.appearance().captions().get() == Captions.BOTH);
        until(() -> robot.lookup("#captions .label").queryAll().size() == 2);
        robot.push(KeyCode.SHORTCUT, KeyCode.SHIFT, KeyCode.G);
        until(() -> robot.lookup("#captions .label").queryAll().isEmpty());
    }

    @Test
    void theSpotlightFollowsThePointer(FxRobot robot) throws TimeoutException {
        robot.push(KeyCode.F6);
        Node spotlight = robot.lookup("#spotlight").query();
        until(spotlight::isVisible);
        assertTrue(spotlight.isMouseTransparent(), "what it dims can be pressed");
        robot.clickOn("#step");
        until(() -> room.taken() == 1);
        robot.push(KeyCode.F6);
        until(() -> !spotlight.isVisible());
    }

    @Test
    void aScreenReaderHearsThePanel(FxRobot robot) throws TimeoutException {
        FigureView view = robot.lookup("#panel-attention .figure-view").queryAs(FigureView.class);
        until(() -> view.figureProperty().get() != null);
        String said = onFx(view::getAccessibleText);
        assertTrue(said.startsWith("Layer 0, head 0"), said);
        assertTrue(said.contains("The largest numbers:"), said);
        assertEquals(6, said.lines().count(), said);
    }
}
