package org.glassgpt.app;

import static org.glassgpt.app.Room.onFx;
import static org.glassgpt.app.Room.until;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeoutException;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ListCell;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.BackgroundFill;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import org.glassgpt.figure.Palette;
import org.glassgpt.figure.Rgb;
import org.glassgpt.i18n.Language;
import org.glassgpt.session.Rival;
import org.glassgpt.session.TrainingMoment;
import org.glassgpt.trace.Edit;
import org.glassgpt.trace.Edits;
import org.glassgpt.ui.control.FigureView;
import org.glassgpt.ui.state.Captions;
import org.glassgpt.ui.state.Theme;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** Every word of the window can be read, in every theme; Tab comes everywhere, and one sees where it is. */
class ReadableWindowTest extends InTheRoom {
    @Start
    void show(Stage stage) {
        room.show(stage, "abc");
    }

    /** Everything that can lie over the stage is looked at, one after the other. */
    @Test
    void everyTextOfTheWindowIsReadable(FxRobot robot) throws TimeoutException {
        robot.interact(() -> {
            room.model.appearance().captions().set(Captions.BOTH);
            room.model.session().prompt().set("abz"); // a problem to be read
        });
        until(() -> room.model.session().problem().get().isPresent());
        Set<String> poor = new TreeSet<>();
        int texts = 0;
        for (Theme theme : Theme.values()) {
            for (Language language : Language.values()) {
                robot.interact(() -> {
                    room.model.appearance().theme().set(theme);
                    room.model.texts().switchTo(language);
                });
                texts += look(theme, poor);
                for (KeyCode key : List.of(KeyCode.F1, KeyCode.F2)) {
                    robot.push(key);
                    texts += look(theme, poor);
                    robot.push(key);
                }
                for (KeyCode key : List.of(KeyCode.B, KeyCode.E)) {
                    robot.push(KeyCode.SHORTCUT, key);
                    texts += look(theme, poor);
                    robot.push(KeyCode.SHORTCUT, key);
                }
            }
        }
        assertTrue(texts > 600, "only " + texts + " texts were looked at");
        assertEquals(Set.of(), poor);
    }

    private int look(Theme theme, Set<String> poor) {
        WaitForAsyncUtils.waitForFxEvents();
        double least = theme == Theme.PROJECTOR ? Palette.READABLE_FROM_AFAR : Palette.READABLE;
        return onFx(() -> {
            Parent root = room.stage.getScene().getRoot();
            root.applyCss();
            root.layout();
            List<Text> texts = new ArrayList<>();
            collect(root, texts);
            for (Text text : texts) {
                if (!(text.getFill() instanceof Color ink)) continue;
                Color ground = ground(text);
                double contrast = rgb(over(ink, ground)).contrast(rgb(ground));
                if (contrast < least) {
                    poor.add(String.format(
                            Locale.ROOT, "%s: %s %s on %s %.2f", theme, path(text), hex(ink), hex(ground), contrast));
                }
            }
            return texts.size();
        });
    }

    /** What is shown, and neither turned off nor part of a picture: those have a test of their own. */
    private static void collect(Node node, List<Text> into) {
        if (!node.isVisible() || node.getOpacity() < 0.99 || node.isDisabled() || node instanceof FigureView) return;
        if (node instanceof ListCell<?> cell && cell.isEmpty()) return;
        if (node instanceof Text text && !text.getText().isBlank()) into.add(text);
        if (node instanceof Parent parent) parent.getChildrenUnmodifiable().forEach(child -> collect(child, into));
    }

    /** The colours below a text, the nearest solid one and what is half-transparent over it. */
    private static Color ground(Node text) {
        List<Color> fills = new ArrayList<>();
        for (Node node = text; node != null; node = node.getParent()) {
            if (!(node instanceof Region region) || region.getBackground() == null) continue;
            List<BackgroundFill> all = region.getBackground().getFills();
            for (int i = all.size() - 1; i >= 0; i--) {
                if (all.get(i).getFill() instanceof Color fill && fill.getOpacity() > 0) fills.add(fill);
            }
        }
        Color ground = Color.WHITE;
        for (int i = fills.size() - 1; i >= 0; i--) ground = over(fills.get(i), ground);
        return ground;
    }

