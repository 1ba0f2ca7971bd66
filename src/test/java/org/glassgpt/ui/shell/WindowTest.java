package org.glassgpt.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuButton;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.Region;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import org.glassgpt.figure.Bounds;
import org.glassgpt.figure.Target;
import org.glassgpt.gallery.Example;
import org.glassgpt.gallery.Gallery;
import org.glassgpt.i18n.Language;
import org.glassgpt.sampling.SamplingSettings;
import org.glassgpt.session.Operation;
import org.glassgpt.session.Selection;
import org.glassgpt.session.Snapshot;
import org.glassgpt.session.TokenView;
import org.glassgpt.ui.control.FigureView;
import org.glassgpt.ui.control.Fonts;
import org.glassgpt.ui.state.Theme;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** The window with a real, small model behind it, driven by mouse and keys. */
@ExtendWith(ApplicationExtension.class)
class WindowTest {
    @TempDir
    private static Path folders;

    private final ExecutorService engine = Executors.newSingleThreadExecutor();
    private ShellModel model;
    private Optional<Path> toChoose = Optional.empty();

    @Start
    void show(Stage stage) {
        Fonts.load();
        model = ShellModels.still("ab", engine);
        WindowActions window = new WindowActions() {
            @Override
            public Optional<Path> chooseFolder(String title) {
                return toChoose;
            }

            @Override
            public void toggleFullScreen() {}
        };
        stage.setScene(Shell.scene(model, window, 1280, 720));
        stage.show();
    }

    @BeforeEach
    void openSmallModel() throws IOException, TimeoutException {
        Path folder = SmallModel.letters(folders);
        WaitForAsyncUtils.waitForAsyncFx(60_000, () -> model.session().open(folder));
        until(() -> text().equals("ab"));
    }

    @AfterEach
    void stop() {
        engine.shutdown();
    }

    @Test
    void typeStepGoBackSwitchLanguageOpenABrokenModel(FxRobot robot) throws IOException, TimeoutException {
        robot.clickOn("#prompt").push(KeyCode.SHORTCUT, KeyCode.A);
        robot.write("abca");
        until(() -> text().equals("abca"));

        for (int i = 0; i < 3; i++) robot.clickOn("#step");
        until(() -> taken() == 3);
        String all = text();
        assertEquals(7, snapshot().tokens().size());
        assertEquals(all, strip(robot));

        robot.clickOn("#back");
        until(() -> taken() == 2);
        assertEquals(all.substring(0, 6), text());
        robot.clickOn("#step");
        until(() -> taken() == 3);
        assertEquals(all, text(), "the same seed draws the same token again");

        robot.clickOn("#language");
        Labeled step = robot.lookup("#step").queryAs(Labeled.class);
        until(() -> step.getText().equals("前进一步"));

        toChoose = Optional.of(SmallModel.broken(folders));
        Snapshot before = snapshot();
        robot.push(KeyCode.SHORTCUT, KeyCode.SHIFT, KeyCode.O);
        Label problem = robot.lookup("#problem").queryAs(Label.class);
        until(() -> problem.getText().contains("model.safetensors"));
        assertTrue(problem.getText().startsWith("打不开"), problem.getText());
        assertTrue(problem.getParent().isVisible());
        assertSame(before, snapshot());

        robot.clickOn("#dismiss");
        until(() -> !problem.getParent().isVisible());
    }

    @Test
    void whatTheModelCannotReadIsSaidAndNothingIsLost(FxRobot robot) throws TimeoutException {
        robot.clickOn("#prompt").push(KeyCode.SHORTCUT, KeyCode.A);
        robot.write("abz");
        Label problem = robot.lookup("#problem").queryAs(Label.class);
        until(() -> problem.getText().contains("“z”"));
        assertEquals("ab", text());
        robot.push(KeyCode.BACK_SPACE);
        until(() -> !problem.getParent().isVisible());
        robot.write("abcdefghij");
        until(() -> problem.getText().contains("12 tokens"));
        assertTrue(text().startsWith("ab"));
    }

    /** A list keeps cells that it does not show just now. */
    private static boolean isFirstCell(Node node) {
        return node.isVisible() && node instanceof ListCell<?> cell && !cell.isEmpty() && cell.getIndex() == 0;
    }

