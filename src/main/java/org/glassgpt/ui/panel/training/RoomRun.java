package org.glassgpt.ui.panel.training;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import javafx.beans.binding.Bindings;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.glassgpt.figure.Figure;
import org.glassgpt.figure.Paper;
import org.glassgpt.i18n.Messages;
import org.glassgpt.lab.LabState;
import org.glassgpt.lab.LabState.Phase;
import org.glassgpt.lab.Look;
import org.glassgpt.session.Selection;
import org.glassgpt.ui.panel.FigurePanel;

/** The run in hand: where it is, what can be done with it, its pictures. */
final class RoomRun extends VBox {
    /** The pictures, in the order of their buttons. */
    private enum View {
        LOSS,
        TASK,
        GRADIENTS,
        ATTENTION,
        HEADS,
        EMBEDDINGS,
        BEFORE
    }

    /** A picture is at least so high at scale 1; where there is less room, the run is scrolled. */
    private static final double PICTURE = 240;

    /** The same of pictures with many small parts. */
    private static final double MAPS = 420;

    private final Room room;
    private final RoomContext context;
    private final StackPane pictures = new StackPane();
    private final IntegerProperty layer = new SimpleIntegerProperty(0);
    private final IntegerProperty head = new SimpleIntegerProperty(0);
    private final ToggleGroup views = new ToggleGroup();

    RoomRun(Room room, RoomContext context) {
        this.room = room;
        this.context = context;
        getStyleClass().add("room-run-in-hand");
        pictures.setMinWidth(0);
        VBox.setVgrow(pictures, Priority.ALWAYS);
        getChildren().addAll(status(), buttons(), viewRow(), pictures, sample());
        show(View.LOSS);
    }

    private Node status() {
        Label words = new Label();
        words.setId("room-status");
        words.setWrapText(true);
        words.setMinHeight(USE_PREF_SIZE);
        words.textProperty().bind(context.texts().following(this::statusText, room.state()));
        ProgressBar bar = new ProgressBar();
        bar.setMaxWidth(Double.MAX_VALUE);
        bar.setMinHeight(USE_PREF_SIZE);
        bar.progressProperty()
                .bind(Bindings.createDoubleBinding(
                        () -> room.state().get().map(RoomRun::share).orElse(0.0), room.state()));
        Label problem = new Label();
        problem.getStyleClass().add("room-problem");
        problem.setWrapText(true);
        problem.setMinHeight(USE_PREF_SIZE);
        problem.setId("room-failure");
        problem.textProperty()
                .bind(context.texts()
                        .following(
                                now -> room.state()
                                        .get()
                                        .flatMap(LabState::problem)
                                        .map(why -> why.in(now))
                                        .orElse(""),
                                room.state()));
        problem.managedProperty().bind(problem.textProperty().isNotEmpty());
        problem.visibleProperty().bind(problem.managedProperty());
        return new VBox(words, bar, problem);
    }

    private static double share(LabState state) {
        int steps = state.config().steps();
        return switch (state.phase()) {
            case TOKENIZER -> 0;
            case DATA -> state.share();
            default -> steps == 0 ? 1 : state.step() / (double) steps;
        };
    }

    private String statusText(Messages now) {
        Optional<LabState> shown = room.state().get();
        if (shown.isEmpty()) return now.text("room.nothing");
        LabState state = shown.get();
        String phase = now.text("room.phase." + state.phase().name().toLowerCase(Locale.ROOT));
        if (state.phase() == Phase.TOKENIZER || state.phase() == Phase.DATA) return phase;
        String said = state.touched() == 0
                ? now.text(
                        "room.status-saved", phase, state.step(), state.config().steps(), state.network())
                : now.text(
                        "room.status", phase, state.step(), state.config().steps(), state.network(), state.touched());
        if (state.phase() != Phase.RUNNING || state.secondsLeft().isEmpty()) return said;
        long left = Math.round(state.secondsLeft().getAsDouble());
        return said + now.text("room.left", left / 60, String.format(Locale.ROOT, "%02d", left % 60));
    }