    private static Color over(Color colour, Color ground) {
        return ground.interpolate(
                Color.color(colour.getRed(), colour.getGreen(), colour.getBlue()), colour.getOpacity());
    }

    private static Rgb rgb(Color colour) {
        int red = (int) Math.round(colour.getRed() * 255);
        int green = (int) Math.round(colour.getGreen() * 255);
        int blue = (int) Math.round(colour.getBlue() * 255);
        return new Rgb(red << 16 | green << 8 | blue);
    }

    private static String hex(Color colour) {
        return rgb(colour).hex();
    }

    private static String path(Node node) {
        Node parent = node.getParent();
        return parent == null
                ? ""
                : parent.getStyleClass() + (parent.getId() == null ? "" : "#" + parent.getId()) + " \""
                        + (node instanceof Text text ? text.getText() : "") + "\"";
    }

    /** From the prompt once around the window; then backwards, the same way. */
    @Test
    void tabGoesThroughTheWindowInReadingOrder(FxRobot robot) {
        robot.push(KeyCode.SHORTCUT, KeyCode.L);
        List<Node> around = walk(robot, false);
        assertTrue(around.size() > 15, () -> "" + names(around));
        List<String> ids =
                around.stream().map(Node::getId).filter(id -> id != null).toList();
        List<String> order = List.of("prompt", "step", "language", "theme", "display", "inspector-toggle");
        assertEquals(order, ids.stream().filter(order::contains).toList());
        List<String> parts = List.of("prompt", "gallery-toggle", "map-figure", "tokens", "timeline-play");
        assertEquals(parts, ids.stream().filter(parts::contains).toList());
        checkAll(around);
        List<Node> back = walk(robot, true);
        assertEquals(new LinkedHashSet<>(back), new LinkedHashSet<>(around));
    }

    /** Everything that Tab should come to was come to, and has a name. */
    private void checkAll(List<Node> around) {
        Set<String> nameless = new TreeSet<>();
        for (Node node : around) {
            String said =
                    onFx(() -> String.valueOf(node.queryAccessibleAttribute(javafx.scene.AccessibleAttribute.TEXT)));
            if (said.isBlank() || said.equals("null")) nameless.addAll(names(List.of(node)));
        }
        assertEquals(Set.of(), nameless, "a screen reader has no name for them");
        onFx(() -> {
            List<Node> all = new ArrayList<>();
            focusable(room.stage.getScene().getRoot(), all);
            all.removeAll(around);
            assertEquals(List.of(), names(all), "Tab does not come there");
            return null;
        });
    }

    /** The drawer of the experiments, and the bar of the comparison with each kind that it knows. */
    @Test
    void experimentsAndComparisonAreReadable(FxRobot robot) throws TimeoutException {
        moments(robot);
        robot.interact(() -> room.model.session().edit(now -> Edits.of(new Edit.ZeroHead(0, 1))));
        robot.push(KeyCode.F7).push(KeyCode.F8);
        until(() -> kinds(robot).getItems().size() == 5);
        Set<String> poor = new TreeSet<>();
        int texts = 0;
        for (Theme theme : Theme.values()) {
            for (Language language : Language.values()) {
                robot.interact(() -> {
                    room.model.appearance().theme().set(theme);
                    room.model.texts().switchTo(language);
                });
                for (int kind = 0; kind < 5; kind++) {
                    int chosen = kind;
                    robot.interact(() -> kinds(robot).getSelectionModel().select(chosen));
                    texts += look(theme, poor);
                }
            }
        }
        assertTrue(texts > 600, "only " + texts + " texts were looked at");
        assertEquals(Set.of(), poor);
    }

