package org.glassgpt.ui.shell;

import java.util.List;
import java.util.Map;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.css.PseudoClass;
import javafx.geometry.NodeOrientation;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Separator;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.glassgpt.i18n.Language;
import org.glassgpt.session.Activity;
import org.glassgpt.ui.panel.Panel;
import org.glassgpt.ui.state.Appearance;
import org.kordamp.ikonli.feather.Feather;

/** The whole window, put together. */
public final class ShellView extends BorderPane {
    private static final PseudoClass ZH = PseudoClass.getPseudoClass("zh");

    private final ShellModel model;
    private final Toolbar toolbar;
    private final Inspector inspector;
    private final StackPane middle;

    ShellView(ShellModel model, Map<Place, List<Panel>> panels, WindowActions window) {
        this.model = model;
        getStyleClass().add("shell");
        setNodeOrientation(NodeOrientation.LEFT_TO_RIGHT);
        toolbar = new Toolbar(model, window);
        setTop(new VBox(toolbar, secondRow(model), new Separator(), new ProblemBar(model), new WorldBar(model)));

        inspector = new Inspector(model);
        middle = new StackPane(new PanelStage(model, panels), new GalleryView(model, new ExampleChoice(model, panels)));
        middle.setMinSize(0, 0);
        setCenter(middle);
        placeInspector();
        Appearance appearance = model.appearance();
        appearance.inspector().addListener((value, old, now) -> placeInspector());
        appearance.scale().addListener((value, old, now) -> placeInspector());
        model.panels().pointed().addListener((value, old, now) -> placeInspector());

        setBottom(new VBox(new Separator(), new TokenStrip(model), status(model)));
        follow(model.texts().language());
        model.texts().messages().addListener((value, old, now) -> follow(now.language()));
    }

    /** Places and, at large scales only when asked for, how the next token is chosen. */
    private static FlowPane secondRow(ShellModel model) {
        ToggleButton more =
                Controls.icon(new ToggleButton(), Feather.SLIDERS, model.texts().text("view.sampling"));
        more.setId("sampling-toggle");
        BooleanBinding large = model.appearance().scale().greaterThan(Appearance.OVERLAY);
        showWhen(more, large);
        SamplingBar sampling = new SamplingBar(model.session(), model.texts());
        showWhen(sampling, large.not().or(more.selectedProperty()));
        FlowPane row = new FlowPane(new PlaceBar(model), more, sampling);
        row.getStyleClass().add("second-row");
        return row;
    }

    /** At large scales only while there is something to wait for. */
    private static Status status(ShellModel model) {
        Status status = new Status(model);
        BooleanBinding busy = Bindings.createBooleanBinding(
                () -> model.session()
                        .activity()
                        .get()
                        .filter(Activity.OPENING::equals)
                        .isPresent(),
                model.session().activity());
        showWhen(
                status,
                model.appearance().scale().lessThanOrEqualTo(Appearance.OVERLAY).or(busy));
        return status;
    }

    private static void showWhen(Node node, BooleanBinding condition) {
        node.visibleProperty().bind(condition);
        node.managedProperty().bind(condition);
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
        boolean overlay = model.appearance().scale().get() > Appearance.OVERLAY;
        boolean pointed = model.panels().pointed().get().isPresent();
        boolean beside = wanted && !overlay;
        boolean over = wanted && overlay && pointed;
        inspector.setMouseTransparent(overlay);
        if (beside == (getRight() == inspector) && over == middle.getChildren().contains(inspector)) return;
        setRight(null);
        middle.getChildren().remove(inspector);
        if (beside) setRight(inspector);
        if (over) {
            StackPane.setAlignment(inspector, Pos.TOP_RIGHT);
            middle.getChildren().add(inspector);
        }
    }

    /** Chinese lines are set wider than English ones. */
    private void follow(Language language) {
        pseudoClassStateChanged(ZH, language == Language.ZH);
    }
}
