package org.glassgpt.ui.shell;

import java.util.List;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.css.PseudoClass;
import javafx.geometry.Insets;
import javafx.geometry.NodeOrientation;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Separator;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.glassgpt.i18n.Language;
import org.glassgpt.lesson.Action;
import org.glassgpt.session.Activity;
import org.glassgpt.ui.panel.map.MapFigure;
import org.glassgpt.ui.panel.training.Room;
import org.glassgpt.ui.state.Appearance;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The whole window, put together. */
public final class ShellView extends BorderPane {
    private static final PseudoClass ZH = PseudoClass.getPseudoClass("zh");
    private static final PseudoClass COMPACT = PseudoClass.getPseudoClass("compact");

    /** What the text gets of the bottom row; the rest is the timeline's. */
    private static final double TEXT = 0.36;

    /** At most this much of the window is for words. */
    private static final double WORDS = 0.44;

    private static final double WORDS_WIDTH = 31;

    /** Less than this, in em, and the names of the map have no room: between the words of a lesson and the experiments. */
    private static final double MAP = 44;

    private final ShellModel model;
    private final Lessons lessons;
    private final LessonPane words;
    private final Space space;
    private final Toolbar toolbar;
    private final Inspector inspector;
    private final ExperimentsView experiments;
    private final StackPane middle;
    private final Player player;
    private final KeySheet keySheet;
    private final SessionFiles files;
    private final ExportCard export;

    ShellView(ShellModel model, Panels panels, Lessons lessons, Optional<Room> room, WindowActions window) {
        this.model = model;
        this.lessons = lessons;
        this.space =
                new Space(widthProperty(), heightProperty(), model.appearance().scale());
        getStyleClass().add("shell");
        setNodeOrientation(NodeOrientation.LEFT_TO_RIGHT);
        middle = new StackPane();
        SaveQuestion question = new SaveQuestion(model.texts());
        PanelStage stage = new PanelStage(model, panels);
        files = new SessionFiles(model, stage, window, question, new Notes(middle));
        export = new ExportCard(model, files);
        toolbar = new Toolbar(model, panels, window, space, doors(lessons, room), files, export);
        setTop(new VBox(
                toolbar,
                secondRow(panels),
                new Separator(),
                new ProblemBar(model),
                worldBar(),
                new EditsBar(model),
                new CompareBar(model, window)));

        inspector = new Inspector(model);
        StackPane.setAlignment(inspector, Pos.TOP_RIGHT);
        experiments = new ExperimentsView(model);
        player = new Player(model);
        Optional<LessonLab> lab = room.map(shown -> new LessonLab(lessons, shown, model.texts()));
        lessons.setActor(action -> {
            if (action instanceof Action.Walk walk) player.walk(walk.to());
            if (action instanceof Action.Lab started) lab.ifPresent(known -> known.start(started));
        });
        words = new LessonPane(model, lessons);
        BooleanBinding row = words.over().and(words.folded());
        words.maxWidthProperty().bind(Bindings.when(row).then(Double.MAX_VALUE).otherwise(words.prefWidthProperty()));
        words.maxHeightProperty().bind(Bindings.when(row).then(USE_PREF_SIZE).otherwise(Double.MAX_VALUE));
        StackPane.setAlignment(words, Pos.BOTTOM_LEFT);
        keySheet = new KeySheet(model.texts(), model.appearance());
        VBox.setVgrow(stage, Priority.ALWAYS);
        VBox place = new VBox(map(), stage, new CaptionBar(model, stage, files));
        place.paddingProperty()
                .bind(Bindings.createObjectBinding(
                        () -> new Insets(0, 0, row.and(lessons.open()).get() ? words.getHeight() : 0, 0),
                        row,
                        lessons.open(),
                        words.heightProperty()));
        middle.getChildren()
                .addAll(0, List.of(place, new GalleryView(model, new ExampleChoice(model)), keySheet, export));
        middle.getChildren().add(question);
        room.ifPresent(shown -> furnish(shown, window));
        middle.setMinSize(0, 0);
        setCenter(middle);
        placeInspector();
        placeWords();
        lessons.open().addListener((value, old, now) -> {
            placeWords();
            placeInspector();
            if (now) words.focusWords();
        });
        lessons.both().addListener((value, old, now) -> placeWords());
        Appearance appearance = model.appearance();
        appearance.inspector().addListener((value, old, now) -> placeInspector());
        appearance.experiments().addListener((value, old, now) -> {
            placeInspector();
            if (now) experiments.focus();
        });
        inspector.setOnWrite(this::write);
        appearance.scale().addListener((value, old, now) -> {
            placeInspector();
            placeWords();
        });
        space.compact().addListener((value, old, now) -> {
            placeInspector();
            placeWords();
        });
        model.session().comparison().addListener((value, old, now) -> placeInspector());
        model.panels().pointed().addListener((value, old, now) -> placeInspector());

        setBottom(new VBox(
                new Separator(), bottom(new TokenStrip(model), new TimelineBar(model, player, space)), status(model)));
        model.trail().steps().addListener((value, old, now) -> placeInspector());
        follow(model.texts().language());
        model.texts().messages().addListener((value, old, now) -> follow(now.language()));
        space.compact().addListener((value, old, now) -> pseudoClassStateChanged(COMPACT, now));
    }

