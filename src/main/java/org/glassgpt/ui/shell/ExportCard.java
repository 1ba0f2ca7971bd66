package org.glassgpt.ui.shell;

import atlantafx.base.theme.Styles;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.binding.BooleanBinding;
import javafx.collections.FXCollections;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.glassgpt.i18n.Language;
import org.glassgpt.trace.ActivationName;
import org.glassgpt.ui.state.Texts;

/** Takes a picture or its numbers away, over the stage until it is closed. */
final class ExportCard extends StackPane {
    private static final double WIDTH = 1280;
    private static final double HEIGHT = 720;

    private final ShellModel model;
    private final SessionFiles files;
    private final ToggleButton png;
    private final ToggleButton svg;
    private final ToggleButton csv;
    private final ToggleButton safetensors;
    private final ComboBox<String> panel = new ComboBox<>();
    private final ComboBox<String> activation = new ComboBox<>();
    private final List<CheckBox> captions = new ArrayList<>();

    ExportCard(ShellModel model, SessionFiles files) {
        this.model = model;
        this.files = files;
        Texts texts = model.texts();
        getStyleClass().add("key-sheet");
        setId("export");
        setVisible(false);
        Label title = Controls.labelled(new Label(), texts.text("takeaway.title"));
        title.getStyleClass().add("heading");
        png = kind("png");
        svg = kind("svg");
        csv = kind("csv");
        safetensors = kind("safetensors");
        HBox kinds = new HBox(png, svg, csv, safetensors);
        ToggleGroup one = new ToggleGroup();
        one.getToggles().addAll(png, svg, csv, safetensors);
        png.getStyleClass().add(Styles.LEFT_PILL);
        svg.getStyleClass().add(Styles.CENTER_PILL);
        csv.getStyleClass().add(Styles.CENTER_PILL);
        safetensors.getStyleClass().add(Styles.RIGHT_PILL);
        png.setSelected(true);
        one.selectedToggleProperty().addListener((value, old, now) -> {
            if (now == null) old.setSelected(true); // one of them, always
        });
        BooleanBinding picture = png.selectedProperty().or(svg.selectedProperty());
        HBox what = row("takeaway.panel", panel);
        HBox below = row("takeaway.caption", captionBoxes());
        HBox numbers = row("takeaway.activation", activation);
        for (Node node : List.of(what, below)) shown(node, picture);
        shown(numbers, picture.not());
        VBox card = new VBox(title, kinds, what, below, numbers, buttons(texts));
        card.getStyleClass().add("key-card");
        ScrollPane scroll = new ScrollPane(card);
        scroll.setFitToWidth(true);
        getChildren().add(scroll);
        panel.setId("export-panel");
        panel.setConverter(new Name());
        activation.setId("export-activation");
        addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() != KeyCode.ESCAPE) return;
            setVisible(false);
            event.consume();
        });
    }

    private static void shown(Node node, BooleanBinding when) {
        node.visibleProperty().bind(when);
        node.managedProperty().bind(when);
    }

    private ToggleButton kind(String ending) {
        ToggleButton button =
                Controls.labelled(new ToggleButton(), model.texts().text("takeaway.kind." + ending));
        button.setId("export-" + ending);
        return button;
    }

    private HBox row(String key, Node... nodes) {
        Label label = Controls.labelled(new Label(), model.texts().text(key));
        label.setMinWidth(USE_PREF_SIZE);
        if (nodes.length == 1) label.setLabelFor(nodes[0]);
        HBox row = new HBox(label);
        row.getChildren().addAll(nodes);
        row.getStyleClass().add("guide-row");
        return row;
    }

    private Node[] captionBoxes() {
        for (Language language : Language.values()) {
            CheckBox box = new CheckBox(language.endonym());
            box.setId("export-caption-" + language.code());
            box.setUserData(language);
            captions.add(box);
        }
        return captions.toArray(Node[]::new);
    }

    private HBox buttons(Texts texts) {
        Button write = Controls.labelled(new Button(), texts.text("takeaway.write"));
        write.setId("export-write");
        write.getStyleClass().add("accent");
        write.setOnAction(event -> write());
        Button copy = Controls.labelled(new Button(), texts.text("takeaway.copy"));
        copy.setId("export-copy");
        copy.setOnAction(event -> {
            setVisible(false);
            files.copyPicture();
        });
        Button close = Controls.labelled(new Button(), texts.text("keys.close"));
        close.setId("export-close");
        close.setOnAction(event -> setVisible(false));
        for (Button button : List.of(write, copy, close)) button.setMinWidth(USE_PREF_SIZE);
        HBox row = new HBox(write, copy, close);
        row.getStyleClass().add("guide-row");
        return row;
    }

    void toggle() {
        if (isVisible() || model.session().snapshot().get().isEmpty()) {
            setVisible(false);
            return;
        }
        panel.getItems().setAll(files.shown());
        panel.getSelectionModel().select(0);
        List<String> names = files.activations();
        activation.setItems(FXCollections.observableArrayList(names));
        String here = model.panels().selection().get().operation().writes().stream()
                .map(ActivationName::text)
                .filter(names::contains)
                .findFirst()
                .orElse(names.get(0));
        activation.getSelectionModel().select(here);
        setVisible(true);
        toFront();
        png.requestFocus();
    }

    private void write() {
        setVisible(false);
        if (csv.isSelected() || safetensors.isSelected()) {
            ActivationName.parse(activation.getValue())
                    .ifPresent(name -> files.exportActivation(name, csv.isSelected() ? ".csv" : ".safetensors"));
            return;
        }
        List<Language> languages = captions.stream()
                .filter(CheckBox::isSelected)
                .map(box -> (Language) box.getUserData())
                .toList();
        files.exportPicture(panel.getValue(), languages, WIDTH, HEIGHT, svg.isSelected() ? ".svg" : ".png");
    }

    /** A panel by its name on screen. */
    private final class Name extends StringConverter<String> {
        @Override
        public String toString(String id) {
            return id == null ? "" : model.texts().messages().get().text("panel." + id);
        }

        @Override
        public String fromString(String words) {
            throw new UnsupportedOperationException("nothing is typed here");
        }
    }
}
