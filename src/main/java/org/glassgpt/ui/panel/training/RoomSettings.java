package org.glassgpt.ui.panel.training;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Toggle;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.glassgpt.i18n.Messages;
import org.glassgpt.lab.LabState;
import org.glassgpt.lab.Preset;
import org.glassgpt.lab.Problems;
import org.glassgpt.lab.Runs;
import org.glassgpt.session.Problem;
import org.glassgpt.training.TrainConfig;
import org.glassgpt.training.TrainingException;

/** What is to be trained, and the runs that there are already. */
final class RoomSettings extends VBox {
    private static final List<String> PRETRAIN =
            List.of("layers", "heads", "width", "context", "vocab", "batch", "learning_rate", "steps", "seed");
    private static final List<String> TUNE = List.of("batch", "learning_rate", "steps", "lora", "seed");

    private final Room room;
    private final RoomContext context;
    private final ToggleButton tune = new ToggleButton();
    private final ToggleGroup kinds = new ToggleGroup();
    private final ChoiceBox<Preset> presets = new ChoiceBox<>();
    private final GridPane fields = new GridPane();
    private final Map<String, TextField> inputs = new LinkedHashMap<>();
    private final Label data = new Label();
    private final Label problem = new Label();
    private final ObjectProperty<Optional<Problem>> wrong = new SimpleObjectProperty<>(Optional.empty());
    private final VBox runs = new VBox();
    private List<String> files = List.of();
    private TrainConfig base = Preset.SMALL.config();

    RoomSettings(Room room, RoomContext context) {
        this.room = room;
        this.context = context;
        getStyleClass().add("room-settings");
        Label heading = label("room.new");
        heading.getStyleClass().add("heading");
        presets.setId("room-preset");
        presets.setMaxWidth(Double.MAX_VALUE);
        presets.setConverter(new Names());
        presets.setValue(Preset.SMALL);
        presets.valueProperty().addListener((value, old, now) -> {
            if (now != null) choose(now);
        });
        fields.getStyleClass().add("room-fields");
        ColumnConstraints words = new ColumnConstraints();
        words.setHgrow(Priority.ALWAYS);
        words.setMinWidth(0);
        fields.getColumnConstraints().addAll(words, new ColumnConstraints());
        problem.setWrapText(true);
        problem.getStyleClass().add("room-problem");
        problem.setId("room-problem");
        problem.managedProperty().bind(problem.textProperty().isNotEmpty());
        problem.visibleProperty().bind(problem.managedProperty());
        Label runsHeading = label("room.runs");
        runsHeading.getStyleClass().add("heading");
        runs.getStyleClass().add("room-runs");
        getChildren().addAll(heading, kinds(), presets, fields, dataRow(), runsHeading, runs);
        choose(Preset.SMALL);
        fillPresets(false);
        fillRuns();
        room.saved().addListener((ListChangeListener<Runs.Saved>) change -> fillRuns());
        room.state().addListener((value, old, now) -> {
            if (works(old) != works(now)) fillRuns();
        });
        problem.textProperty()
                .bind(context.texts()
                        .following(
                                now -> wrong.get()
                                        .map(why -> sentence(why, now))
                                        .orElse(""),
                                wrong));
        room.problem().addListener((value, old, now) -> wrong.set(now));
        context.texts().messages().addListener((value, old, now) -> {
            fillRuns();
            presets.setConverter(new Names()); // written anew
        });
    }

    private static boolean works(Optional<LabState> state) {
        return state.filter(now -> !now.phase().over()).isPresent();
    }

    private Label label(String key) {
        Label label = new Label();
        label.textProperty().bind(context.texts().text(key));
        return label;
    }

    private Node kinds() {
        ToggleButton pretrain = new ToggleButton();
        pretrain.textProperty().bind(context.texts().text("room.pretrain"));
        pretrain.setId("room-pretrain");
        tune.textProperty().bind(context.texts().text("room.tune"));
        tune.setId("room-tune");
        pretrain.setToggleGroup(kinds);
        tune.setToggleGroup(kinds);
        kinds.selectToggle(pretrain);
        kinds.selectedToggleProperty().addListener((value, old, now) -> {
            if (now == null) kinds.selectToggle(old);
            else fillPresets(now == tune);
        });
        return new FlowPane(pretrain, tune);
    }

