package org.glassgpt.ui.shell;

import java.util.Optional;
import java.util.OptionalInt;
import javafx.beans.InvalidationListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.glassgpt.lab.Runs;
import org.glassgpt.ui.panel.attention.AttentionFigure;
import org.glassgpt.ui.panel.attentiongrid.AttentionGridFigure;
import org.glassgpt.ui.panel.embeddingmap.EmbeddingMapFigure;
import org.glassgpt.ui.panel.training.Room;
import org.glassgpt.ui.panel.training.RoomContext;
import org.glassgpt.ui.panel.training.RoomView;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Where the training room touches the window: its button, its view with the pictures of other panels, its offer. */
final class RoomDoor {
    private RoomDoor() {}

    static ToggleButton toggle(ShellModel model, Room room) {
        ToggleButton button = Controls.icon(
                new ToggleButton(), Feather.ACTIVITY, model.texts().text("room.hint"));
        button.setId("room-toggle");
        button.selectedProperty().bindBidirectional(room.open());
        return button;
    }

    static RoomView view(ShellModel model, Room room, WindowActions window) {
        return new RoomView(
                room,
                new RoomContext(
                        model.texts(),
                        model.appearance(),
                        model.panels().words(),
                        model.panels().palette(),
                        AttentionFigure::of,
                        AttentionGridFigure::of,
                        EmbeddingMapFigure::of,
                        window::chooseFiles,
                        folder -> {
                            room.open().set(false);
                            model.open(folder);
                        }));
    }

    /** A run was interrupted: it can be gone on with. Shown until the reader decides. */
    static Node offer(ShellModel model, Room room) {
        HBox bar = new HBox();
        bar.setId("room-offer");
        bar.getStyleClass().add("world");
        bar.setAlignment(Pos.CENTER_LEFT);
        Optional<Runs.Saved> found = room.unfinished();
        if (found.isPresent()) {
            Runs.Saved run = found.get();
            Label sentence = Controls.labelled(
                    new Label(),
                    model.texts()
                            .text(
                                    "room.offer",
                                    run.name(),
                                    run.record().report().step(),
                                    run.record().config().steps()));
            sentence.setWrapText(true);
            HBox.setHgrow(sentence, Priority.ALWAYS);
            Button go = Controls.labelled(new Button(), model.texts().text("room.run.go-on"));
            go.setId("room-offer-go");
            go.setOnAction(event -> {
                room.open().set(true);
                room.goOn(run.folder(), OptionalInt.empty(), model.texts().language());
            });
            Button later = Controls.labelled(new Button(), model.texts().text("room.offer.later"));
            later.setId("room-offer-later");
            later.setOnAction(event -> dismiss(bar));
            for (Button button : new Button[] {go, later}) button.setMinWidth(Button.USE_PREF_SIZE);
            bar.getChildren().addAll(new FontIcon(Feather.ACTIVITY), sentence, go, later);
            room.state().addListener((InvalidationListener) changed -> dismiss(bar));
        } else {
            dismiss(bar);
        }
        return bar;
    }

    private static void dismiss(HBox bar) {
        bar.setVisible(false);
        bar.setManaged(false);
    }
}