    @Test
    void pressingATokenTakesItInHand(FxRobot robot) throws TimeoutException {
        robot.clickOn("#prompt").push(KeyCode.END);
        robot.write("cd");
        until(() -> text().equals("abcd"));
        robot.clickOn((Node) robot.lookup("#tokens .list-cell")
                .match(WindowTest::isFirstCell)
                .query());
        until(() -> model.panels().selection().get().token() == 0);
        robot.push(KeyCode.RIGHT);
        until(() -> model.panels().selection().get().token() == 1);
        for (int i = 0; i < 2; i++) robot.push(KeyCode.RIGHT);
        until(() -> model.panels().selection().get().token() == Selection.LAST);
        Label where = robot.lookup("#where").queryAs(Label.class);
        assertTrue(where.getText().contains("“d”"), where.getText());
    }

    @Test
    void numbersTypedChangeTheSettings(FxRobot robot) throws TimeoutException {
        robot.doubleClickOn("#field-T").write("0.5");
        until(() -> snapshot().settings().temperature() == 0.5);
        robot.push(KeyCode.UP);
        until(() -> snapshot().settings().temperature() == 0.6);
        robot.doubleClickOn("#field-k").write("3");
        until(() -> snapshot().settings().equals(new SamplingSettings(0.6, 3, 1, 1)));
        assertEquals(3, snapshot().next().kept().size());
        robot.doubleClickOn("#field-p").write("2");
        assertEquals(1, settings().topP(), "2 is no probability");
    }

    @Test
    void theKeyboardReachesThePlacesThemesAndSizes(FxRobot robot) throws TimeoutException {
        int digit = 1;
        for (Operation.Stop stop : Operation.Stop.values()) {
            robot.push(KeyCode.SHORTCUT, KeyCode.valueOf("DIGIT" + digit++));
            until(() -> model.panels().selection().get().operation().stop() == stop);
        }
        robot.push(KeyCode.SHORTCUT, KeyCode.T);
        until(() -> model.appearance().theme().get() == Theme.DARK);
        robot.push(KeyCode.SHORTCUT, KeyCode.EQUALS);
        until(() -> model.appearance().scale().get() == 1.1);
        assertEquals(1.1, model.panels().selection().get().scale());
        robot.push(KeyCode.SHORTCUT, KeyCode.I);
        until(() -> robot.lookup("#inspector").tryQuery().isEmpty());
        robot.push(KeyCode.ALT, KeyCode.RIGHT);
        until(() -> taken() == 1);
        robot.push(KeyCode.ALT, KeyCode.LEFT);
        until(() -> taken() == 0);
        assertFalse(onFx(() -> model.session().problem().get().isPresent()));
    }

    @Test
    void largeTypeFitsTheSmallestWindow(FxRobot robot) {
        Region shell = robot.lookup(".shell").queryAs(Region.class);
        for (Language language : Language.values()) {
            WaitForAsyncUtils.waitForAsyncFx(60_000, () -> {
                model.texts().switchTo(language);
                model.appearance().theme().set(Theme.PROJECTOR);
                model.appearance().setScale(2);
            });
            WaitForAsyncUtils.waitForFxEvents();
            double needed = onFx(() -> {
                shell.getScene().getRoot().applyCss();
                shell.getScene().getRoot().layout();
                return shell.minWidth(-1);
            });
            double longerName = 120; // this model has a short one
            assertTrue(needed + longerName <= Shell.SMALLEST.getWidth(), language + " needs " + needed);
        }
    }

    /** The button of the gallery is folded away then: the ring is around the menu that holds it. */
    @Test
    void atLargeTypeTheGuidedLookEndsAtTheMenu(FxRobot robot) throws TimeoutException {
        WaitForAsyncUtils.waitForAsyncFx(60_000, () -> {
            model.appearance().setScale(2);
            model.appearance().guide().set(true);
        });
        for (int card = 1; card < Guide.CARDS.size(); card++) {
            robot.interact(
                    () -> robot.lookup("#guide-next").queryAs(ButtonBase.class).fire());
        }
        Node menu = robot.lookup("#look-menu").query();
        Node ring = robot.lookup(".guide-ring").query();
        until(() -> ring.isVisible()
                && ring.localToScene(ring.getLayoutBounds()).contains(menu.localToScene(menu.getLayoutBounds())));
    }

