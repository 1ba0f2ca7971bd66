package org.glassgpt.ui.shell;

import java.util.List;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.glassgpt.session.Inputs;
import org.glassgpt.ui.state.Appearance;
import org.glassgpt.ui.state.SessionModel;
import org.glassgpt.ui.state.Texts;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * The first row: model, prompt, steps, and how the window looks. Where there is little room it is the only row above the
 * picture, and holds in menus what stands in rows elsewhere.
 */
final class Toolbar extends HBox {
    private static final PseudoClass DIFFERS = PseudoClass.getPseudoClass("differs");
    /** About how much room, in em, what stands before the prompt and behind it will take. */
    private static final double BEFORE = 7;

    private static final double REST = 40;

    private final ShellModel model;
    private final WindowActions window;
    private final Panels panels;
    private final Space space;
    private final SessionFiles files;
    private final Runnable export;
    private final TextField prompt = new TextField();
    private Optional<ModelMenu> models = Optional.empty();
    private final BooleanProperty sampling = new SimpleBooleanProperty(this, "sampling", false);
    private final BooleanProperty map = new SimpleBooleanProperty(this, "map", false);

    Toolbar(ShellModel model, Panels panels, WindowActions window, Space space, SessionFiles files, Runnable export) {
        this.model = model;
        this.window = window;
        this.panels = panels;
        this.space = space;
        this.files = files;
        this.export = export;
        getStyleClass().add("toolbar");
        getChildren().addAll(room(BEFORE), promptField(), room(REST));
        HBox.setHgrow(prompt, Priority.ALWAYS);
    }

    /** Where something will stand soon. */
    private Region room(double ems) {
        Region room = new Region();
        room.setMinWidth(0);
        room.prefWidthProperty().bind(model.appearance().scale().multiply(ems * ThemeSheet.BODY));
        ShellView.showWhen(room, space.compact().not());
        return room;
    }

    /**
     * Makes what stands before the prompt and behind it.
     *
     * @param doors what opens the lessons and the training room
     */
    void unfold(List<Node> doors) {
        HBox look = view();
        HBox beginning = beginning(space, doors);
        ViewMenu views = new ViewMenu(model, panels);
        LookMenu menu = new LookMenu(model, map, window);
        ModelMenu made = new ModelMenu(model, window, space, files, export);
        models = Optional.of(made);
        getChildren().removeIf(child -> child != prompt);
        getChildren().add(0, made);
        getChildren().addAll(back(), step(), views, beginning, look, menu);
        ShellView.showWhen(look, space.compact().not());
        ShellView.showWhen(views, space.compact());
        ShellView.showWhen(menu, space.compact());
    }

    /** Whether how the next token is chosen is out, where it has no place of its own. */
    BooleanProperty sampling() {
        return sampling;
    }

    /** Whether the map is out, where it takes room from the picture. */
    BooleanProperty map() {
        return map;
    }

    void focusPrompt() {
        prompt.requestFocus();
        prompt.selectAll();
    }

    /** The cursor behind the text, where one goes on writing. */
    void beginInPrompt() {
        prompt.requestFocus();
        prompt.end();
    }

    void chooseModel() {
        models.orElseThrow().choose();
    }

    private TextField promptField() {
        SessionModel session = model.session();
        Texts texts = model.texts();
        prompt.setId("prompt");
        prompt.getStyleClass().add("prompt");
        prompt.textProperty().bindBidirectional(session.prompt());
        prompt.promptTextProperty().bind(texts.text("prompt.hint"));
        prompt.accessibleTextProperty().bind(texts.text("prompt.name"));
        session.inputs().addListener((value, old, now) -> markDiffering());
        session.problem().addListener((value, old, now) -> markDiffering());
        return prompt;
    }

    /** Whether what is typed is not what the pictures show, because the model could not take it. */
    private void markDiffering() {
        SessionModel session = model.session();
        boolean differs = session.problem().get().isPresent()
                && session.inputs()
                        .get()
                        .map(Inputs::prompt)
                        .filter(shown -> !shown.equals(prompt.getText()))
                        .isPresent();
        prompt.pseudoClassStateChanged(DIFFERS, differs);
    }

    private Button back() {
        Button back =
                Controls.icon(new Button(), Feather.SKIP_BACK, model.texts().text("step.back-hint"));
        back.setId("back");
        back.disableProperty().bind(model.session().canGoBack().not());
        back.setOnAction(event -> model.session().back());
        return back;
    }

