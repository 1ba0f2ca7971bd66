package org.glassgpt.ui.panel.training;

import javafx.beans.binding.BooleanBinding;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.glassgpt.lab.LabState;
import org.glassgpt.ui.state.Appearance;

/** The training room, over the stage: at the left what to train, at the right the run in hand. */
public final class RoomView extends VBox {
    /** So wide at scale 1, settings and pictures stand beside each other. */
    private static final double BOTH = 900;

    public RoomView(Room room, RoomContext context) {
        setId("room");
        getStyleClass().add("room");
        Label title = new Label();
        title.textProperty().bind(context.texts().text("room.title"));
        title.setMinWidth(USE_PREF_SIZE);
        title.getStyleClass().add("title");
        RoomRun run = new RoomRun(room, context);
        StackPane line = new StackPane(run.status());
        line.setMinWidth(0);
        HBox.setHgrow(line, Priority.ALWAYS);
        // In large type there is room for one of them only.
        BooleanBinding named = run.there().not().or(context.appearance().scale().lessThanOrEqualTo(Appearance.OVERLAY));
        title.visibleProperty().bind(named);
        title.managedProperty().bind(named);
        ToggleButton settings = new ToggleButton();
        settings.textProperty().bind(context.texts().text("room.settings"));
        settings.setId("room-settings-toggle");
        settings.setSelected(true);
        settings.setMinWidth(USE_PREF_SIZE);
        Button close = new Button();
        close.textProperty().bind(context.texts().text("room.close"));
        close.setId("room-close");
        close.getStyleClass().add("flat");
        close.setMinWidth(USE_PREF_SIZE);
        close.setOnAction(event -> room.open().set(false));
        HBox head = new HBox(title, line, settings, close);
        head.getStyleClass().add("room-head");
        RoomSettings asked = new RoomSettings(room, context);
        ScrollPane above = new ScrollPane(asked);
        above.setFitToWidth(true);
        // However large the type, what begins a run is in sight.
        BorderPane left = new BorderPane(above, null, null, asked.start(), null);
        left.setMinHeight(0);
        left.getStyleClass().add("room-left");
        left.visibleProperty().bind(settings.selectedProperty());
        left.managedProperty().bind(left.visibleProperty());
        ScrollPane right = new ScrollPane(run);
        right.setFitToWidth(true);
        right.setFitToHeight(true);
        right.setMinSize(0, 0);
        right.getStyleClass().add("room-right");
        HBox.setHgrow(right, Priority.ALWAYS);
        HBox both = new HBox(left, right);
        both.getStyleClass().add("room-body");
        VBox.setVgrow(both, Priority.ALWAYS);
        both.setMinHeight(0);
        getChildren().addAll(head, both);
        visibleProperty().bind(room.open());
        managedProperty().bind(visibleProperty());
        addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() != KeyCode.ESCAPE) return;
            room.open().set(false);
            event.consume();
        });
        // Where there is little room the pictures need it: once something runs or is shown, the settings fold away.
        room.state().addListener((value, old, now) -> {
            boolean began = old.filter(s -> !s.phase().over()).isEmpty()
                    && now.filter(s -> !s.phase().over()).isPresent();
            boolean another = now.isPresent() && !now.map(LabState::folder).equals(old.map(LabState::folder));
            if (began && focusIn(left)) run.focusStop();
            if ((began || another)
                    && getWidth() < BOTH * context.appearance().scale().get()) settings.setSelected(false);
        });
    }

    /** Whether the keyboard is in a part of the room, or in what was there until now. */
    private boolean focusIn(Parent part) {
        if (getScene() == null) return false;
        Node owner = getScene().getFocusOwner();
        if (owner == null || owner.getScene() == null) return true;
        for (Node node = owner; node != null; node = node.getParent()) if (node == part) return true;
        return false;
    }
}
