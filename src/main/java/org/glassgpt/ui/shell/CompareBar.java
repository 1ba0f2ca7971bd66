package org.glassgpt.ui.shell;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.util.StringConverter;
import org.glassgpt.figure.Numbers;
import org.glassgpt.i18n.Messages;
import org.glassgpt.sampling.SamplingSettings;
import org.glassgpt.session.Comparison;
import org.glassgpt.session.Rival;
import org.glassgpt.ui.state.Appearance;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Chooses what is compared with what is shown, as long as the comparison lasts: it is there while it is compared. */
final class CompareBar extends HBox {
    private static final double HOTTEST = 2;

    /** What can be compared with. */
    enum Kind {
        PROMPT,
        TEMPERATURE,
        MOMENT,
        MODEL,
        EDITS;

        String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final ShellModel model;
    private final WindowActions window;
    private final ComboBox<Kind> kind = new ComboBox<>();
    private final TextField prompt = new TextField();
    private final Slider temperature = new Slider(0, HOTTEST, 0.5);
    private final MomentChooser moments;
    private final Map<Kind, Node> choosers = new EnumMap<>(Kind.class);
    private boolean following;

    CompareBar(ShellModel model, WindowActions window) {
        this.model = model;
        this.window = window;
        setId("compare");
        getStyleClass().add("compare-bar");
        setAlignment(Pos.CENTER_LEFT);
        Label name = Controls.labelled(new Label(), model.texts().text("compare.with"));
        name.setMinWidth(USE_PREF_SIZE);
        name.setLabelFor(kind);
        ShellView.showWhen(name, model.appearance().scale().lessThanOrEqualTo(Appearance.OVERLAY)); // the icon says it
        kind.setId("compare-kind");
        kind.setConverter(new Name());
        kind.setMinWidth(USE_PREF_SIZE);
        kind.accessibleTextProperty().bind(model.texts().text("compare.with"));
        kind.getSelectionModel().selectedItemProperty().addListener((value, old, now) -> chose(now));
        model.texts().messages().addListener((value, old, now) -> kind.setConverter(new Name()));
        choosers.put(Kind.PROMPT, promptChooser());
        choosers.put(Kind.TEMPERATURE, temperatureChooser());
        Button end = end();
        Button putBack = putBack();
        Button stop = stop();
        Node working = working(stop);
        moments =
                new MomentChooser(model, kind, () -> working.isVisible() ? stop : putBack.isVisible() ? putBack : end);
        addEventFilter(KeyEvent.KEY_PRESSED, moments::before);
        choosers.put(Kind.MOMENT, moments);
        choosers.put(Kind.MODEL, modelChooser());
        choosers.put(Kind.EDITS, sentence("compare.edits-words"));
        HBox place = new HBox();
        place.setAlignment(Pos.CENTER_LEFT);
        place.setMinWidth(0);
        HBox.setHgrow(place, Priority.ALWAYS);
        for (Node chooser : choosers.values()) HBox.setHgrow(chooser, Priority.ALWAYS);
        place.getChildren().addAll(choosers.values());
        getChildren().addAll(new FontIcon(Feather.COLUMNS), name, kind, place, working, putBack, end);
        visibleProperty().bind(model.appearance().comparison());
        managedProperty().bind(visibleProperty());
        model.appearance().comparison().addListener((value, old, now) -> toggled(now));
        model.session().comparison().addListener((value, old, now) -> follow(now));
        offer();
        follow(model.session().comparison().get());
    }

    /** What is there to choose from now. */
    private void offer() {
        following = true;
        Kind before = kind.getValue();
        kind.getItems().setAll(Kind.PROMPT, Kind.TEMPERATURE);
        if (!model.moments().isEmpty() || before == Kind.MOMENT) kind.getItems().add(Kind.MOMENT);
        kind.getItems().add(Kind.MODEL);
        boolean edited = model.session()
                .inputs()
                .get()
                .filter(inputs -> !inputs.edits().isEmpty())
                .isPresent();
        if (edited || before == Kind.EDITS) kind.getItems().add(Kind.EDITS);
        kind.setValue(before != null && kind.getItems().contains(before) ? before : Kind.PROMPT);
        following = false;
        show(kind.getValue());
    }

    private void show(Kind now) {
        choosers.forEach((of, node) -> {
            node.setVisible(of == now);
            node.setManaged(of == now);
        });
    }

    /** The bar has been opened for the first time. */
    void begin() {
        toggled(true);
    }

    private void toggled(boolean open) {
        if (open) {
            offer();
            kind.requestFocus();
        } else {
            model.session().endComparison();
            model.session().putBack();
        }
    }

    /** A comparison that began elsewhere shows here what it is with. */
    private void follow(Optional<Comparison> now) {
        if (now.isEmpty()) return;
        model.appearance().comparison().set(true);
        Rival rival = now.get().rival();
        Kind of = kind(rival);
        following = true;
        if (rival instanceof Rival.OtherSettings other && !temperature.isValueChanging()) {
            temperature.setValue(other.settings().temperature());
        }
        // While it is typed in the field, the field knows better.
        if (rival instanceof Rival.OtherPrompt other && !prompt.isFocused()) prompt.setText(other.text());
        if (!kind.getItems().contains(of)) kind.getItems().add(of);
        if (of != kind.getValue()) kind.setValue(of);
        following = false;
        show(of);
    }

    private static Kind kind(Rival rival) {
        if (rival instanceof Rival.OtherPrompt) return Kind.PROMPT;
        if (rival instanceof Rival.OtherSettings) return Kind.TEMPERATURE;
        if (rival instanceof Rival.Moment) return Kind.MOMENT;
        return rival instanceof Rival.WithoutEdits ? Kind.EDITS : Kind.MODEL;
    }

