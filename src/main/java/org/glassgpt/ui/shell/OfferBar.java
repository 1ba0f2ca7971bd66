package org.glassgpt.ui.shell;

import javafx.beans.binding.StringBinding;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Something that the reader may take up or leave, in a row below the toolbar; gone once they have decided. */
final class OfferBar extends HBox {
    /**
     * @param id of the row; its buttons are {@code id-go} and {@code id-later}
     * @param icon what it is about
     */
    OfferBar(String id, Feather icon, StringBinding sentence, StringBinding go, StringBinding later, Runnable taken) {
        setId(id);
        getStyleClass().add("world");
        setAlignment(Pos.CENTER_LEFT);
        Label words = Controls.labelled(new Label(), sentence);
        words.setWrapText(true);
        HBox.setHgrow(words, Priority.ALWAYS);
        getChildren()
                .addAll(
                        new FontIcon(icon),
                        words,
                        button(id + "-go", go, () -> {
                            dismiss();
                            taken.run();
                        }),
                        button(id + "-later", later, this::dismiss));
    }

    private static Button button(String id, StringBinding words, Runnable action) {
        Button button = Controls.labelled(new Button(), words);
        button.setId(id);
        button.setMinWidth(USE_PREF_SIZE);
        button.setOnAction(event -> action.run());
        return button;
    }

    void dismiss() {
        setVisible(false);
        setManaged(false);
    }
}