    private Node buttons() {
        Button pause = button("room.pause", "room-pause", state -> state.phase() == Phase.RUNNING, room::pause);
        Button goOn = button("room.resume", "room-resume", state -> state.phase() == Phase.PAUSED, room::goOn);
        Button stop = button("room.stop", "room-stop", state -> !state.phase().over(), room::stop);
        Button open = button(
                "room.open",
                "room-open",
                this::hasModel,
                () -> room.state().get().ifPresent(state -> context.openModel().accept(state.folder())));
        FlowPane row = new FlowPane(pause, goOn, stop, back(), open);
        row.getStyleClass().add("room-buttons");
        return row;
    }

    private boolean hasModel(LabState state) {
        return state.phase() == Phase.FINISHED || state.phase() == Phase.STOPPED;
    }

    private Button button(String key, String id, Predicate<LabState> when, Runnable does) {
        Button button = new Button();
        button.setId(id);
        button.textProperty().bind(context.texts().text(key));
        button.disableProperty()
                .bind(Bindings.createBooleanBinding(
                        () -> room.state().get().filter(when).isEmpty(), room.state()));
        button.setOnAction(event -> does.run());
        return button;
    }

    private Node back() {
        MenuButton back = new MenuButton();
        back.setId("room-back");
        back.textProperty().bind(context.texts().text("room.back"));
        room.state().addListener((value, old, now) -> {
            List<Integer> kept = now.map(LabState::kept).orElse(List.of());
            if (kept.equals(old.map(LabState::kept).orElse(List.of()))
                    && !back.getItems().isEmpty()) return;
            back.getItems().clear();
            for (int step : kept) {
                MenuItem item = new MenuItem("" + step);
                item.setOnAction(event -> room.goBack(step, context.texts().language()));
                back.getItems().add(item);
            }
        });
        back.disableProperty()
                .bind(Bindings.createBooleanBinding(
                        () -> room.state()
                                .get()
                                .map(LabState::kept)
                                .orElse(List.of())
                                .isEmpty(),
                        room.state()));
        return back;
    }

    private Node viewRow() {
        FlowPane row = new FlowPane();
        row.getStyleClass().add("room-views");
        for (View view : View.values()) {
            ToggleButton button = new ToggleButton();
            button.setId("room-view-" + view.name().toLowerCase(Locale.ROOT));
            button.textProperty()
                    .bind(context.texts().text("room.view." + view.name().toLowerCase(Locale.ROOT)));
            button.setToggleGroup(views);
            button.setOnAction(event -> {
                button.setSelected(true);
                show(view);
            });
            if (view == View.LOSS) button.setSelected(true);
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
            row.getChildren().add(button);
        }
        row.getChildren().addAll(number("room.layer", layer, true), number("room.head", head, false));
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

    private void show(View view) {
        boolean small = view == View.LOSS || view == View.TASK || view == View.GRADIENTS;
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
                                        half("figure.training.task.before", looked(context.heads(), LabState::first)),
                                        half("figure.training.task.now", looked(context.heads(), LabState::look)));
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
        return new RoomPicture(
                context,
                paper -> room.state()
                        .get()
                        .flatMap(which)
                        .map(look -> builder.build(look.snapshot(), selection(look), paper)),
                room.state(),
                layer,
                head);
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
                .map(shipped -> context.texts().messages().get().text("room.preset." + shipped.preset()))
                .orElseGet(() -> folder.getFileName().toString());
    }

    private Node sample() {
        Label sample = new Label();
        sample.setId("room-sample");
        sample.setWrapText(true);
        sample.getStyleClass().add("room-sample");
        sample.textProperty().bind(context.texts().following(this::sampleText, room.state()));
        sample.setMinHeight(USE_PREF_SIZE);
        return sample;
    }

    private String sampleText(Messages now) {
        return room.state()
                .get()
                .flatMap(LabState::look)
                .map(look -> look.prompt().isEmpty()
                        ? now.text("room.sample", look.step(), look.sample())
                        : now.text(
                                "room.answer",
                                look.step(),
                                look.prompt(),
                                look.sample().strip()))
                .orElse("");
    }
}