    private void chose(Kind now) {
        if (following || now == null) return;
        show(now);
        compare(now);
    }

    private void compare(Kind with) {
        switch (with) {
            case PROMPT -> {
                if (!prompt.getText().isEmpty()) model.session().compare(new Rival.OtherPrompt(prompt.getText()));
            }
            case TEMPERATURE -> model.session().compare(new Rival.OtherSettings(settings()));
            case MOMENT -> moments.compare();
            case EDITS -> model.session().compare(new Rival.WithoutEdits());
            case MODEL -> {} // a folder is chosen first
        }
    }

    private SamplingSettings settings() {
        SamplingSettings now = model.session().settings().get();
        double T = Math.round(temperature.getValue() * 20) / 20.0;
        return new SamplingSettings(T, now.topK(), now.topP(), now.seed());
    }

    private Node promptChooser() {
        prompt.setId("compare-prompt");
        prompt.promptTextProperty().bind(model.texts().text("compare.prompt-hint"));
        prompt.accessibleTextProperty().bind(model.texts().text("compare.prompt-hint"));
        prompt.textProperty().addListener((value, old, now) -> {
            if (!following) compare(Kind.PROMPT);
        });
        return prompt;
    }

    private Node temperatureChooser() {
        temperature.setId("compare-temperature");
        temperature.setBlockIncrement(0.1);
        temperature.accessibleTextProperty().bind(model.texts().text("sampling.temperature"));
        temperature.valueProperty().addListener((value, old, now) -> {
            if (!following) compare(Kind.TEMPERATURE);
        });
        Label words = words(
                "compare-temperature-words",
                now -> "T " + Numbers.limit(settings().temperature()),
                temperature.valueProperty());
        return chooser(temperature, words);
    }

    private Node modelChooser() {
        Button folder = Controls.labelled(new Button(), model.texts().text("compare.folder"));
        folder.setId("compare-folder");
        folder.setMinWidth(USE_PREF_SIZE);
        folder.setOnAction(event -> {
            Optional<Path> chosen =
                    window.chooseFolder(model.texts().messages().get().text("compare.folder-title"));
            chosen.ifPresent(model::compareWith);
        });
        return folder;
    }

    private Label sentence(String key) {
        return Controls.labelled(new Label(), model.texts().text(key));
    }

    private Label words(String id, Function<Messages, String> what, ObservableValue<?> follows) {
        Label words = new Label();
        words.setId(id);
        words.setMinWidth(0);
        words.textProperty().bind(model.texts().following(what::apply, follows));
        return words;
    }

    private static HBox chooser(Slider slider, Label words) {
        slider.setMinWidth(80);
        slider.setPrefWidth(220);
        HBox chooser = new HBox(slider, words);
        chooser.getStyleClass().add("compare-chooser");
        chooser.setAlignment(Pos.CENTER_LEFT);
        return chooser;
    }

    /** While a model is read or a pass runs: what happens, and how to stop it. */
    private Node working(Button stop) {
        Label words = sentence("compare.working");
        words.setMinWidth(0);
        HBox working = new HBox(words, stop);
        working.setAlignment(Pos.CENTER_LEFT);
        working.getStyleClass().add("compare-chooser");
        BooleanBinding opening = Bindings.createBooleanBinding(
                () -> model.session()
                        .comparison()
                        .get()
                        .filter(now -> now.working() && now.rival().folder().isPresent())
                        .isPresent(),
                model.session().comparison());
        ShellView.showWhen(working, opening);
        return working;
    }

    private Button stop() {
        Button stop = Controls.labelled(new Button(), model.texts().text("status.cancel"));
        stop.setId("compare-stop");
        stop.setMinWidth(USE_PREF_SIZE);
        stop.setOnAction(event -> model.session().cancel());
        return stop;
    }

    /** While a moment of the training runs in the place of the reader's own model: brings that one back to side A. */
    private Button putBack() {
        ReadOnlyObjectProperty<Optional<String>> own = model.session().own();
        Button back = new Button("", new FontIcon(Feather.ROTATE_CCW));
        back.setId("compare-put-back");
        back.setMinWidth(USE_PREF_SIZE);
        back.textProperty()
                .bind(model.texts()
                        .following(
                                now -> model.appearance().scale().get() > Appearance.OVERLAY
                                        ? ""
                                        : now.text("compare.put-back", own.get().orElse("")),
                                own,
                                model.appearance().scale()));
        Controls.named(
                back,
                model.texts()
                        .following(
                                now -> now.text(
                                        "compare.put-back-words", own.get().orElse("")),
                                own));
        back.setOnAction(event -> model.session().putBack());
        ShellView.showWhen(back, Bindings.createBooleanBinding(() -> own.get().isPresent(), own));
        return back;
    }

    private Button end() {
        Button end = Controls.labelled(new Button(), model.texts().text("compare.end"));
        end.setId("compare-end");
        end.setMinWidth(USE_PREF_SIZE);
        end.setOnAction(event -> model.appearance().comparison().set(false));
        return end;
    }

    /** A kind by its name on screen. */
    private final class Name extends StringConverter<Kind> {
        @Override
        public String toString(Kind of) {
            return of == null ? "" : model.texts().messages().get().text("compare.kind." + of.key());
        }

        @Override
        public Kind fromString(String words) {
            throw new UnsupportedOperationException("nothing is typed here");
        }
    }
}
