package org.glassgpt.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.stage.Stage;
import org.glassgpt.i18n.Language;
import org.glassgpt.session.Selection;
import org.glassgpt.session.Snapshot;
import org.glassgpt.trace.ModelShape;
import org.glassgpt.ui.control.Fonts;
import org.glassgpt.ui.panel.Samples;
import org.glassgpt.ui.state.Theme;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** The experiments on a model of GPT-2 XL's blocks and heads, 1,248 switches: the window does not wait for all of them. */
@ExtendWith(ApplicationExtension.class)
class ManySwitchesTest {
    private static final int LAYERS = 48;
    private static final int HEADS = 25;

    private Stage stage;

    @Start
    void show(Stage on) {
        stage = on;
        Fonts.load();
        Snapshot snapshot = Samples.madeUp(new ModelShape(LAYERS, HEADS, 2 * HEADS, 8, 16, 11), 4, false);
        stage.setScene(Shell.still(
                snapshot, Selection.START, Language.EN, Theme.LIGHT, 1280, 720, Optional.of("map"), Optional.empty()));
        stage.show();
    }

    private static int switches(FxRobot robot) {
        return robot.lookup("#switches .switch").queryAll().size();
    }

    @Test
    void thoseInSightAreThereAtOnceAndTheOthersFollow(FxRobot robot) throws TimeoutException {
        int[] atOnce = new int[1];
        robot.interact(() -> {
            stage.getScene().getAccelerators().get(KeyCombination.valueOf("F7")).run();
            atOnce[0] = switches(robot);
        });
        assertTrue(atOnce[0] > HEADS && atOnce[0] < 200, atOnce[0] + " at once");
        WaitForAsyncUtils.waitFor(60, TimeUnit.SECONDS, () -> switches(robot) == LAYERS * (HEADS + 1));
        WaitForAsyncUtils.waitForFxEvents();
        assertEquals(LAYERS, robot.lookup("#switches .switch-block").queryAll().size());
    }

    /** Faster than they come. */
    @Test
    void theKeyboardNeedNotWait(FxRobot robot) throws TimeoutException {
        robot.push(KeyCode.F7);
        for (int i = 0; i < 12; i++) robot.push(KeyCode.DOWN);
        WaitForAsyncUtils.waitFor(
                60,
                TimeUnit.SECONDS,
                () -> robot.lookup("#switch-12-0")
                        .tryQuery()
                        .filter(node -> node.isFocused())
                        .isPresent());
    }
}