    /** Whatever the stage shows: what it is is said in whole words. */
    @Test
    void atLargeTypeTheMenuOfPanelsIsReadWhole(FxRobot robot) {
        Labeled views = robot.lookup("#view-menu").queryAs(Labeled.class);
        for (Language language : Language.values()) {
            WaitForAsyncUtils.waitForAsyncFx(60_000, () -> {
                model.texts().switchTo(language);
                model.appearance().setScale(2);
            });
            for (String panel : List.of("attention", "positions-similarity", "clinic-mended", "training-gradients")) {
                WaitForAsyncUtils.waitForAsyncFx(60_000, () -> model.showPanel(panel));
                WaitForAsyncUtils.waitForFxEvents();
                String read = onFx(() -> {
                    views.getScene().getRoot().applyCss();
                    views.getScene().getRoot().layout();
                    return ((Text) views.lookup(".text")).getText();
                });
                assertEquals(words("panel." + panel), read);
            }
        }
    }

    /** What stands around it folds away, and comes back when asked for. */
    @Test
    void atLargeTypeThePictureKeepsMostOfTheWindow(FxRobot robot) throws TimeoutException {
        Node map = robot.lookup("#map").query();
        Node sampling = robot.lookup("#field-T").query();
        Region stage = robot.lookup(".panel-stage").queryAs(Region.class);
        WaitForAsyncUtils.waitForAsyncFx(60_000, () -> model.appearance().setScale(2));
        until(() -> !map.isVisible());
        until(() -> stage.getHeight() > 0.7 * Shell.SMALLEST.getHeight());
        assertFalse(shown(sampling));
        robot.interact(() ->
                robot.lookup("#sampling-toggle").queryAs(ToggleButton.class).fire());
        until(() -> shown(sampling));
        MenuButton views = robot.lookup("#view-menu").queryAs(MenuButton.class);
        assertEquals(words("panel.attention"), views.getText());
        robot.interact(() -> views.getItems().get(1).fire());
        until(() -> model.view().get().equals(Optional.of("attention-steps")));
        assertEquals(words("panel.attention-steps"), views.getText());
        MenuButton look = robot.lookup("#look-menu").queryAs(MenuButton.class);
        robot.interact(() -> ((CheckMenuItem) look.getItems().get(0)).setSelected(true));
        until(map::isVisible);
        WaitForAsyncUtils.waitForAsyncFx(60_000, () -> model.appearance().setScale(1));
        until(() -> !views.isVisible() && !look.isVisible() && shown(sampling) && map.isVisible());
    }

    private static boolean shown(Node node) {
        for (Node up = node; up != null; up = up.getParent()) if (!up.isVisible()) return false;
        return true;
    }

    private String words(String key) {
        return model.texts().messages().get().text(key);
    }

    @Test
    void theLastTokenInHandStaysTheLastOneWhenTheTextGrows(FxRobot robot) throws TimeoutException {
        WaitForAsyncUtils.waitForAsyncFx(60_000, () -> {
            var selection = model.panels().selection();
            selection.set(selection.get().withToken(1));
        });
        robot.push(KeyCode.ALT, KeyCode.RIGHT);
        until(() -> taken() == 1);
        assertEquals(Selection.LAST, onFx(() -> model.panels().selection().get().token()));
        WaitForAsyncUtils.waitForAsyncFx(60_000, () -> {
            var selection = model.panels().selection();
            selection.set(selection.get().withToken(1));
        });
        robot.push(KeyCode.ALT, KeyCode.RIGHT);
        until(() -> taken() == 2);
        assertEquals(1, onFx(() -> model.panels().selection().get().token()), "not the last one then");
    }

