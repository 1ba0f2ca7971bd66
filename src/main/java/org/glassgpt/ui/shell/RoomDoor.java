package org.glassgpt.ui.shell;

import java.util.Optional;
import java.util.OptionalInt;
import javafx.beans.InvalidationListener;
import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.control.ToggleButton;
import org.glassgpt.lab.Runs;
import org.glassgpt.ui.panel.attention.AttentionFigure;
import org.glassgpt.ui.panel.attentiongrid.AttentionGridFigure;
import org.glassgpt.ui.panel.embeddingmap.EmbeddingMapFigure;
import org.glassgpt.ui.panel.training.Room;
import org.glassgpt.ui.panel.training.RoomContext;
import org.glassgpt.ui.panel.training.RoomView;
import org.kordamp.ikonli.feather.Feather;

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
        Optional<Runs.Saved> found = room.unfinished();
        if (found.isEmpty()) return new Group();
        Runs.Saved run = found.get();
        OfferBar bar = new OfferBar(
                "room-offer",
                Feather.ACTIVITY,
                model.texts()
                        .text(
                                "room.offer",
                                run.name(),
                                run.record().report().step(),
                                run.record().config().steps()),
                model.texts().text("room.run.go-on"),
                model.texts().text("room.offer.later"),
                () -> {
                    room.open().set(true);
                    room.goOn(run.folder(), OptionalInt.empty(), model.texts().language());
                });
        room.state().addListener((InvalidationListener) changed -> bar.dismiss());
        return bar;
    }
}
