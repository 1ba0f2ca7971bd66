package org.glassgpt.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListCell;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.glassgpt.cli.BundledAssets;
import org.glassgpt.figure.Address;
import org.glassgpt.figure.Figure;
import org.glassgpt.figure.Heatmap;
import org.glassgpt.session.Comparison;
import org.glassgpt.session.Rival;
import org.glassgpt.session.Selection;
import org.glassgpt.session.Snapshot;
import org.glassgpt.session.TrainingMoment;
import org.glassgpt.trace.ActivationName;
import org.glassgpt.trace.Alignment;
import org.glassgpt.trace.Differences;
import org.glassgpt.trace.Edit;
import org.glassgpt.trace.Edits;
import org.glassgpt.trace.Trace;
import org.glassgpt.ui.control.FigureView;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** Two moments of the shipped training compared in the window: by keyboard alone, and in projector mode. */
class ComparisonWindowTest extends InTheRoom {
    private static final BundledAssets ASSETS = BundledAssets.ofThisApplication();
    private static final String PROMPT = "狐狸把红色风筝放在了阁楼里。";

    private static final Edits HEAD_OFF = Edits.of(new Edit.ZeroHead(0, 1));
    private static final String OTHER = "兔子把蓝色帽子放在了厨房里。";

    @TempDir
    private Path temp;

    @Start
    void show(Stage stage) {
        room.show(stage, PROMPT);
    }

    @BeforeEach
    @Override
    void open() throws IOException, TimeoutException {
        List<TrainingMoment> moments =
                TrainingMoment.in(ASSETS.folder("moments").orElseThrow(), ASSETS.model());
        Path last = moments.get(moments.size() - 1).folder();
        WaitForAsyncUtils.waitForAsyncFx(60_000, () -> {
            room.model.moments().setAll(moments);
            room.model.session().open(last);
        });
        Room.until(() -> room.model.session().snapshot().get().isPresent());
    }

    private Optional<Comparison> comparison() {
        return Room.onFx(() -> room.model.session().comparison().get());
    }

    private boolean beside(int step) {
        return comparison()
                .filter(now -> now.rival() instanceof Rival.Moment moment && moment.step() == step && !now.working())
                .flatMap(Comparison::snapshot)
                .isPresent();
    }

    private Trace second() {
        return comparison().flatMap(Comparison::snapshot).map(Snapshot::trace).orElseThrow();
    }

    private Trace first() {
        return room.snapshot().trace();
    }

    @Test
    void byKeyboardAlone(FxRobot robot) throws TimeoutException {
        robot.push(KeyCode.F8);
        Room.until(() -> robot.lookup("#compare-kind").query().isFocused());
        robot.push(KeyCode.DOWN).push(KeyCode.DOWN).push(KeyCode.TAB);
        Room.until(() -> beside(0));
        robot.push(KeyCode.RIGHT).push(KeyCode.RIGHT);
        Room.until(() -> beside(1000));
        Room.until(() -> words(robot, "low").matches("B: 1.000 steps · loss 1.16"));
        robot.push(KeyCode.TAB).push(KeyCode.LEFT); // to the other end: one moment earlier on side A
        Room.until(() -> room.snapshot().modelName().equals("step-022000") && beside(1000));
        Room.until(() -> words(robot, "high").matches("A: 22.000 steps · loss 0.922"));

        Room.until(() -> grid(robot, "#compare-difference").filter(this::shown).isPresent());
        Room.until(() -> grid(robot, "#compare-second")
                .filter(map -> map.matrix().at(3, 1)
                        == second().get(ActivationName.pattern(0)).at(0, 3, 1))
                .isPresent());
        assertEquals(
                first().get(ActivationName.pattern(0)).at(0, 3, 1),
                grid(robot, "#compare-first").orElseThrow().matrix().at(3, 1));

        List<Integer> ids = java.util.stream.IntStream.of(first().ids()).boxed().toList();
        Differences.OfHead most =
                Differences.heads(first(), second(), Alignment.of(ids, ids)).get(0);
        FigureView summary = from(robot, "#comparison-summary");
        for (int i = 0; i < 60 && !summary.isFocused(); i++) robot.push(KeyCode.TAB);
        assertTrue(summary.isFocused(), "what differs most can be reached");
        robot.push(KeyCode.RIGHT).push(KeyCode.ENTER);
        Selection hand = room.model.panels().selection().get();
        assertEquals(most.layer(), hand.layer());
        assertEquals(most.head(), hand.head());

        robot.push(KeyCode.F8);
        Room.until(() -> comparison().isEmpty());
        assertFalse(robot.lookup("#compare").query().isVisible());
    }