    private void fillPresets(boolean tunes) {
        presets.getItems().setAll(Preset.all(tunes));
        presets.setValue(tunes ? Preset.TRANSLATE : Preset.SMALL);
    }

    private void choose(Preset preset) {
        base = preset.config();
        files = List.of();
        showData();
        fields.getChildren().clear();
        inputs.clear();
        int row = 0;
        for (String name : preset.tunes() ? TUNE : PRETRAIN) {
            Label what = label(field(name));
            TextField input = new TextField(value(name));
            input.setId("room-" + name.replace('_', '-'));
            input.setPrefColumnCount(6);
            input.setMinWidth(USE_PREF_SIZE);
            what.setWrapText(true);
            input.accessibleTextProperty().bind(what.textProperty());
            what.setLabelFor(input);
            inputs.put(name, input);
            fields.addRow(row++, what, input);
        }
    }

    private String value(String field) {
        return switch (field) {
            case "layers" -> "" + base.layers();
            case "heads" -> "" + base.heads();
            case "width" -> "" + base.width();
            case "context" -> "" + base.context();
            case "vocab" -> "" + base.vocab();
            case "batch" -> "" + base.batch();
            case "learning_rate" -> "" + base.learningRate();
            case "steps" -> "" + base.steps();
            case "lora" -> "" + base.rank();
            default -> "" + base.seed();
        };
    }

    private Node dataRow() {
        Button choose = new Button();
        choose.textProperty().bind(context.texts().text("room.files"));
        choose.setId("room-files");
        choose.setOnAction(event -> {
            List<Path> chosen =
                    context.chooseFiles().apply(context.texts().messages().get().text("room.files"));
            if (chosen.isEmpty()) return;
            files = chosen.stream().map(Path::toString).toList();
            showData();
        });
        data.setWrapText(true);
        data.getStyleClass().add("caption");
        VBox row = new VBox(data, choose);
        row.getStyleClass().add("room-data");
        BooleanBinding fits = Bindings.createBooleanBinding(
                () -> presets.getValue() != null && !presets.getValue().tunes(), presets.valueProperty());
        choose.visibleProperty().bind(fits);
        choose.managedProperty().bind(fits);
        context.texts().messages().addListener((value, old, now) -> showData());
        return row;
    }

    private void showData() {
        var now = context.texts().messages().get();
        if (base.tunedFor().isPresent()) data.setText(now.text("room.data.task"));
        else if (files.isEmpty()) data.setText(now.text("room.data.stories"));
        else
            data.setText(now.text(
                    "room.data.files",
                    String.join(
                            ", ",
                            files.stream()
                                    .map(file -> Path.of(file).getFileName().toString())
                                    .toList())));
    }

    /** What begins the run that is asked for, and why it cannot be begun; it stands below the settings. */
    Node start() {
        Button start = new Button();
        start.textProperty().bind(context.texts().text("room.start"));
        start.setId("room-start");
        start.getStyleClass().add("accent");
        start.disableProperty().bind(Bindings.createBooleanBinding(room::working, room.state()));
        start.setOnAction(event -> begin());
        VBox below = new VBox(problem, start);
        below.getStyleClass().add("room-start");
        return below;
    }

    private void begin() {
        try {
            TrainConfig config = base;
            for (Map.Entry<String, TextField> input : inputs.entrySet()) {
                String text = input.getValue().getText().strip();
                if (!text.equals(value(input.getKey()))) config = config.with(input.getKey(), number(text));
            }
            if (!config.steps().equals(base.steps())) config = config.withLength(config.steps());
            if (!files.isEmpty()) config = config.withCorpus(files);
            wrong.set(Optional.empty());
            room.start(presets.getValue().id(), config, context.texts().language());
        } catch (NumberFormatException e) {
            wrong.set(Optional.of(Problem.of("room.number")));
        } catch (TrainingException e) {
            wrong.set(Optional.of(Problems.of(e)));
        }
    }

    /** A field is called here what its label calls it. */
    private static String sentence(Problem why, Messages now) {
        Object[] arguments = why.arguments().toArray();
        if (why.key().equals("training.value")) arguments[1] = now.text(field((String) arguments[1]));
        return Problem.of(why.key(), arguments).in(now);
    }

