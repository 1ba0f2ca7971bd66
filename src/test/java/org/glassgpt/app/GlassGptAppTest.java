package org.glassgpt.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import javafx.application.Application;
import javafx.geometry.Rectangle2D;
import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.layout.StackPane;
import javafx.stage.Screen;
import javafx.stage.Stage;
import org.glassgpt.i18n.Language;
import org.glassgpt.i18n.Messages;
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
        stage();
        Application app = FxToolkit.setupApplication(
                GlassGptApp.class, "--model=" + model, "--lang=zh", "--preferences=" + preferences);
        FxRobot robot = new FxRobot();
        until("#model");
        Labeled menu = robot.lookup("#model").queryAs(Labeled.class);
        until(() -> menu.getText().equals("tiny-tied"));
        StackPane place = robot.lookup(".panel-stage").queryAs(StackPane.class);
        until(() -> place.getChildren().size() == 1 && place.lookup(".figure-view") != null);
        Node picture = place.getChildren().get(0); // made before there was anything to show
        assertEquals(1, picture.getOpacity());
        assertFalse(picture.isDisabled());

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

    /** Remembered on a large screen, opened on a small one. */
    @Test
    void opensNoLargerThanTheScreen() throws IOException, TimeoutException {
        Path preferences = folder.resolve("window.json");
        Files.writeString(preferences, "{\"width\": 9000, \"height\": 7000, \"guided\": true}");
        Stage stage = stage();
        Application app = FxToolkit.setupApplication(GlassGptApp.class, "--preferences=" + preferences);
        Rectangle2D screen = Screen.getPrimary().getVisualBounds();
        assertEquals(screen.getWidth(), stage.getWidth());
        assertEquals(screen.getHeight(), stage.getHeight());
        assertTrue(screen.contains(stage.getX(), stage.getY()), stage.getX() + ", " + stage.getY());
        FxToolkit.cleanupApplication(app);
    }

    /** A jar's assets lie in a cache, in folders with other names than in the source tree. */
    @Test
    void startsWithRunsThatAJarBrought() throws IOException, TimeoutException {
        Path run = Files.createDirectory(folder.resolve("labs-translate-0123abcd"));
        try (Stream<Path> files = Files.list(Path.of("assets/labs/translate"))) {
            for (Path file : files.toList()) Files.copy(file, run.resolve(file.getFileName()));
        }
        stage();
        Application app = FxToolkit.setupApplication(
                GlassGptApp.class, "--lang=en", "--runs=" + folder.resolve("runs"), "--lab-translate=" + run);
        FxRobot robot = new FxRobot();
        until("#room-toggle");
        robot.clickOn("#room-toggle");
        String preset = Messages.of(Language.EN).text("room.preset.translate");
        String name = Messages.of(Language.EN).text("room.shipped", preset);
        until(() -> robot.lookup(name).tryQuery().isPresent());
        FxToolkit.cleanupApplication(app);
    }

    /** A lesson leads by itself; the look around is offered the next time. */
    @Test
    void aLessonAskedForIsNotCoveredByTheGuidedLook() throws IOException, TimeoutException {
        Path preferences = folder.resolve("window.json");
        stage();
        Application app = FxToolkit.setupApplication(
                GlassGptApp.class,
                "--lang=en",
                "--preferences=" + preferences,
                "--lessons=lessons",
                "--lesson=welcome");
        FxRobot robot = new FxRobot();
        until("#lesson-next");
        assertTrue(robot.lookup("#guide").tryQuery().isEmpty());
        FxToolkit.cleanupApplication(app);
        assertFalse(Preferences.read(preferences).guided());

        Application again = FxToolkit.setupApplication(GlassGptApp.class, "--preferences=" + preferences);
        until("#guide");
        FxToolkit.cleanupApplication(again);
        assertTrue(Preferences.read(preferences).guided());
    }

    /** The stage that all tests share, with no size of its own: another test may have given it one. */
    private static Stage stage() throws TimeoutException {
        Stage stage = FxToolkit.registerPrimaryStage();
        FxToolkit.setupFixture(() -> {
            stage.setScene(new Scene(new Group(), 100, 100));
            stage.show();
            stage.sizeToScene();
        });
        return stage;
    }

    /** The window comes in steps, of which what is looked for may be the last. */
    private static void until(String selector) throws TimeoutException {
        until(() -> new FxRobot()
                .lookup(selector)
                .tryQuery()
                .filter(Node::isVisible)
                .isPresent());
        WaitForAsyncUtils.waitForFxEvents(); // what came with it is there as well
    }

    private static void until(Callable<Boolean> condition) throws TimeoutException {
        WaitForAsyncUtils.waitFor(60, TimeUnit.SECONDS, condition);
    }
}