    /** Not even one with sliders, which stand where the selection is. */
    @Test
    void aPanelThatIsMadeLeavesTheSelectionAlone(FxRobot robot) {
        for (String panel : List.of("attention-steps", "merges", "mlp", "attention-output", "layernorm")) {
            WaitForAsyncUtils.waitForAsyncFx(60_000, () -> model.showPanel(panel));
            Selection before = onFx(() -> model.panels().selection().get());
            WaitForAsyncUtils.waitForFxEvents();
            assertEquals(before, onFx(() -> model.panels().selection().get()), panel);
            assertEquals(Selection.LAST, before.token(), panel);
            assertEquals(Selection.NONE, before.neuron(), panel);
        }
    }

    @Test
    void stepGoBackForkSeeBothBranchesAndReturn(FxRobot robot) throws TimeoutException {
        WaitForAsyncUtils.waitForAsyncFx(60_000, () -> model.showPanel("generation-tree"));
        for (int i = 0; i < 3; i++) {
            int steps = i + 1;
            robot.push(KeyCode.ALT, KeyCode.RIGHT);
            until(() -> taken() == steps);
        }
        String first = text();
        FigureView tree = robot.from(robot.lookup("#panel-generation-tree"))
                .lookup(".figure-view")
                .query();
        press(robot, tree, new Target("node", 0, 0));
        until(() -> taken() == 1);
        until(() -> spot(tree, "choice").isPresent());
        Target other = spot(tree, "choice").orElseThrow();
        press(robot, tree, other);
        until(() -> taken() == 2);
        assertEquals(other.first(), snapshot().trace().id(3));
        assertFalse(first.startsWith(text()), "another token than before");
        until(() -> targets(tree).contains(new Target("node", 3, 0)));
        for (int node = -1; node <= 3; node++) assertTrue(targets(tree).contains(new Target("node", node, 0)));
        assertEquals(2, snapshot().tree().leaves());
        press(robot, tree, new Target("node", 2, 0));
        until(() -> text().equals(first));
        assertEquals(4, snapshot().tree().size(), "both branches are known");
    }

    /** From the pictures side by side to each of them, large. */
    @Test
    void everyPictureOfPositionsIsOnePressAway(FxRobot robot) throws TimeoutException {
        List<String> large =
                List.of("positions-sine", "positions-learned", "positions-similarity", "positions-article");
        for (int way = 0; way < large.size(); way++) {
            WaitForAsyncUtils.waitForAsyncFx(60_000, () -> model.showPanel("positions"));
            until(() -> robot.lookup("#panel-positions").tryQuery().isPresent());
            FigureView all = robot.from(robot.lookup("#panel-positions"))
                    .lookup(".figure-view")
                    .query();
            until(() -> spot(all, "positions-way").isPresent());
            press(robot, all, new Target("positions-way", way, 0));
            String panel = "#panel-" + large.get(way);
            until(() -> robot.lookup(panel).tryQuery().isPresent());
            for (String slider : List.of("#control-position", "#control-dimension")) {
                boolean there = robot.from(robot.lookup(panel))
                        .lookup(slider)
                        .tryQuery()
                        .isPresent();
                boolean ofOnePosition = slider.equals("#control-dimension") && way >= 2;
                assertEquals(!ofOnePosition, there, panel + " " + slider);
            }
        }
    }

    @Test
    void theKeyboardAloneForksToo(FxRobot robot) throws TimeoutException {
        WaitForAsyncUtils.waitForAsyncFx(60_000, () -> model.showPanel("generation-tree"));
        robot.push(KeyCode.ALT, KeyCode.RIGHT);
        until(() -> taken() == 1);
        String first = text();
        robot.push(KeyCode.ALT, KeyCode.LEFT);
        until(() -> taken() == 0);
        FigureView tree = robot.from(robot.lookup("#panel-generation-tree"))
                .lookup(".figure-view")
                .query();
        until(() -> spot(tree, "choice").isPresent());
        WaitForAsyncUtils.waitForAsyncFx(60_000, tree::requestFocus);
        robot.push(KeyCode.RIGHT); // the cell cursor stands at the prompt
        robot.push(KeyCode.RIGHT);
        while (!onFx(() -> tree.pointedProperty().get().orElseThrow().target().name())
                .equals("choice")) robot.push(KeyCode.DOWN);
        robot.push(KeyCode.ENTER);
        until(() -> taken() == 1);
        assertFalse(text().equals(first));
        assertEquals(2, snapshot().tree().size());
    }

