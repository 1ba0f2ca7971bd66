package org.glassgpt.ui.shell;

import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Separator;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.glassgpt.session.Activity;
import org.glassgpt.ui.panel.map.MapFigure;
import org.glassgpt.ui.panel.training.Room;
import org.glassgpt.ui.state.Appearance;

/**
 * All of the window below its first row: the stage, what stands around it and what comes over it. It is made when the window
 * is there already, and can be written in.
 */
final class Workbench {
    /** What the text gets of the bottom row; the rest is the timeline's. */
    private static final double TEXT = 0.36;

    /** At most this much of the window is for words. */
    private static final double WORDS = 0.44;

    private static final double WORDS_WIDTH = 31;

    /** Less than this, in em, and the names of the map have no room: between the words of a lesson and the experiments. */
    private static final double MAP = 44;

    private final ShellView frame;
    private final ShellModel model;
    private final Lessons lessons;
    private final Space space;
    private final Toolbar toolbar;
    private final StackPane middle;
    private final LessonPane words;
    private final Inspector inspector;
    private final ExperimentsView experiments;
    private final KeySheet keySheet;

    /** Whether the reader is in the training room, which lies over the stage. */
    private final BooleanProperty away = new SimpleBooleanProperty(false);

    /** What of the window is there before. */
    record Begun(
            ShellModel model,
            Panels panels,
            Lessons lessons,
            Space space,
            Toolbar toolbar,
            PanelStage stage,
            StackPane middle,
            SessionFiles files,
            Player player,
            WindowActions window) {}

    Workbench(ShellView frame, Begun begun) {
        this.frame = frame;
        this.model = begun.model();
        this.lessons = begun.lessons();
        this.space = begun.space();
        this.toolbar = begun.toolbar();
        this.middle = begun.middle();
        inspector = new Inspector(model);
        StackPane.setAlignment(inspector, Pos.TOP_RIGHT);
        inspector.setOnWrite(this::write);
        experiments = new ExperimentsView(model);
        words = new LessonPane(model, lessons);
        keySheet = new KeySheet(model.texts(), model.appearance());
        fillTop(begun);
        fillMiddle(begun);
        frame.setBottom(new VBox(
                new Separator(),
                bottom(new TokenStrip(model), new TimelineBar(model, begun.player(), space)),
                status(model)));
        listen();
        placeInspector();
        placeWords();
    }

    private void fillTop(Begun begun) {
        frame.under(
                secondRow(begun.panels()),
                new Separator(),
                new ProblemBar(model),
                worldBar(),
                new EditsBar(model, space),
                compareBar(begun.window()));
    }

    private void fillMiddle(Begun begun) {
        BooleanBinding row = words.over().and(words.folded());
        words.maxWidthProperty().bind(Bindings.when(row).then(Double.MAX_VALUE).otherwise(words.prefWidthProperty()));
        words.maxHeightProperty()
                .bind(Bindings.when(row).then(Region.USE_PREF_SIZE).otherwise(Double.MAX_VALUE));
        StackPane.setAlignment(words, Pos.BOTTOM_LEFT);
        PanelStage stage = begun.stage();
        VBox.setVgrow(stage, Priority.ALWAYS);
        VBox place = new VBox(map(), stage, new CaptionBar(model, stage, begun.files()));
        place.paddingProperty()
                .bind(Bindings.createObjectBinding(
                        () -> new Insets(0, 0, row.and(lessons.open()).get() ? words.getHeight() : 0, 0),
                        row,
                        lessons.open(),
                        words.heightProperty()));
        middle.getChildren().addAll(0, List.of(place, gallery(), keySheet));
        middle.setMinSize(0, 0);
        frame.setCenter(middle);
    }

    private void listen() {
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
        model.trail().steps().addListener((value, old, now) -> placeInspector());
    }

    KeySheet keySheet() {
        return keySheet;
    }

    Inspector inspector() {
        return inspector;
    }

    /** The training room over the stage. */
    void furnish(Room room, WindowActions window) {
        middle.getChildren().add(1, OnDemand.of(room.open(), () -> RoomDoor.view(model, room, window), view -> {}));
        away.bind(room.open());
        away.addListener((value, old, now) -> placeInspector());
    }

    /** Where one is, what there is to see there, and how the next token is chosen. */
    private HBox secondRow(Panels panels) {
        Crumbs crumbs = new Crumbs(model);
        ViewBar views = new ViewBar(model, panels);
        SamplingBar sampling = new SamplingBar(model.session(), model.texts());
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        ShellView.showWhen(views, space.compact().not());
        ShellView.showWhen(crumbs, space.compact().not().and(lessons.open().not())); // the words say where one is
        BooleanBinding asked = space.wide().and(space.compact().not()).or(toolbar.sampling());
        ShellView.showWhen(sampling, asked);
        HBox row = new HBox(crumbs, views, gap, sampling);
        row.getStyleClass().add("second-row");
        ShellView.showWhen(row, space.compact().not().or(toolbar.sampling()));
        return row;
    }

    /** A lesson leads out of the model's world on purpose, and says so itself; where room is short, experiments need it. */
    private Node worldBar() {
        StackPane place = new StackPane(new WorldBar(model, space));
        BooleanBinding changing = space.compact().and(model.appearance().experiments());
        ShellView.showWhen(place, lessons.open().or(comparing()).or(changing).not());
        return place;
    }

    /** Also while a comparison goes on that began elsewhere. */
    private Node compareBar(WindowActions window) {
        return OnDemand.of(
                model.appearance().comparison().or(comparing()),
                () -> new CompareBar(model, window),
                CompareBar::begin);
    }

    private Node gallery() {
        return OnDemand.of(
                model.appearance().gallery(),
                () -> new GalleryView(model, new ExampleChoice(model)),
                GalleryView::begin);
    }

    /** While there is something open; where it takes room from the picture, only when asked for. */
    private MapBar map() {
        MapBar map = new MapBar(model);
        BooleanBinding open = Bindings.createBooleanBinding(
                () -> model.session().snapshot().get().isPresent(),
                model.session().snapshot());
        ShellView.showWhen(
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
        ShellView.showWhen(status, busy);
        return status;
    }

    /**
     * Beside the stage at a desk; at large scales and in small windows over it, and only while there is a number to show, so that the stage
     * keeps its room. The experiments are always beside it: what is changed is looked at there.
     */
    private void placeInspector() {
        boolean wanted = model.appearance().inspector().get() && !away.get(); // it tells what is on the stage
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
        if (frame.getRight() != right) {
            frame.setRight(null);
            middle.getChildren().remove(inspector);
            frame.setRight(right);
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
        words.prefWidthProperty().bind(Bindings.min(wide, frame.widthProperty().multiply(WORDS)));
        words.setMinWidth(0);
        words.over().set(over);
        boolean there = over ? middle.getChildren().contains(words) : frame.getLeft() == words;
        if (out && there) return;
        frame.setLeft(null);
        middle.getChildren().remove(words);
        if (out && over) middle.getChildren().add(middle.getChildren().indexOf(keySheet), words);
        else if (out) frame.setLeft(words);
    }
}