    private static String field(String name) {
        return "room.field." + name.replace('_', '-');
    }

    private static Number number(String text) {
        return text.matches("-?\\d+") ? (Number) Long.valueOf(text) : (Number) Double.valueOf(text);
    }

    private void fillRuns() {
        List<Node> rows = new ArrayList<>();
        for (Runs.Saved run : room.saved()) rows.add(row(run, run.name()));
        if (rows.isEmpty()) {
            Label none = label("room.runs.none");
            none.setWrapText(true);
            none.getStyleClass().add("caption");
            rows.add(none);
        }
        var now = context.texts().messages().get();
        for (Room.Shipped shipped : room.shipped()) {
            String made = now.text(ShippedFigures.name(shipped.preset()));
            rows.add(row(shipped.run(), now.text("room.shipped", made)));
        }
        runs.getChildren().setAll(rows);
    }

    private Node row(Runs.Saved run, String title) {
        Label name = new Label(title);
        name.getStyleClass().add("room-run-name");
        var now = context.texts().messages().get();
        Label how = new Label(now.text(
                "room.run.steps",
                run.record().report().step(),
                run.record().config().steps()));
        how.getStyleClass().add("caption");
        FlowPane actions = new FlowPane();
        actions.getStyleClass().add("room-run-actions");
        if (run.unfinished() && !room.working())
            actions.getChildren()
                    .add(action(
                            "room.run.go-on",
                            () -> room.goOn(
                                    run.folder(),
                                    OptionalInt.empty(),
                                    context.texts().language())));
        if (!room.working())
            actions.getChildren()
                    .add(action(
                            "room.run.show",
                            () -> room.show(run, context.texts().language())));
        actions.getChildren().add(comparison(run));
        actions.getChildren()
                .add(action("room.run.open", () -> context.openModel().accept(run.folder())));
        if (!room.working()) actions.getChildren().add(action("room.run.again", () -> again(run)));
        VBox row = new VBox(name, how, actions);
        row.getStyleClass().add("room-run");
        return row;
    }

    /** Puts the run's settings into the fields: the same seed is the same initial weights. */
    private void again(Runs.Saved run) {
        TrainConfig config = run.record().config();
        Preset preset = presetOf(run.name(), config);
        for (Toggle kind : kinds.getToggles()) if (preset.tunes() == (kind == tune)) kinds.selectToggle(kind);
        presets.setValue(preset);
        base = config;
        for (Map.Entry<String, TextField> input : inputs.entrySet())
            input.getValue().setText(value(input.getKey()));
        files = base.corpus();
        showData();
    }

    /** What a run was begun as: by its task, and where it has none by its name. */
    private static Preset presetOf(String name, TrainConfig config) {
        return Preset.all(config.tunedFor().isPresent()).stream()
                .filter(preset -> preset.tunes()
                        ? preset.config().tunedFor().equals(config.tunedFor())
                        : name.startsWith(preset.id()))
                .findFirst()
                .orElse(Preset.SMALL);
    }

    /** Lays the run over the plot, and takes it away again. */
    private Button comparison(Runs.Saved run) {
        Button button =
                action("room.run.compare", () -> room.other().set(compared(run) ? Optional.empty() : Optional.of(run)));
        button.textProperty()
                .bind(context.texts()
                        .following(
                                now -> now.text(compared(run) ? "room.run.compare-end" : "room.run.compare"),
                                room.other()));
        return button;
    }

    private boolean compared(Runs.Saved run) {
        return room.other().get().filter(run::equals).isPresent();
    }

    private Button action(String key, Runnable does) {
        Button button = new Button();
        button.textProperty().bind(context.texts().text(key));
        button.getStyleClass().add("flat");
        button.setOnAction(event -> does.run());
        return button;
    }

    /** Presets by their names on screen. */
    private final class Names extends StringConverter<Preset> {
        @Override
        public String toString(Preset preset) {
            return preset == null ? "" : context.texts().messages().get().text("room.preset." + preset.id());
        }

        @Override
        public Preset fromString(String text) {
            throw new UnsupportedOperationException("presets are chosen, not typed");
        }
    }
}
