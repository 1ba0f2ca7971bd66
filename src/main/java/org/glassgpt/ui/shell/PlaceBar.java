package org.glassgpt.ui.shell;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.FlowPane;

/** Where one is, and where one can go. */
final class PlaceBar extends FlowPane {
    private final Map<Place, ToggleButton> buttons = new EnumMap<>(Place.class);

    PlaceBar(ShellModel model) {
        getStyleClass().add("places");
        ToggleGroup group = new ToggleGroup();
        for (Place place : Place.values()) {
            ToggleButton button =
                    Controls.labelled(new ToggleButton(), model.texts().text(place.key()));
            button.setId("place-" + place.name().toLowerCase(Locale.ROOT));
            button.getStyleClass().add("place");
            button.setToggleGroup(group);
            button.setOnAction(event -> {
                button.setSelected(true);
                model.place().set(place);
            });
            buttons.put(place, button);
            getChildren().add(button);
        }
        buttons.get(model.place().get()).setSelected(true);
        model.place().addListener((value, old, now) -> buttons.get(now).setSelected(true));
    }
}
