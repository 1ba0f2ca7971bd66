package org.glassgpt.ui.panel.training;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.glassgpt.figure.Figure;
import org.glassgpt.figure.Hit;
import org.glassgpt.figure.Paper;
import org.glassgpt.lab.LabState;
import org.glassgpt.lab.Look;
import org.glassgpt.session.Selection;
import org.glassgpt.ui.panel.FigurePanel;
import org.glassgpt.ui.panel.Presses;

/** The pictures of the run in hand, one at a time; what chooses between them stands elsewhere. */
final class RoomPictures extends VBox {
    /** The pictures, in the order of their buttons. */
    enum View {
        LOSS,
        TASK,
        GRADIENTS,
        ATTENTION,
        HEADS,
        EMBEDDINGS,
        BEFORE;

        /** Whether it has many small parts, which need room. */
        boolean map() {
            return this == ATTENTION || this == HEADS || this == EMBEDDINGS;
        }
    }

    /** A picture is at least so high at scale 1; where there is less room, the run is scrolled. */
    private static final double PICTURE = 240;

    /** The same of pictures with many small parts. */
    private static final double MAPS = 360;

    /** Name of what is pressed on a picture of all heads. */
    private static final String HEAD = "head";

    private final Room room;
    private final RoomContext context;
    private final StackPane pictures = new StackPane();
    private final IntegerProperty layer = new SimpleIntegerProperty(0);
    private final IntegerProperty head = new SimpleIntegerProperty(0);
    private final ToggleGroup views = new ToggleGroup();
    private final ObjectProperty<View> shown = new SimpleObjectProperty<>(View.LOSS);

    RoomPictures(Room room, RoomContext context) {
        this.room = room;
        this.context = context;
        getStyleClass().add("room-pictures");
        pictures.setMinWidth(0);
        VBox.setVgrow(pictures, Priority.ALWAYS);
        getChildren().add(pictures);
        shown.addListener((value, old, now) -> lay(now));
        lay(shown.get());
    }

    /** The picture that is seen. */
    ReadOnlyObjectProperty<View> shown() {
        return shown;
    }

    /** Chooses which picture is seen, and of which head. */
    List<Node> controls() {
        List<Node> row = new ArrayList<>();
        for (View view : View.values()) {
            ToggleButton button = new ToggleButton();
            button.setId("room-view-" + view.name().toLowerCase(Locale.ROOT));
            button.textProperty()
                    .bind(context.texts().text("room.view." + view.name().toLowerCase(Locale.ROOT)));
            button.setToggleGroup(views);
            button.setOnAction(event -> {
                button.setSelected(true);
                shown.set(view);
            });
            shown.addListener((value, old, now) -> button.setSelected(now == view));
            button.setSelected(view == shown.get());
            boolean ofTuning = view == View.TASK || view == View.BEFORE;
            if (ofTuning) {
                button.visibleProperty()
                        .bind(Bindings.createBooleanBinding(
                                () -> room.state()
                                        .get()
                                        .flatMap(state -> state.config().tunedFor())
                                        .isPresent(),
                                room.state()));
                button.managedProperty().bind(button.visibleProperty());
            }
            row.add(button);
        }
        BooleanBinding ofOne = shown.isEqualTo(View.ATTENTION);
        for (Node choice : List.of(number("room.layer", layer, true), number("room.head", head, false))) {
            choice.visibleProperty().bind(ofOne);
            choice.managedProperty().bind(ofOne);
            row.add(choice);
        }
        return row;
    }

    private Node number(String key, IntegerProperty value, boolean ofLayers) {
        ChoiceBox<Integer> choice = new ChoiceBox<>();
        choice.accessibleTextProperty().bind(context.texts().text(key));
        choice.getItems().setAll(List.of(0));
        choice.setValue(0);
        choice.valueProperty().addListener((observable, old, now) -> {
            if (now != null) value.set(now);
        });
        value.addListener((observable, old, now) -> choice.setValue(now.intValue()));
        room.state()
                .addListener((observable, old, now) -> now.flatMap(LabState::look)
                        .ifPresent(look -> {
                            var shape = look.snapshot().trace().model();
                            int count = ofLayers ? shape.layers() : shape.heads();
                            if (choice.getItems().size() == count) return;
                            List<Integer> all = new ArrayList<>();
                            for (int i = 0; i < count; i++) all.add(i);
                            choice.getItems().setAll(all);
                            choice.setValue(Math.min(value.get(), count - 1));
                        }));
        Label label = new Label();
        label.textProperty().bind(context.texts().text(key));
        label.setLabelFor(choice);
        HBox pair = new HBox(label, choice);
        pair.getStyleClass().add("room-number");
        return pair;
    }

