package org.glassgpt.ui.shell;

import javafx.beans.binding.StringBinding;
import javafx.beans.property.BooleanProperty;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import org.glassgpt.ui.state.Appearance;
import org.glassgpt.ui.state.Texts;
import org.kordamp.ikonli.feather.Feather;

/** How the window looks, where there is room for one button only. */
final class LookMenu extends MenuButton {
    LookMenu(ShellModel model, BooleanProperty map, WindowActions window) {
        Texts texts = model.texts();
        Appearance appearance = model.appearance();
        Controls.icon(this, Feather.MORE_HORIZONTAL, texts.text("view.look"));
        setId("look-menu");
        getItems()
                .addAll(
                        check(map, texts.text("view.map")),
                        check(appearance.inspector(), texts.text("view.inspector")),
                        check(appearance.experiments(), texts.text("experiments.hint")),
                        check(appearance.comparison(), texts.text("compare.hint")),
                        check(appearance.gallery(), texts.text("gallery.hint")),
                        check(appearance.guide(), texts.text("guide.hint")),
                        check(appearance.motion(), texts.text("view.motion")),
                        new SeparatorMenuItem(),
                        item(
                                texts.text("view.switch-language"),
                                () -> texts.switchTo(texts.language().other())),
                        item(
                                texts.text("view.theme"),
                                () -> appearance
                                        .theme()
                                        .set(appearance.theme().get().next())),
                        item(texts.text("view.larger-hint"), appearance::larger),
                        item(texts.text("view.smaller-hint"), appearance::smaller),
                        item(texts.text("view.full-screen"), window::toggleFullScreen));
    }

    private static CheckMenuItem check(BooleanProperty what, StringBinding words) {
        CheckMenuItem item = new CheckMenuItem();
        item.textProperty().bind(words);
        item.selectedProperty().bindBidirectional(what);
        return item;
    }

    private static MenuItem item(StringBinding words, Runnable action) {
        MenuItem item = new MenuItem();
        item.textProperty().bind(words);
        item.setOnAction(event -> action.run());
        return item;
    }
}