    /** Where one is, what there is to see there, and how the next token is chosen. */
    private HBox secondRow(Panels panels) {
        Crumbs crumbs = new Crumbs(model);
        ViewBar views = new ViewBar(model, panels);
        SamplingBar sampling = new SamplingBar(model.session(), model.texts());
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        showWhen(views, space.compact().not());
        showWhen(crumbs, space.compact().not().and(lessons.open().not())); // the words say where one is
        BooleanBinding asked = space.wide().and(space.compact().not()).or(toolbar.sampling());
        showWhen(sampling, asked);
        HBox row = new HBox(crumbs, views, gap, sampling);
        row.getStyleClass().add("second-row");
        showWhen(row, space.compact().not().or(toolbar.sampling()));
        return row;
    }

    /** A lesson leads out of the model's world on purpose, and says so itself; where room is short, experiments need it. */
    private Node worldBar() {
        StackPane place = new StackPane(new WorldBar(model, space));
        BooleanBinding changing = space.compact().and(model.appearance().experiments());
        showWhen(place, lessons.open().or(comparing()).or(changing).not());
        return place;
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

    /** The training room over the stage, and above it the offer to go on with what was interrupted. */
    private void furnish(Room room, WindowActions window) {
        middle.getChildren().add(1, RoomDoor.view(model, room, window));
        offer(RoomDoor.offer(model, room));
    }

    void offer(Node bar) {
        ((VBox) getTop()).getChildren().add(bar);
    }

    /** While there is something open; where it takes room from the picture, only when asked for. */
    private MapBar map() {
        MapBar map = new MapBar(model);
        BooleanBinding open = Bindings.createBooleanBinding(
                () -> model.session().snapshot().get().isPresent(),
                model.session().snapshot());
        showWhen(
                map,
                open.and(space.compact().not().or(toolbar.map()))
                        .and(mapStaged().or(comparing()).or(narrow()).not()));
        return map;
    }

    /**
     * Whether all that is left is for the picture: between words and experiments little is, and in large type the words
     * of a lesson say where one is.
     */
    private BooleanBinding narrow() {
        return Bindings.createBooleanBinding(
                () -> {
                    double scale = model.appearance().scale().get();
                    double width = middle.getWidth() / (ThemeSheet.BODY * scale);
                    return width > 0 && width < MAP || lessons.open().get() && scale > Appearance.OVERLAY;
                },
                middle.widthProperty(),
                lessons.open(),
                model.appearance().scale());
    }

    /** Whether the map is on the stage itself. */
    private BooleanBinding mapStaged() {
        return Bindings.createBooleanBinding(
                () -> model.staged()
                        .get()
                        .map(staged -> staged.panels().contains(MapFigure.ID))
                        .orElseGet(() ->
                                model.view().get().filter(MapFigure.ID::equals).isPresent()),
                model.staged(),
                model.view());
    }

    /** While two sides stand on the stage, which need its room. */
    private BooleanBinding comparing() {
        return Bindings.createBooleanBinding(
                () -> model.session().comparison().get().isPresent(),
                model.session().comparison());
    }

    /** Text and timeline beside each other. */
    private static Pane bottom(TokenStrip tokens, TimelineBar timeline) {
        HBox.setHgrow(tokens, Priority.ALWAYS);
        HBox.setHgrow(timeline, Priority.ALWAYS);
        HBox row = new HBox(tokens, timeline);
        row.getStyleClass().add("bottom-row");
        for (Region half : List.of(tokens, timeline)) half.setMinWidth(0);
        tokens.prefWidthProperty().bind(row.widthProperty().multiply(TEXT));
        timeline.prefWidthProperty().bind(row.widthProperty().multiply(1 - TEXT));
        return row;
    }

    /** Only while there is something to wait for. */
    private static Status status(ShellModel model) {
        Status status = new Status(model);
        BooleanBinding busy = Bindings.createBooleanBinding(
                () -> model.session()
                        .activity()
                        .get()
                        .filter(Activity.OPENING::equals)
                        .isPresent(),
                model.session().activity());
        showWhen(status, busy);
        return status;
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
        return keySheet;
    }

    SessionFiles files() {
        return files;
    }

    ExportCard export() {
        return export;
    }

    Inspector inspector() {
        return inspector;
    }

    Toolbar toolbar() {
        return toolbar;
    }

    /**
     * Beside the stage at a desk; at large scales and in small windows over it, and only while there is a number to show, so that the stage
     * keeps its room. The experiments are always beside it: what is changed is looked at there.
     */
    private void placeInspector() {
        boolean wanted = model.appearance().inspector().get();
        boolean drawer = model.appearance().experiments().get();
        boolean overlay = model.appearance().scale().get() > Appearance.OVERLAY
                || lessons.open().get()
                || drawer
                || model.session().comparison().get().isPresent()
                || space.compact().get();
        boolean followed = model.trail().steps().get().current().isPresent();
        boolean pointed = followed || model.panels().pointed().get().isPresent();
        boolean beside = wanted && !overlay;
        boolean over = wanted && overlay && pointed;
        inspector.setMouseTransparent(overlay && !followed);
        Node right = drawer ? experiments : beside ? inspector : null;
        if (getRight() != right) {
            setRight(null);
            middle.getChildren().remove(inspector);
            setRight(right);
        }
        if (over == middle.getChildren().contains(inspector)) return;
        middle.getChildren().remove(inspector);
        if (over) middle.getChildren().add(inspector);
    }

    /** To the field in which another number is written in the place of the one in hand. */
    private void write() {
        model.appearance().experiments().set(true);
        experiments.focusNumber();
    }

    /** Left of the stage while a lesson is open; at large scales, where the window has no room for both, over it. */
    private void placeWords() {
        boolean out = lessons.open().get();
        boolean over = model.appearance().scale().get() > Appearance.OVERLAY
                && space.compact().get();
        double em = ThemeSheet.BODY * model.appearance().scale().get();
        double wide = WORDS_WIDTH * em * (lessons.both().get() ? 1.7 : 1);
        words.prefWidthProperty().bind(Bindings.min(wide, widthProperty().multiply(WORDS)));
        words.setMinWidth(0);
        words.over().set(over);
        boolean there = over ? middle.getChildren().contains(words) : getLeft() == words;
        if (out && there) return;
        setLeft(null);
        middle.getChildren().remove(words);
        if (out && over) middle.getChildren().add(middle.getChildren().indexOf(keySheet), words);
        else if (out) setLeft(words);
    }

    Lessons lessons() {
        return lessons;
    }

    /** Chinese lines are set wider than English ones. */
    private void follow(Language language) {
        pseudoClassStateChanged(ZH, language == Language.ZH);
    }
}
