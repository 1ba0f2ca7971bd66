package org.glassgpt.ui.shell;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.glassgpt.gallery.Example;
import org.glassgpt.gallery.Gallery;
import org.kordamp.ikonli.feather.Feather;

/** The gallery of prompts, over the stage: each with what to watch; choosing one opens it where it is to be seen. */
final class GalleryView extends VBox {
    private final ShellModel model;
    private final ExampleChoice choice;
    private final ListView<Example> list = new ListView<>();

    GalleryView(ShellModel model, ExampleChoice choice) {
        this.model = model;
        this.choice = choice;
        setId("gallery");
        getStyleClass().add("gallery");
        Label title = Controls.labelled(new Label(), model.texts().text("gallery.title"));
        title.getStyleClass().add("title");
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        Button close = Controls.icon(new Button(), Feather.X, model.texts().text("gallery.close"));
        close.setOnAction(event -> model.appearance().gallery().set(false));
        HBox head = new HBox(title, space, close);
        head.setAlignment(Pos.CENTER_LEFT);
        Label intro = Controls.labelled(new Label(), model.texts().text("gallery.intro"));
        intro.setWrapText(true);
        intro.getStyleClass().add("caption");
        list.setId("examples");
        list.accessibleTextProperty().bind(model.texts().text("gallery.title"));
        list.setCellFactory(view -> new Cell());
        list.addEventHandler(KeyEvent.KEY_PRESSED, this::key);
        VBox.setVgrow(list, Priority.ALWAYS);
        getChildren().addAll(head, intro, list);
        visibleProperty().bind(model.appearance().gallery());
        managedProperty().bind(visibleProperty());
        fill();
        model.texts().messages().addListener((value, old, now) -> fill());
        visibleProperty().addListener((value, old, now) -> {
            if (now) begin();
        });
    }

    /** With the keyboard in the list. */
    void begin() {
        if (list.getSelectionModel().isEmpty()) list.getSelectionModel().select(0);
        list.requestFocus();
    }

    private void fill() {
        int at = Math.max(0, list.getSelectionModel().getSelectedIndex());
        list.getItems().setAll(Gallery.of(model.texts().language()));
        list.getSelectionModel().select(at);
    }

    private void key(KeyEvent event) {
        Example example = list.getSelectionModel().getSelectedItem();
        if (event.getCode() == KeyCode.ENTER && !event.isShortcutDown() && example != null) {
            choice.choose(example);
            event.consume();
        } else if (event.getCode() == KeyCode.ESCAPE) {
            model.appearance().gallery().set(false);
            event.consume();
        }
    }

    /** Title, what to watch, the text. */
    private final class Cell extends ListCell<Example> {
        private final Label title = new Label();
        private final Label outside = new Label();
        private final Label watch = new Label();
        private final Label text = new Label();
        private final VBox box;

        Cell() {
            title.getStyleClass().add("example-title");
            outside.getStyleClass().add("example-outside");
            outside.textProperty().bind(model.texts().text("gallery.outside"));
            watch.getStyleClass().add("example-watch");
            text.getStyleClass().add("example-text");
            watch.setWrapText(true);
            text.setWrapText(true);
            HBox first = new HBox(title, outside);
            first.getStyleClass().add("example-head");
            box = new VBox(first, watch, text);
            box.getStyleClass().add("example");
            box.prefWidthProperty().bind(list.widthProperty().subtract(48));
            setPrefWidth(0);
            setOnMouseClicked(event -> {
                if (!isEmpty()) choice.choose(getItem());
            });
        }

        @Override
        protected void updateItem(Example example, boolean empty) {
            super.updateItem(example, empty);
            if (empty || example == null) {
                setGraphic(null);
                setAccessibleText(null);
                return;
            }
            title.setText(example.title());
            outside.setVisible(example.outside());
            watch.setText(example.watch());
            text.setText(example.text());
            setGraphic(box);
            setAccessibleText(example.title() + "\n" + example.watch());
        }
    }
}