    /** Once around the window while both are out: in the bar, in the order in which it is read. */
    @Test
    void tabGoesThroughExperimentsAndComparison(FxRobot robot) throws TimeoutException {
        moments(robot);
        robot.push(KeyCode.F7).push(KeyCode.F8);
        until(() -> robot.lookup("#compare-kind").query().isFocused());
        robot.push(KeyCode.DOWN).push(KeyCode.DOWN);
        until(() -> room.model
                .session()
                .comparison()
                .get()
                .filter(now -> now.rival() instanceof Rival.Moment && !now.working())
                .isPresent());
        List<Node> around = walk(robot, false);
        checkAll(around);
        List<String> order = List.of("compare-kind", "compare-moment", "compare-end", "switch-0-0", "switch-mask");
        List<String> ids = around.stream()
                .map(Node::getId)
                .filter(id -> id != null && order.contains(id))
                .distinct()
                .toList();
        assertEquals(order, ids);
    }

    /** Backwards, what comes last comes first: the higher end of the two moments before the lower one. */
    @Test
    void backwardsTheSliderIsEnteredAtItsHigherEnd(FxRobot robot) throws TimeoutException {
        moments(robot);
        robot.push(KeyCode.F8);
        until(() -> robot.lookup("#compare-kind").query().isFocused());
        robot.push(KeyCode.DOWN).push(KeyCode.DOWN);
        until(() -> robot.lookup("#compare-moment .high-thumb").tryQuery().isPresent());
        robot.interact(() -> robot.lookup("#compare-end").query().requestFocus());
        List<String> way = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            robot.push(KeyCode.SHIFT, KeyCode.TAB);
            for (String place : List.of("#compare-moment .high-thumb", "#compare-moment .low-thumb", "#compare-kind")) {
                if (onFx(() -> robot.lookup(place).query().isFocused())) way.add(place);
            }
        }
        assertEquals(List.of("#compare-moment .high-thumb", "#compare-moment .low-thumb", "#compare-kind"), way);
    }

    private void moments(FxRobot robot) {
        Path folder = room.model.recent().get(0);
        robot.interact(() -> room.model
                .moments()
                .setAll(
                        new TrainingMoment(folder, 0, OptionalDouble.empty()),
                        new TrainingMoment(folder, 300, OptionalDouble.of(1.5))));
    }

    private static ComboBox<?> kinds(FxRobot robot) {
        return robot.lookup("#compare-kind").queryComboBox();
    }

    private List<Node> walk(FxRobot robot, boolean back) {
        List<Node> around = new ArrayList<>();
        Set<String> ringless = new TreeSet<>();
        Node first = focused();
        do {
            Node now = focused();
            around.add(now);
            onFx(() -> {
                if (!ringed(now)) ringless.addAll(names(List.of(now)));
                return null;
            });
            if (back) robot.push(KeyCode.SHIFT, KeyCode.TAB);
            else robot.push(KeyCode.TAB);
            assertTrue(around.size() < 120, () -> "Tab goes nowhere: " + names(around));
        } while (focused() != first);
        assertEquals(Set.of(), ringless, "they do not show that they are focused");
        return around;
    }

    private Node focused() {
        WaitForAsyncUtils.waitForFxEvents();
        return onFx(() -> room.stage.getScene().getFocusOwner());
    }

    /** A border or a background in the colour of the accent, or a strong one, of it or of a part of it. */
    private static boolean ringed(Node node) {
        if (node instanceof Region region) {
            if (region.getBorder() != null
                    && region.getBorder().getStrokes().stream()
                            .anyMatch(stroke -> stroke.getTopStroke() instanceof Color colour
                                    && colour.getOpacity() > 0.9
                                    && stroke.getWidths().getTop() >= 2)) return true;
            if (region.getBackground() != null
                    && region.getBackground().getFills().size() > 2) return true;
        }
        return node instanceof Parent parent
                && !(node instanceof FigureView)
                && parent.getChildrenUnmodifiable().stream().anyMatch(ReadableWindowTest::ringed);
    }

    private static void focusable(Node node, List<Node> into) {
        Bounds bounds = node.getLayoutBounds();
        if (!node.isVisible() || node.isDisabled() || bounds.getWidth() <= 0) return;
        if (node.isFocusTraversable()) into.add(node);
        if (node instanceof Parent parent) parent.getChildrenUnmodifiable().forEach(child -> focusable(child, into));
    }

    private static List<String> names(List<Node> nodes) {
        return nodes.stream()
                .map(node -> node.getClass().getSimpleName() + "#" + node.getId() + node.getStyleClass())
                .toList();
    }
}
