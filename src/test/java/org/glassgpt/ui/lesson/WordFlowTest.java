package org.glassgpt.ui.lesson;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.geometry.Bounds;
import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import org.glassgpt.figure.Rgb;
import org.glassgpt.ui.control.Fonts;
import org.glassgpt.ui.control.FormulaOutlines;
import org.glassgpt.ui.control.FormulaView;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;

@ExtendWith(ApplicationExtension.class)
class WordFlowTest {
    private static WordFlow.Run words(String text) {
        return new WordFlow.Run(text, Font.font(16), Color.BLACK, false, Optional.empty());
    }

    /** On their line, and as far from them as it says. */
    @Test
    void aFormulaStandsAmongTheWords() {
        Fonts.load();
        FormulaOutlines h = FormulaOutlines.of("h", 18, Rgb.BLACK);
        WordFlow.Inset formula = new WordFlow.Inset(FormulaView.node(h), h.width(), h.height(), h.height() - h.depth());
        WordFlow flow = new WordFlow(List.of(words("and "), formula, words(".")), Locale.ENGLISH, 16, 24);
        flow.resize(300, flow.prefHeight(300));
        flow.layout();
        List<Node> line = flow.getChildrenUnmodifiable();
        Group shapes = (Group) line.get(1);
        Node letter = shapes.getChildren().get(shapes.getChildren().size() - 1);
        Bounds drawn = shapes.localToParent(letter.getBoundsInParent());
        assertEquals(line.get(0).getLayoutY(), drawn.getMaxY(), 0.6);
        double end = line.get(0).getLayoutX() + line.get(0).getLayoutBounds().getWidth();
        assertEquals(end + h.margin(), drawn.getMinX(), 1.5);
        assertEquals(line.get(2).getLayoutX() - h.margin(), drawn.getMaxX(), 1.5);
    }
}
