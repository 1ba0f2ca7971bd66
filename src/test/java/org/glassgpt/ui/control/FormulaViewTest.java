package org.glassgpt.ui.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import javafx.geometry.Bounds;
import javafx.scene.Group;
import javafx.scene.Scene;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.glassgpt.figure.Rgb;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** A formula wider than the words around it is drawn smaller, and leaves them their width. */
@ExtendWith(ApplicationExtension.class)
class FormulaViewTest {
    private static final double WIDE = 240;

    private FormulaView formula;
    private VBox words;

    @Start
    void show(Stage stage) {
        Fonts.load();
        formula = new FormulaView();
        formula.fit(List.of("q=xW_Q+b_Q\\qquad k=xW_K+b_K\\qquad v=xW_V+b_V"), Rgb.BLACK, 1, 1000);
        words = new VBox(formula);
        ScrollPane scroll = new ScrollPane(words);
        scroll.setFitToWidth(true);
        scroll.setPrefSize(WIDE, 200);
        stage.setScene(
                new Scene(new Group(scroll))); // of the size of the stage, which all tests share, nothing is known
        stage.show();
    }

    @Test
    void itIsNoWiderThanItsPlace() {
        WaitForAsyncUtils.waitForFxEvents(4);
        double drawn = formula.getChildren().get(0).getLayoutBounds().getWidth();
        assertTrue(drawn > WIDE / 2, "something is drawn: " + drawn);
        assertTrue(drawn <= words.getWidth() + 0.5, drawn + " in " + words.getWidth());
        assertTrue(words.getWidth() <= WIDE, words.getWidth() + " of " + WIDE);
        assertEquals(0, formula.minWidth(-1));
    }

    /** Otherwise a letter in a line of words would stand above the line, by the room that it did not take. */
    @Test
    void itTakesTheRoomThatItWasGiven() {
        for (String tex : List.of("h", "c_t", "\\sqrt{d_k}")) {
            FormulaOutlines outlines = FormulaOutlines.of(tex, 15.4, Rgb.BLACK);
            Bounds bounds = FormulaView.node(outlines).getLayoutBounds();
            assertEquals(0, bounds.getMinX(), 1e-9, tex);
            assertEquals(0, bounds.getMinY(), 1e-9, tex);
            assertEquals(outlines.width(), bounds.getWidth(), 1e-9, tex);
            assertEquals(outlines.height(), bounds.getHeight(), 1e-9, tex);
        }
    }
}