    private void lay(View view) {
        boolean small = !view.map() && view != View.BEFORE;
        pictures.minHeightProperty().bind(context.appearance().scale().multiply(small ? PICTURE : MAPS));
        pictures.getChildren()
                .setAll(
                        switch (view) {
                            case LOSS -> picture(paper -> compared().map(shown -> LossFigure.of(shown, paper)));
                            case TASK -> picture(paper -> compared().map(shown -> TaskFigure.of(shown, paper)));
                            case GRADIENTS ->
                                picture(paper -> compared().map(shown -> GradientsFigure.of(shown, paper)));
                            case ATTENTION -> looked(context.attention(), LabState::look);
                            case HEADS -> looked(context.heads(), LabState::look);
                            case EMBEDDINGS -> looked(context.embeddings(), LabState::look);
                            case BEFORE ->
                                new HBox(
                                        half(
                                                "figure.training.task.before",
                                                looked(context.heads(), LabState::first)
                                                        .brief()),
                                        half(
                                                "figure.training.task.now",
                                                looked(context.heads(), LabState::look)
                                                        .brief()));
                        });
    }

    /** One of two pictures beside each other, under what it is. */
    private Node half(String key, RoomPicture picture) {
        Label what = new Label();
        what.textProperty().bind(context.texts().text(key));
        what.getStyleClass().add("heading");
        VBox.setVgrow(picture, Priority.ALWAYS);
        VBox half = new VBox(what, picture);
        half.setAlignment(Pos.TOP_CENTER);
        half.setMinWidth(0);
        half.setPrefWidth(100);
        HBox.setHgrow(half, Priority.ALWAYS);
        return half;
    }

    private RoomPicture picture(Function<Paper, Optional<Figure>> build) {
        return new RoomPicture(context, build, room.state(), room.other());
    }

    private RoomPicture looked(FigurePanel.Builder builder, Function<LabState, Optional<Look>> which) {
        RoomPicture picture = new RoomPicture(
                context,
                paper -> room.state()
                        .get()
                        .flatMap(which)
                        .map(look -> builder.build(look.snapshot(), selection(look), paper)),
                room.state(),
                layer,
                head);
        picture.view().setOnPress(this::press);
        return picture;
    }

    /** A head that is pressed among all is seen alone. */
    private void press(Hit hit) {
        if (!hit.target().name().equals(HEAD)) return;
        Selection taken = Presses.head(Selection.START, hit);
        layer.set(taken.layer());
        head.set(taken.head());
        if (shown.get() == View.HEADS) shown.set(View.ATTENTION);
    }

    private Selection selection(Look look) {
        return Selection.START
                .withScale(context.appearance().scale().get())
                .withHead(layer.get(), head.get())
                .within(look.snapshot().trace());
    }

    private Optional<Compared> compared() {
        return room.state()
                .get()
                .map(state -> new Compared(
                        nameOf(state.folder()),
                        state.report(),
                        state.config().steps(),
                        state.baselines(),
                        room.other()
                                .get()
                                .map(run -> new Compared.Named(
                                        nameOf(run.folder()), run.record().report()))));
    }

    /** A shipped run is called what it teaches, another by its folder. */
    private String nameOf(Path folder) {
        return room.shipped().stream()
                .filter(shipped -> shipped.run().folder().equals(folder))
                .findFirst()
                .map(shipped -> context.texts().messages().get().text(ShippedFigures.name(shipped.preset())))
                .orElseGet(() -> folder.getFileName().toString());
    }
}
