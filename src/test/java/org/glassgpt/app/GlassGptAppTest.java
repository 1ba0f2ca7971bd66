package org.glassgpt.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.application.Application;
import javafx.scene.control.Labeled;
import org.glassgpt.i18n.Language;
import org.glassgpt.model.GoldenFixture;
import org.glassgpt.ui.shell.Preferences;
import org.glassgpt.ui.state.Theme;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

class GlassGptAppTest {
    @TempDir
    private Path folder;

    @Test
    void opensAModelAndRemembersHowItLooked() throws IOException, TimeoutException {
        Path model = GoldenFixture.TINY_TIED.unpack(folder);
        Path preferences = folder.resolve("window.json");
        FxToolkit.registerPrimaryStage();
        Application app = FxToolkit.setupApplication(
                GlassGptApp.class, "--model=" + model, "--lang=zh", "--preferences=" + preferences);
        FxRobot robot = new FxRobot();
        Labeled menu = robot.lookup("#model").queryAs(Labeled.class);
        until(() -> menu.getText().equals("tiny-tied"));

        robot.clickOn("#theme").clickOn("#language");
        Labeled step = robot.lookup("#step").queryAs(Labeled.class);
        until(() -> step.getText().equals("Step"));
        FxToolkit.cleanupApplication(app);

        Preferences remembered = Preferences.read(preferences);
        assertEquals(Optional.of(Language.EN), remembered.language());
        assertEquals(Theme.DARK, remembered.theme());
        assertEquals(model, remembered.recent().get(0));
        assertEquals(Preferences.FIRST.width(), remembered.width());
    }

    private static void until(Callable<Boolean> condition) throws TimeoutException {
        WaitForAsyncUtils.waitFor(60, TimeUnit.SECONDS, condition);
    }
}
