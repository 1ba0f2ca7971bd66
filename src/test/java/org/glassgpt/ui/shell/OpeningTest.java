package org.glassgpt.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.TextField;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.glassgpt.i18n.CurrentLanguage;
import org.glassgpt.i18n.Language;
import org.glassgpt.trace.ModelShape;
import org.glassgpt.ui.control.FigureView;
import org.glassgpt.ui.control.Fonts;
import org.glassgpt.ui.panel.Samples;
import org.glassgpt.ui.state.Appearance;
import org.glassgpt.ui.state.SessionModel;
import org.glassgpt.ui.state.Texts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** The window comes in three steps: first where one writes, then the picture, then the rest. */
@ExtendWith(ApplicationExtension.class)
class OpeningTest {
    private Stage stage;
    private Scene scene;

    @Start
    void show(Stage on) {
        stage = on;
        Fonts.load();
        ShellModel model = ShellModel.of(
                SessionModel.still(Samples.madeUp(new ModelShape(2, 2, 8, 8, 16, 11), 4, false), Optional.empty()),
                new Texts(new CurrentLanguage(Language.EN)),
                new Appearance(),
                Optional.empty());
        model.showPanel("probabilities");
        scene = Shell.opening(model, Lessons.none(model), Optional.empty(), WindowActions.none(), 1280, 720);
        stage.setScene(scene);
        stage.show();
    }

    private Node at(String selector) {
        return scene.lookup(selector);
    }

    private FigureView picture() {
        return (FigureView) at("#panel-probabilities .figure-view");
    }

    @Test
    void thePictureIsThereBeforeWhatStandsAroundIt(FxRobot robot) {
        TextField prompt = (TextField) at("#prompt");
        assertTrue(prompt.isFocused());
        assertNull(picture());
        double left = prompt.localToScene(prompt.getLayoutBounds()).getMinX();

        robot.interact(() -> Shell.stage(scene));
        FigureView picture = picture();
        assertNotNull(picture.figureProperty().get());
        assertNull(at("#step"));
        Bounds alone = picture.localToScene(picture.getLayoutBounds());

        robot.interact(() -> Shell.unfold(scene));
        assertSame(picture, picture());
        assertNotNull(at("#step"));
        assertNotNull(at("#model"));
        assertNull(StackPane.getMargin(at(".panel-stage")));
        Bounds among = picture.localToScene(picture.getLayoutBounds());
        assertEquals(among.getMinY(), alone.getMinY(), 24, "it hardly moves");
        assertEquals(among.getMaxY(), alone.getMaxY(), 24, "nor does its lower edge");
        assertEquals(left, prompt.localToScene(prompt.getLayoutBounds()).getMinX(), 24, "nor does the prompt");
        assertTrue(prompt.isFocused());

        robot.interact(() -> {
            Shell.stage(scene); // too late
            Shell.unfold(scene);
        });
        assertSame(picture, picture());
        assertEquals(among, picture.localToScene(picture.getLayoutBounds()));
    }
}
