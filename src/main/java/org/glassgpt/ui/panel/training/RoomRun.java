package org.glassgpt.ui.panel.training;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.glassgpt.figure.Numbers;
import org.glassgpt.i18n.Messages;
import org.glassgpt.lab.LabState;
import org.glassgpt.lab.LabState.Phase;

/** The run in hand: where it is, what can be done with it, its pictures. */
final class RoomRun extends VBox {
    private final Room room;
    private final RoomContext context;
    private final RoomPictures pictures;
    private final Button stop;
    private final BooleanBinding there;

    RoomRun(Room room, RoomContext context) {
        this.room = room;
        this.context = context;
        getStyleClass().add("room-run-in-hand");
        pictures = new RoomPictures(room, context);
        VBox.setVgrow(pictures, Priority.ALWAYS);
        stop = button("room.stop", "room-stop", state -> !state.phase().over(), room::stop);
        there = Bindings.createBooleanBinding(() -> room.state().get().isPresent(), room.state());
        Node nothing = nothing();
        getChildren().addAll(nothing, bar(), controls(), pictures, sample());
        for (Node part : getChildren()) {
            if (part.visibleProperty().isBound()) continue;
            showWhen(part, part == nothing ? there.not() : there);
        }
    }

    /** Whether there is a run in hand. */
    BooleanBinding there() {
        return there;
    }

    /** Takes the keyboard, where a run has just begun: it can be stopped at once. */
    void focusStop() {
        stop.requestFocus();
    }

    private static void showWhen(Node part, ObservableBooleanValue condition) {
        part.visibleProperty().bind(condition);
        part.managedProperty().bind(condition);
    }

    private Node nothing() {
        Label words = new Label();
        words.textProperty().bind(context.texts().text("room.nothing"));
        words.setId("room-nothing");
        words.setWrapText(true);
        words.setMaxSize(Double.MAX_VALUE, Double.MAX_VALUE);
        words.getStyleClass().add("room-nothing");
        VBox.setVgrow(words, Priority.ALWAYS);
        return words;
    }

    /** Where the run is, in words; stands beside the name of the room. */
    Node status() {
        Label words = new Label();
        words.setId("room-status");
        words.textProperty().bind(context.texts().following(this::statusText, room.state()));
        Label network = new Label();
        network.setId("room-network");
        network.getStyleClass().add("caption");
        network.textProperty().bind(context.texts().following(this::networkText, room.state()));
        FlowPane line = new FlowPane(words, network);
        line.getStyleClass().add("room-status");
        for (Label part : List.of(words, network)) {
            part.setWrapText(true);
            part.maxWidthProperty().bind(line.widthProperty());
        }
        line.setMinWidth(0);
        showWhen(line, there);
        return line;
    }

    private Node bar() {
        ProgressBar bar = new ProgressBar();
        bar.setMaxWidth(Double.MAX_VALUE);
        bar.setMinHeight(USE_PREF_SIZE);
        bar.progressProperty()
                .bind(Bindings.createDoubleBinding(
                        () -> room.state().get().map(RoomRun::share).orElse(0.0), room.state()));
        VBox both = new VBox(bar, failure());
        both.setMinHeight(USE_PREF_SIZE);
        return both;
    }

    private Node failure() {
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
        showWhen(problem, problem.textProperty().isNotEmpty());
        return problem;
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
        if (shown.isEmpty()) return "";
        LabState state = shown.get();
        String phase = now.text("room.phase." + state.phase().name().toLowerCase(Locale.ROOT));
        if (state.phase() == Phase.TOKENIZER || state.phase() == Phase.DATA) return phase;
        String said =
                now.text("room.status", phase, state.step(), state.config().steps());
        if (state.phase() != Phase.RUNNING || state.secondsLeft().isEmpty()) return said;
        long left = Math.round(state.secondsLeft().getAsDouble());
        return said + now.text("room.left", left / 60, String.format(Locale.ROOT, "%02d", left % 60));
    }

    private String networkText(Messages now) {
        Optional<LabState> known = room.state().get().filter(state -> state.network() > 0);
        if (known.isEmpty()) return "";
        LabState state = known.get();
        return state.touched() == 0
                ? now.text("room.network", Numbers.count(state.network()))
                : now.text("room.network-changed", Numbers.count(state.network()), Numbers.count(state.touched()));
    }

    /** What can be done with the run, and which picture of it is seen. */
    private Node controls() {
        Button pause = button("room.pause", "room-pause", state -> state.phase() == Phase.RUNNING, room::pause);
        Button goOn = button("room.resume", "room-resume", state -> state.phase() == Phase.PAUSED, room::goOn);
        Button open = button(
                "room.open",
                "room-open",
                this::hasModel,
                () -> room.state().get().ifPresent(state -> context.openModel().accept(state.folder())));
        FlowPane row = new FlowPane(pause, goOn, stop, back(), open);
        for (Node button : row.getChildren())
            showWhen(button, button.disabledProperty().not());
        Region gap = new Region();
        gap.getStyleClass().add("room-gap");
        row.getChildren().add(gap);
        row.getChildren().addAll(pictures.controls());
        row.getStyleClass().add("room-controls");
        row.setMinHeight(USE_PREF_SIZE);
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

    private Node sample() {
        Label sample = new Label();
        sample.setId("room-sample");
        sample.setWrapText(true);
        sample.getStyleClass().add("room-sample");
        sample.textProperty().bind(context.texts().following(this::sampleText, room.state()));
        sample.setMinHeight(USE_PREF_SIZE);
        BooleanBinding roomy = Bindings.createBooleanBinding(
                () -> !pictures.shown().get().map(), pictures.shown()); // maps need its room
        showWhen(sample, sample.textProperty().isNotEmpty().and(roomy));
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
