package org.glassgpt.ui.shell;

import java.nio.file.Path;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.collections.ListChangeListener;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.input.KeyCombination;
import org.glassgpt.i18n.Messages;
import org.glassgpt.session.Inputs;
import org.glassgpt.session.Snapshot;
import org.glassgpt.trace.ModelShape;
import org.glassgpt.ui.state.Texts;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Which model is open, and others to open. */
final class ModelMenu extends MenuButton {
    private final ShellModel model;
    private final WindowActions window;
    private final SessionFiles files;
    private final Runnable export;

    /**
     * @param space where that is little, its name gives way to a picture
     */
    ModelMenu(ShellModel model, WindowActions window, Space space, SessionFiles files, Runnable export) {
        this.files = files;
        this.export = export;
        this.model = model;
        this.window = window;
        setId("model");
        getStyleClass().add("model-menu");
        setGraphic(new FontIcon(Feather.BOX));
        contentDisplayProperty()
                .bind(Bindings.when(space.compact())
                        .then(ContentDisplay.GRAPHIC_ONLY)
                        .otherwise(ContentDisplay.TEXT_ONLY));
        Texts texts = model.texts();
        textProperty()
                .bind(texts.following(
                        now -> model.session()
                                .snapshot()
                                .get()
                                .map(Snapshot::modelName)
                                .orElse(now.text("model.none")),
                        model.session().snapshot()));
        Controls.named(this, texts.following(this::facts, model.session().snapshot()));
        fill();
        model.recent().addListener((ListChangeListener<Path>) change -> fill());
        model.session().inputs().addListener((value, old, now) -> fill());
    }

    /** Which model it is, how large, and what the menu does. */
    private String facts(Messages now) {
        String menu = now.text("model.menu");
        return model.session()
                .snapshot()
                .get()
                .map(shown -> shown.modelName() + "\n" + facts(now, shown) + "\n" + menu)
                .orElse(menu);
    }

    private static String facts(Messages now, Snapshot shown) {
        ModelShape shape = shown.trace().model();
        return now.text(
                "status.open",
                shape.layers(),
                shape.heads(),
                shape.width(),
                shape.vocab(),
                shown.tokens().size(),
                shape.context());
    }

    private void fill() {
        Texts texts = model.texts();
        getItems().clear();
        model.bundled().ifPresent(folder -> {
            MenuItem bundled = new MenuItem();
            bundled.textProperty().bind(texts.text("model.bundled"));
            bundled.setOnAction(event -> model.open(folder));
            getItems().add(bundled);
        });
        MenuItem open = new MenuItem();
        open.textProperty().bind(texts.text("model.open"));
        open.setAccelerator(KeyCombination.valueOf("Shortcut+Shift+O"));
        open.setOnAction(event -> choose());
        getItems().add(open);
        if (!model.recent().isEmpty()) getItems().add(new SeparatorMenuItem());
        for (Path folder : model.recent()) {
            MenuItem recent = new MenuItem(folder.toString());
            recent.setMnemonicParsing(false);
            recent.setOnAction(event -> model.open(folder));
            getItems().add(recent);
        }
        getItems()
                .addAll(
                        new SeparatorMenuItem(),
                        item("takeaway.open", "Shortcut+O", files::open),
                        item("takeaway.save", "Shortcut+S", files::save),
                        item("takeaway.save-as", "Shortcut+Shift+S", files::saveAs),
                        item("takeaway.export", "Shortcut+E", export),
                        item("takeaway.copy", "Shortcut+Shift+C", files::copyPicture));
        model.session()
                .inputs()
                .get()
                .filter(inputs -> inputs.model().startToken().isPresent())
                .ifPresent(this::addStart);
    }

    private MenuItem item(String key, String keys, Runnable action) {
        MenuItem item = new MenuItem();
        item.textProperty().bind(model.texts().text(key));
        item.setAccelerator(KeyCombination.valueOf(keys));
        item.setOnAction(event -> action.run());
        return item;
    }

    private void addStart(Inputs inputs) {
        CheckMenuItem start = new CheckMenuItem();
        start.textProperty().bind(model.texts().text("model.start", "<|endoftext|>"));
        start.setSelected(inputs.markStart());
        start.setOnAction(event -> model.session().setMarkStart(start.isSelected()));
        getItems().addAll(new SeparatorMenuItem(), start);
    }

    void choose() {
        Optional<Path> folder =
                window.chooseFolder(model.texts().messages().get().text("model.choose"));
        folder.ifPresent(model::open);
    }
}