    @Test
    void theGalleryOpensAnExampleWhereItIsToBeSeen(FxRobot robot) throws TimeoutException {
        robot.push(KeyCode.SHORTCUT, KeyCode.B);
        ListView<Example> examples = robot.lookup("#examples").queryListView();
        until(() -> onFx(examples::isFocused));
        List<Example> all = onFx(() -> List.copyOf(examples.getItems()));
        assertEquals(Gallery.of(Language.EN), all);
        Example hot = all.stream().filter(e -> e.id().equals("hot")).findFirst().orElseThrow();
        WaitForAsyncUtils.waitForAsyncFx(
                60_000, () -> examples.getSelectionModel().select(hot));
        robot.push(KeyCode.ENTER);
        until(() -> !model.appearance().gallery().get());
        assertEquals(hot.text(), onFx(() -> model.session().prompt().get()));
        assertEquals(Optional.of("sampling-steps"), onFx(() -> model.view().get()));
        assertEquals(1.8, settings().temperature());
        robot.push(KeyCode.SHORTCUT, KeyCode.B);
        until(() -> onFx(examples::isFocused));
        robot.push(KeyCode.ESCAPE);
        until(() -> !model.appearance().gallery().get());
    }

    @Test
    void theGuideWalksThroughTheRealWindow(FxRobot robot) throws TimeoutException {
        robot.push(KeyCode.F2);
        until(() -> onFx(() -> robot.lookup("#guide-next").query().isFocused()));
        for (Guide card : Guide.CARDS) {
            assertTrue(robot.lookup("#" + card.target()).tryQuery().isPresent(), card.target());
            Label title = robot.lookup("#guide-card .guide-title").queryAs(Label.class);
            String words = model.texts().messages().get().text("guide." + card.id() + ".title");
            until(() -> title.getText().equals(words));
            card.panel()
                    .ifPresent(panel ->
                            assertEquals(Optional.of(panel), model.view().get()));
            robot.push(KeyCode.RIGHT);
        }
        until(() -> !model.appearance().guide().get());
        robot.push(KeyCode.F2);
        until(() -> model.appearance().guide().get());
        robot.push(KeyCode.ESCAPE);
        until(() -> !model.appearance().guide().get());
    }

    private static List<Target> targets(FigureView view) {
        return onFx(() -> view.figureProperty().get().spots().stream()
                .map(box -> box.spot().orElseThrow().target())
                .toList());
    }

    private static Optional<Target> spot(FigureView view, String name) {
        return targets(view).stream().filter(t -> t.name().equals(name)).findFirst();
    }

    private static void press(FxRobot robot, FigureView view, Target target) throws TimeoutException {
        until(() -> targets(view).contains(target));
        Bounds at = onFx(() -> view.figureProperty().get().spots().stream()
                .filter(box -> box.spot().orElseThrow().target().equals(target))
                .findFirst()
                .orElseThrow()
                .bounds());
        Point2D point = onFx(() -> view.localToScreen(at.centreX(), at.centreY()));
        robot.moveTo(point).clickOn(MouseButton.PRIMARY);
    }

    private Snapshot snapshot() {
        return onFx(() -> model.session().snapshot().get().orElseThrow());
    }

    private SamplingSettings settings() {
        return onFx(() -> model.session().settings().get());
    }

    private String text() {
        return onFx(() -> model.session()
                .snapshot()
                .get()
                .map(Snapshot::tokens)
                .map(tokens -> tokens.stream().map(TokenView::text).collect(Collectors.joining()))
                .orElse(""));
    }

    private int taken() {
        return snapshot().taken();
    }

    private static String strip(FxRobot robot) {
        ListView<?> tokens = robot.lookup("#tokens").queryListView();
        return tokens.getItems().stream()
                .map(token -> ((TokenView) token).text())
                .collect(Collectors.joining());
    }

    private static <V> V onFx(Supplier<V> read) {
        return WaitForAsyncUtils.waitForAsyncFx(60_000, read::get);
    }

    private static void until(Callable<Boolean> condition) throws TimeoutException {
        WaitForAsyncUtils.waitFor(60, TimeUnit.SECONDS, condition);
        WaitForAsyncUtils.waitForFxEvents();
    }
}