    /** The moment on side A stands in for the model that was open; that one comes back with all that was done to it. */
    @Test
    void theModelThatWasOpenIsPutBack(FxRobot robot) throws TimeoutException {
        String open = room.snapshot().modelName();
        robot.interact(() -> room.model.session().step());
        Room.until(() -> room.taken() == 1);
        robot.interact(() -> room.model.session().edit(none -> HEAD_OFF));
        Room.until(() -> first().edits().equals(HEAD_OFF));
        String text = room.text();
        robot.push(KeyCode.F8);
        Room.until(() -> robot.lookup("#compare-kind").query().isFocused());
        assertFalse(robot.lookup("#compare-put-back").query().isVisible());
        robot.push(KeyCode.DOWN).push(KeyCode.DOWN);
        Room.until(() -> beside(0));
        for (String way : List.of("button", "end")) {
            robot.interact(() -> robot.lookup("#compare-moment").query().requestFocus());
            robot.push(KeyCode.TAB).push(KeyCode.LEFT);
            Room.until(() -> room.snapshot().modelName().equals("step-022000") && beside(0));
            assertEquals(text, room.text());
            assertEquals(HEAD_OFF, first().edits());
            assertEquals(
                    "Put " + open + " back",
                    robot.lookup("#compare-put-back").queryButton().getText());
            if (way.equals("button")) robot.push(KeyCode.TAB).push(KeyCode.SPACE);
            else robot.push(KeyCode.F8);
            Room.until(() -> room.snapshot().modelName().equals(open));
            assertEquals(text, room.text());
            assertEquals(HEAD_OFF, first().edits());
            assertFalse(robot.lookup("#compare-put-back").query().isVisible());
        }
        robot.interact(() -> room.model.session().undoEdit());
        Room.until(() -> first().edits().isEmpty());
    }

    /** A session may be compared with a moment that this application does not offer. */
    @Test
    void whatIsComparedIsNamedEvenWhereItIsNotOffered(FxRobot robot) throws TimeoutException {
        Path folder = room.model.moments().get(0).folder();
        robot.interact(() -> {
            room.model.moments().clear();
            room.model.session().compare(new Rival.Moment(folder, 0));
        });
        Room.until(() -> beside(0));
        Room.until(() -> robot.lookup("#compare-kind").tryQuery().isPresent());
        assertEquals("a moment of training", Room.onFx(() -> {
            ComboBox<Object> kinds = robot.lookup("#compare-kind").queryComboBox();
            return kinds.getConverter().toString(kinds.getValue());
        }));
    }

    /** What has no room in large type is scrolled to: no picture gets too small, and the controls stay in sight. */
    @Test
    void inLargeTypePicturesKeepTheirSize(FxRobot robot) throws TimeoutException {
        robot.interact(() -> {
            room.model.appearance().setScale(2);
            room.model.session().compare(new Rival.OtherPrompt(OTHER));
        });
        Room.until(() -> grid(robot, "#compare-difference").isPresent());
        FigureView picture = from(robot, "#compare-difference");
        Node controls = robot.lookup(".comparison-controls").query();
        Bounds drawn = Room.onFx(() -> picture.localToScene(picture.getBoundsInLocal()));
        assertTrue(drawn.getHeight() >= 16 * 28, "only " + drawn.getHeight() + " high");
        Bounds below = Room.onFx(() -> controls.localToScene(controls.getBoundsInLocal()));
        assertTrue(below.getMaxY() <= 720, below + " is out of sight");
    }

    private static String words(FxRobot robot, String end) {
        return robot.lookup("#compare-moment-" + end).queryAs(Labeled.class).getText();
    }

    @Test
    void inProjectorMode(FxRobot robot) throws TimeoutException {
        robot.push(KeyCode.F5);
        robot.push(KeyCode.F8);
        robot.clickOn("#compare-kind");
        ListCell<?> moment = (ListCell<?>) robot.lookup(
                        node -> node instanceof ListCell<?> cell && "a moment of training".equals(cell.getText()))
                .query();
        robot.clickOn(moment);
        Room.until(() -> beside(0));
        robot.drag("#compare-moment .low-thumb").dropTo("#compare-moment .track"); // its middle
        Room.until(() -> beside(3000) || beside(7500));
        robot.drag("#compare-moment .high-thumb").moveBy(-40, 0).drop();
        Room.until(() -> room.snapshot().modelName().equals("step-022000"));
        Room.until(() -> beside(3000) || beside(7500));

        Room.until(() -> grid(robot, "#compare-difference").filter(this::shown).isPresent());
        // In larger type not all three find room.
        robot.interact(() -> room.model.appearance().setScale(1.6));
        Room.until(() -> robot.lookup("#compare-see-both").tryQuery().isPresent());
        robot.clickOn("#compare-see-both");
        Room.until(() -> robot.lookup("#compare-second").tryQuery().isPresent());
        assertTrue(robot.lookup("#compare-difference").tryQuery().isEmpty());
        // Where there is room for one picture only, the difference is one of them.
        robot.interact(() -> {
            room.model.appearance().setScale(2);
            room.model.showPanel("probabilities");
        });
        Room.until(() -> robot.lookup("#compare-see-difference").tryQuery().isPresent());
        Node stage = robot.lookup("#comparison").query();
        assertNotNull(stage);
        robot.clickOn("#compare-end");
        Room.until(() -> comparison().isEmpty());
        assertTrue(robot.lookup("#comparison").tryQuery().isEmpty());
    }

