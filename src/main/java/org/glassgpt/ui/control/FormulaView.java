package org.glassgpt.ui.control;

import java.util.List;
import javafx.scene.AccessibleRole;
import javafx.scene.Group;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;
import javafx.scene.shape.FillRule;
import javafx.scene.shape.Rectangle;
import javafx.scene.shape.SVGPath;
import javafx.scene.transform.Scale;
import org.glassgpt.figure.Rgb;

/** A formula over several lines, typeset. A line wider than there is room is drawn smaller. */
public final class FormulaView extends VBox {
    /** At a desk, in logical pixels. */
    private static final double SIZE = 15;

    private static final double SMALLEST = 0.6;

    public FormulaView() {
        getStyleClass().add("formula");
        setAccessibleRole(AccessibleRole.TEXT);
        setFillWidth(false);
    }

    /**
     * @param lines in LaTeX, colours as {@link FormulaOutlines#of} takes them
     * @param scale of type
     * @param room width of a line in logical pixels
     */
    public void show(List<String> lines, Rgb ink, double scale, double room) {
        getChildren().clear();
        for (String tex : lines) {
            FormulaOutlines line = FormulaOutlines.of(tex, SIZE * scale, ink);
            double shrink = Math.max(SMALLEST, Math.min(1, room / line.width()));
            getChildren().add(node(line, shrink));
        }
        setSpacing(4 * scale);
        setAccessibleText(String.join("\n", lines));
    }

    /** The same in the width that it is given, be it less than {@code room}: it never makes its surroundings wider. */
    public void fit(List<String> lines, Rgb ink, double scale, double room) {
        show(lines, ink, scale, room);
        setMinWidth(0);
        widthProperty().addListener((value, old, now) -> {
            if (now.doubleValue() > 0) show(lines, ink, scale, Math.min(room, now.doubleValue()));
        });
    }

    /** A formula by itself, its top left corner at the origin. */
    public static Group node(FormulaOutlines line) {
        return node(line, 1);
    }

    private static Group node(FormulaOutlines line, double shrink) {
        Rectangle room = new Rectangle(line.width() * shrink, line.height() * shrink);
        room.setFill(Color.TRANSPARENT); // one without any fill would take no room
        Group group = new Group(room);
        for (FormulaOutlines.Outline outline : line.outlines()) {
            SVGPath path = new SVGPath();
            path.setContent(outline.path());
            path.setFillRule(FillRule.NON_ZERO);
            path.setFill(FigureNodes.color(outline.colour()));
            path.getTransforms().add(new Scale(shrink, shrink));
            group.getChildren().add(path);
        }
        return group;
    }
}
