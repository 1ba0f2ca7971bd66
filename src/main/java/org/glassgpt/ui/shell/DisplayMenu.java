package org.glassgpt.ui.shell;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.KeyCombination;
import org.glassgpt.figure.Hues;
import org.glassgpt.ui.state.Appearance;
import org.glassgpt.ui.state.Captions;
import org.glassgpt.ui.state.Texts;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** How the window is shown to a room, and to one's own eyes. */
final class DisplayMenu extends MenuButton {
    private final Texts texts;

    DisplayMenu(Texts texts, Appearance appearance) {
        this.texts = texts;
        setId("display");
        setGraphic(new FontIcon(Feather.MONITOR));
        getStyleClass().addAll("button-icon", "flat", "no-arrow");
        Controls.named(this, texts.text("display.hint"));
        getItems()
                .addAll(
                        check("projector", "F5", appearance.projector()),
                        check("spotlight", "F6", appearance.spotlight()),
                        check("motion", "Shortcut+M", appearance.motion()),
                        new SeparatorMenuItem(),
                        hues(appearance.hues()),
                        captions(appearance.captions()));
    }

    private CheckMenuItem check(String what, String key, BooleanProperty property) {
        CheckMenuItem item = new CheckMenuItem();
        item.setId("display-" + what);
        item.textProperty().bind(texts.text("display." + what));
        item.setAccelerator(KeyCombination.valueOf(key));
        item.selectedProperty().bindBidirectional(property);
        return item;
    }

    private Menu hues(ObjectProperty<Hues> chosen) {
        Menu menu = new Menu();
        menu.textProperty().bind(texts.text("display.hues"));
        ToggleGroup group = new ToggleGroup();
        for (Hues hues : Hues.values()) add(menu, group, "display.hues-name." + hues.code(), hues, chosen);
        return menu;
    }

    private Menu captions(ObjectProperty<Captions> chosen) {
        Menu menu = new Menu();
        menu.textProperty().bind(texts.text("display.captions"));
        ToggleGroup group = new ToggleGroup();
        for (Captions captions : Captions.values()) {
            add(menu, group, "display.captions-name." + captions.code(), captions, chosen);
        }
        return menu;
    }

    private <E> void add(Menu menu, ToggleGroup group, String key, E value, ObjectProperty<E> chosen) {
        RadioMenuItem item = new RadioMenuItem();
        item.textProperty().bind(texts.text(key));
        item.setToggleGroup(group);
        item.setSelected(chosen.get() == value);
        item.setOnAction(event -> chosen.set(value));
        chosen.addListener((property, old, now) -> item.setSelected(now == value));
        menu.getItems().add(item);
    }
}