    /** Caption, picture, numbers and session are of both sides. */
    @Test
    void whatIsTakenAwayHasBothSides(FxRobot robot) throws TimeoutException, IOException {
        robot.interact(() -> room.model.session().compare(new Rival.OtherPrompt(OTHER)));
        Room.until(() -> comparison().flatMap(Comparison::snapshot).isPresent());
        robot.push(KeyCode.SHORTCUT, KeyCode.SHIFT, KeyCode.G);
        Room.until(() -> robot.lookup("#captions .label").tryQuery().isPresent());
        Room.until(
                () -> robot.lookup("#captions .label").queryLabeled().getText().contains("B: “" + OTHER + "”"));
        String caption = robot.lookup("#captions .label").queryLabeled().getText();
        assertTrue(caption.startsWith("A: “" + PROMPT + "”"), caption);

        Path svg = export(robot, "svg");
        String drawn = Files.readString(svg);
        for (String letter : List.of("A", "A − B", "B")) assertTrue(drawn.contains(">" + letter + "</text>"), letter);
        List<String> lines = Files.readAllLines(export(robot, "csv"));
        assertEquals("side,head,token,key,token_text,key_text,value", lines.get(0));
        assertTrue(
                lines.get(1).startsWith("A,0,0,0,")
                        && lines.get(lines.size() - 1).startsWith("B,"),
                lines.get(1));

        Path session = temp.resolve("both.glassgpt");
        room.toChoose = Optional.of(session);
        robot.push(KeyCode.SHORTCUT, KeyCode.S);
        Room.until(() -> Files.exists(session));
        float there = second().get(ActivationName.pattern(0)).at(0, 3, 1);
        robot.push(KeyCode.F8);
        Room.until(() -> comparison().isEmpty());
        robot.interact(() -> room.model.session().prompt().set("小猫"));
        robot.push(KeyCode.SHORTCUT, KeyCode.O);
        Room.until(() -> comparison().flatMap(Comparison::snapshot).isPresent());
        assertEquals(there, second().get(ActivationName.pattern(0)).at(0, 3, 1));
        assertTrue(robot.lookup("#compare").query().isVisible());
        Room.until(() -> robot.lookup("#compare-prompt")
                .queryTextInputControl()
                .getText()
                .equals(OTHER));
    }

    private Path export(FxRobot robot, String ending) throws TimeoutException {
        Path file = temp.resolve("taken." + ending);
        room.toChoose = Optional.of(file);
        robot.push(KeyCode.SHORTCUT, KeyCode.E);
        robot.clickOn("#export-" + ending).clickOn("#export-write");
        Room.until(() -> Files.exists(file));
        return file;
    }

    private static FigureView from(FxRobot robot, String id) {
        Node around = robot.lookup(id).query();
        return (FigureView) Room.onFx(() -> around.lookup(".figure-view"));
    }

    private static Optional<Heatmap> grid(FxRobot robot, String id) {
        return robot.lookup(id)
                .tryQuery()
                .map(node -> Room.onFx(() -> from(robot, id).figureProperty().get()))
                .map(Figure::heatmaps)
                .flatMap(maps -> maps.stream().findFirst());
    }

    /** Whether a grid holds the first side's numbers less the second's, all of them. */
    private boolean shown(Heatmap map) {
        Trace a = first();
        Trace b = second();
        if (map.matrix().limit() == 0) return false;
        for (int row = 0; row < map.matrix().rows(); row++) {
            for (int column = 0; column <= row; column++) {
                Address address = map.cells().orElseThrow().address(row, column);
                int[] index =
                        address.index().stream().mapToInt(Integer::intValue).toArray();
                ActivationName name = ActivationName.parse(address.name()).orElseThrow();
                if (a.get(name).at(index) - b.get(name).at(index)
                        != map.matrix().at(row, column)) return false;
            }
        }
        return true;
    }
}