    private Button step() {
        Button step = Controls.labelled(new Button(), model.texts().text("step.step"));
        step.setId("step");
        step.setGraphic(new FontIcon(Feather.SKIP_FORWARD));
        step.getStyleClass().add("accent");
        step.setMinWidth(USE_PREF_SIZE);
        Controls.named(step, model.texts().text("step.step-hint"));
        step.disableProperty().bind(model.session().canStep().not());
        step.setOnAction(event -> model.session().step());
        return step;
    }

    /** How the next token is chosen, where that has no place of its own; then where a beginner begins. */
    private HBox beginning(Space space, List<Node> doors) {
        Texts texts = model.texts();
        Appearance appearance = model.appearance();
        ToggleButton more = Controls.icon(new ToggleButton(), Feather.SLIDERS, texts.text("view.sampling"));
        more.setId("sampling-toggle");
        more.selectedProperty().bindBidirectional(sampling);
        ShellView.showWhen(more, space.wide().not().or(space.compact()));
        ToggleButton compare = Controls.icon(new ToggleButton(), Feather.COLUMNS, texts.text("compare.hint"));
        compare.setId("compare-toggle");
        compare.selectedProperty().bindBidirectional(appearance.comparison());
        ToggleButton gallery = Controls.icon(new ToggleButton(), Feather.BOOK_OPEN, texts.text("gallery.hint"));
        gallery.setId("gallery-toggle");
        gallery.selectedProperty().bindBidirectional(appearance.gallery());
        ToggleButton guide = Controls.icon(new ToggleButton(), Feather.HELP_CIRCLE, texts.text("guide.hint"));
        guide.setId("guide-toggle");
        guide.selectedProperty().bindBidirectional(appearance.guide());
        ToggleButton experiments = Controls.icon(new ToggleButton(), Feather.EDIT_3, texts.text("experiments.hint"));
        experiments.setId("experiments-toggle");
        experiments.selectedProperty().bindBidirectional(appearance.experiments());
        for (ToggleButton folds : List.of(compare, gallery, experiments, guide))
            ShellView.showWhen(folds, space.compact().not());
        HBox row = new HBox(more);
        row.getChildren().addAll(doors);
        row.getChildren().addAll(compare, gallery, experiments, guide);
        row.getStyleClass().add("view");
        return row;
    }

    private HBox view() {
        Texts texts = model.texts();
        Appearance appearance = model.appearance();
        Button language = Controls.labelled(new Button(), texts.text("view.other-language"));
        language.setId("language");
        language.getStyleClass().add("flat");
        Controls.named(language, texts.text("view.switch-language"));
        language.setOnAction(event -> texts.switchTo(texts.language().other()));

        Button theme = Controls.icon(new Button(), Feather.SUN, texts.text("view.theme"));
        theme.setId("theme");
        theme.graphicProperty()
                .bind(Bindings.createObjectBinding(
                        () -> new FontIcon(
                                switch (appearance.theme().get()) {
                                    case LIGHT -> Feather.SUN;
                                    case DARK -> Feather.MOON;
                                    case PROJECTOR -> Feather.AIRPLAY;
                                }),
                        appearance.theme()));
        theme.setOnAction(
                event -> appearance.theme().set(appearance.theme().get().next()));

        Button smaller = Controls.labelled(new Button(), texts.text("view.smaller"));
        smaller.getStyleClass().add("flat");
        Controls.named(smaller, texts.text("view.smaller-hint"));
        smaller.setOnAction(event -> appearance.smaller());
        Button larger = Controls.labelled(new Button(), texts.text("view.larger"));
        larger.getStyleClass().add("flat");
        Controls.named(larger, texts.text("view.larger-hint"));
        larger.setOnAction(event -> appearance.larger());

        ToggleButton inspector = Controls.icon(new ToggleButton(), Feather.SIDEBAR, texts.text("view.inspector"));
        inspector.setId("inspector-toggle");
        inspector.getStyleClass().add("mirrored");
        inspector.selectedProperty().bindBidirectional(appearance.inspector());
        DisplayMenu display = new DisplayMenu(texts, appearance);
        // At large scales the row is full; the keys stay.
        display.visibleProperty().bind(appearance.scale().lessThanOrEqualTo(Appearance.OVERLAY));
        display.managedProperty().bind(display.visibleProperty());
        Button full = Controls.icon(new Button(), Feather.MAXIMIZE, texts.text("view.full-screen"));
        full.setOnAction(event -> window.toggleFullScreen());
        for (Button worded : List.of(language, smaller, larger)) worded.setMinWidth(USE_PREF_SIZE);
        HBox view = new HBox(language, theme, smaller, larger, display, inspector, full);
        view.getStyleClass().add("view");
        return view;
    }
}
