package org.glassgpt.ui.shell;

import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.css.PseudoClass;
import javafx.geometry.NodeOrientation;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Separator;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.glassgpt.i18n.Language;
import org.glassgpt.lesson.Action;
import org.glassgpt.session.Activity;
import org.glassgpt.ui.state.Appearance;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The whole window, put together. */
public final class ShellView extends BorderPane {
    private static final PseudoClass ZH = PseudoClass.getPseudoClass("zh");

    /** What the text gets of the bottom row; the rest is the timeline's. */
    private static final double TEXT = 0.36;

    /** At most this much of the window is for words. */
    private static final double WORDS = 0.44;

    private static final double WORDS_WIDTH = 31;

    private final ShellModel model;
    private final Lessons lessons;
    private final LessonPane words;
    private final Toolbar toolbar;
    private final Inspector inspector;
    private final StackPane middle;
    private final Player player;
    private final KeySheet keySheet;

    ShellView(ShellModel model, Panels panels, Lessons lessons, WindowActions window) {
        this.model = model;
        this.lessons = lessons;
        getStyleClass().add("shell");
        setNodeOrientation(NodeOrientation.LEFT_TO_RIGHT);
        toolbar = new Toolbar(model, window);
        setTop(new VBox(
                toolbar,
                secondRow(model, panels, lessons),
                new Separator(),
                new ProblemBar(model),
                new WorldBar(model)));

        inspector = new Inspector(model);
        player = new Player(model);
        lessons.setActor(action -> {
            if (action instanceof Action.Walk walk) player.walk(walk.to());
        });
        words = new LessonPane(model, lessons);
        keySheet = new KeySheet(model.texts(), model.appearance());
        MapBar map = new MapBar(model);
        showWhen(
                map,
                Bindings.createBooleanBinding(
                        () -> model.session().snapshot().get().isPresent(),
                        model.session().snapshot()));
        PanelStage stage = new PanelStage(model, panels);
        VBox.setVgrow(stage, Priority.ALWAYS);
        middle = new StackPane(new VBox(map, stage), new GalleryView(model, new ExampleChoice(model)), keySheet);
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
        appearance.scale().addListener((value, old, now) -> {
            placeInspector();
            placeWords();
        });
        model.panels().pointed().addListener((value, old, now) -> placeInspector());

        setBottom(new VBox(
                new Separator(), bottom(new TokenStrip(model), new TimelineBar(model, player)), status(model)));
        model.trail().steps().addListener((value, old, now) -> placeInspector());
        follow(model.texts().language());
        model.texts().messages().addListener((value, old, now) -> follow(now.language()));
    }

    /** Where one is, what there is to see there, and, at large scales only when asked for, how the next token is chosen. */
    private static FlowPane secondRow(ShellModel model, Panels panels, Lessons lessons) {
        ToggleButton more =
                Controls.icon(new ToggleButton(), Feather.SLIDERS, model.texts().text("view.sampling"));
        more.setId("sampling-toggle");
        BooleanBinding large = model.appearance().scale().greaterThan(Appearance.OVERLAY);
        showWhen(more, large);
        SamplingBar sampling = new SamplingBar(model.session(), model.texts());
        showWhen(sampling, large.not().or(more.selectedProperty()));
        FlowPane row = new FlowPane(
                new Crumbs(model), new ViewBar(model, panels), begin(model, lessons, more, large), sampling);
        row.getStyleClass().add("second-row");
        return row;
    }

    /** Where a beginner begins: the gallery and the guided look; at large scales its key alone opens the latter. */
    private static HBox begin(ShellModel model, Lessons lessons, ToggleButton more, BooleanBinding large) {
        Button course = Controls.labelled(new Button(), model.texts().text("lesson.contents-short"));
        Controls.named(course, model.texts().text("lesson.toggle"));
        course.setId("lesson-toggle");
        course.setGraphic(new FontIcon(Feather.BOOK));
        course.getStyleClass().add("flat");
        course.setOnAction(event -> lessons.toggle());
        showWhen(course, Bindings.isNotEmpty(lessons.courses()));
        ToggleButton gallery = Controls.icon(
                new ToggleButton(), Feather.BOOK_OPEN, model.texts().text("gallery.hint"));
        gallery.setId("gallery-toggle");
        gallery.selectedProperty().bindBidirectional(model.appearance().gallery());
        ToggleButton guide = Controls.icon(
                new ToggleButton(), Feather.HELP_CIRCLE, model.texts().text("guide.hint"));
        guide.setId("guide-toggle");
        guide.selectedProperty().bindBidirectional(model.appearance().guide());
        showWhen(guide, large.not());
        return new HBox(more, course, gallery, guide);
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

    private static void showWhen(Node node, BooleanBinding condition) {
        node.visibleProperty().bind(condition);
        node.managedProperty().bind(condition);
    }

    Player player() {
        return player;
    }

    KeySheet keySheet() {
        return keySheet;
    }

    Inspector inspector() {
        return inspector;
    }

    Toolbar toolbar() {
        return toolbar;
    }

    /**
     * Beside the stage at a desk; at large scales over it, and only while there is a number to show, so that the stage
     * keeps its room.
     */
    private void placeInspector() {
        boolean wanted = model.appearance().inspector().get();
        boolean overlay = model.appearance().scale().get() > Appearance.OVERLAY
                || lessons.open().get();
        boolean followed = model.trail().steps().get().current().isPresent();
        boolean pointed = followed || model.panels().pointed().get().isPresent();
        boolean beside = wanted && !overlay;
        boolean over = wanted && overlay && pointed;
        inspector.setMouseTransparent(overlay && !followed);
        if (beside == (getRight() == inspector) && over == middle.getChildren().contains(inspector)) return;
        setRight(null);
        middle.getChildren().remove(inspector);
        if (beside) setRight(inspector);
        if (over) {
            StackPane.setAlignment(inspector, Pos.TOP_RIGHT);
            middle.getChildren().add(inspector);
        }
    }

    /** Left of the stage while a lesson is open. */
    private void placeWords() {
        setLeft(lessons.open().get() ? words : null);
        double em = ThemeSheet.BODY * model.appearance().scale().get();
        double wide = WORDS_WIDTH * em * (lessons.both().get() ? 1.7 : 1);
        words.prefWidthProperty().bind(Bindings.min(wide, widthProperty().multiply(WORDS)));
        words.setMinWidth(0);
    }

    Lessons lessons() {
        return lessons;
    }

    /** Chinese lines are set wider than English ones. */
    private void follow(Language language) {
        pseudoClassStateChanged(ZH, language == Language.ZH);
    }
}
