package org.glassgpt.ui.shell;

import java.util.List;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.css.PseudoClass;
import javafx.geometry.Insets;
import javafx.geometry.NodeOrientation;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.glassgpt.i18n.Language;
import org.glassgpt.lesson.Action;
import org.glassgpt.ui.panel.training.Room;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * The whole window, put together in three steps, each when the one before is on the screen: its first row, so that it can be
 * written in; the picture on the stage; and the {@link Workbench} around it.
 */
public final class ShellView extends BorderPane {
    private static final PseudoClass ZH = PseudoClass.getPseudoClass("zh");
    private static final PseudoClass COMPACT = PseudoClass.getPseudoClass("compact");

    /** About what the rows above and below the stage will take, in em. */
    private static final double ABOVE = 12.9;

    private static final double BELOW = 4.5;

    private final ShellModel model;
    private final Lessons lessons;
    private final Optional<Room> room;
    private final WindowActions window;
    private final Panels panels;
    private final Space space;
    private final Toolbar toolbar;
    private final VBox rows;
    private final PanelStage stage;
    private final StackPane middle = new StackPane();
    private final SaveQuestion question;
    private final SessionFiles files;
    private final Player player;
    private Optional<Workbench> bench = Optional.empty();
    private Optional<ExportCard> export = Optional.empty();

    ShellView(ShellModel model, Panels panels, Lessons lessons, Optional<Room> room, WindowActions window) {
        this.model = model;
        this.panels = panels;
        this.lessons = lessons;
        this.room = room;
        this.window = window;
        this.space =
                new Space(widthProperty(), heightProperty(), model.appearance().scale());
        getStyleClass().add("shell");
        setNodeOrientation(NodeOrientation.LEFT_TO_RIGHT);
        question = new SaveQuestion(model.texts());
        stage = new PanelStage(model, panels);
        files = new SessionFiles(model, stage, window, question, new Notes(middle));
        toolbar = new Toolbar(model, panels, window, space, files, this::export);
        rows = new VBox(toolbar);
        setTop(rows);
        player = new Player(model);
        Optional<LessonLab> lab = room.map(shown -> new LessonLab(lessons, shown, model.texts()));
        lessons.setActor(action -> {
            if (action instanceof Action.Walk walk) player.walk(walk.to());
            if (action instanceof Action.Lab started) lab.ifPresent(known -> known.start(started));
        });
        follow(model.texts().language());
        model.texts().messages().addListener((value, old, now) -> follow(now.language()));
        space.compact().addListener((value, old, now) -> pseudoClassStateChanged(COMPACT, now));
    }

    /** The stage alone, about where it will stand; where all is there already it does nothing. */
    void stage() {
        if (bench.isPresent()) return;
        double em = ThemeSheet.BODY * model.appearance().scale().get();
        boolean rows = !space.compact().get();
        StackPane.setMargin(stage, new Insets(rows ? ABOVE * em : 0, 0, rows ? BELOW * em : 0, 0));
        stage.prepare();
        middle.getChildren().setAll(stage);
        middle.setMinSize(0, 0);
        setCenter(middle);
    }

    /** Makes all that is not there yet, and puts it in its place; again does nothing. */
    void unfold() {
        if (bench.isPresent()) return;
        StackPane.setMargin(stage, null);
        toolbar.unfold(doors(lessons, room));
        Workbench made = new Workbench(
                this,
                new Workbench.Begun(model, panels, lessons, space, toolbar, stage, middle, files, player, window));
        bench = Optional.of(made);
        middle.getChildren().add(question);
        room.ifPresent(shown -> {
            made.furnish(shown, window);
            offer(RoomDoor.offer(model, shown));
        });
        Keys.listen(getScene(), model, this, window);
    }

    /** Puts rows under the first. */
    void under(Node... more) {
        rows.getChildren().addAll(1, List.of(more));
    }

    /** What opens the lessons and the training room. */
    private List<Node> doors(Lessons lessons, Optional<Room> room) {
        Button course = Controls.labelled(new Button(), model.texts().text("lesson.contents-short"));
        Controls.named(course, model.texts().text("lesson.toggle"));
        course.setId("lesson-toggle");
        course.setGraphic(new FontIcon(Feather.BOOK));
        course.getStyleClass().add("flat");
        course.setMinWidth(USE_PREF_SIZE);
        course.setOnAction(event -> lessons.toggle());
        showWhen(course, Bindings.isNotEmpty(lessons.courses()));
        return room.<List<Node>>map(shown -> List.of(course, RoomDoor.toggle(model, shown)))
                .orElseGet(() -> List.of(course));
    }

    void offer(Node bar) {
        rows.getChildren().add(bar);
    }

    /** Shown, and given room, while a condition holds. */
    static void showWhen(Node node, BooleanBinding condition) {
        node.visibleProperty().bind(condition);
        node.managedProperty().bind(condition);
    }

    Player player() {
        return player;
    }

    KeySheet keySheet() {
        return bench.orElseThrow().keySheet();
    }

    SessionFiles files() {
        return files;
    }

    /** Opens what takes a picture or its numbers away, or closes it. */
    void export() {
        if (export.isEmpty()) {
            export = Optional.of(new ExportCard(model, files));
            middle.getChildren().add(export.get());
            export.get().applyCss(); // what stands in a scroll pane can have the focus from then on
        }
        export.get().toggle();
    }

    Inspector inspector() {
        return bench.orElseThrow().inspector();
    }

    Toolbar toolbar() {
        return toolbar;
    }

    Lessons lessons() {
        return lessons;
    }

    /** Chinese lines are set wider than English ones. */
    private void follow(Language language) {
        pseudoClassStateChanged(ZH, language == Language.ZH);
    }
}
