package org.glassgpt.ui.shell;

import javafx.beans.binding.StringBinding;
import javafx.event.EventHandler;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Labeled;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseEvent;
import javafx.util.Duration;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Small things that several parts of the window make alike. */
final class Controls {
    private static final Duration SOON = Duration.millis(400);

    private Controls() {}

    /** A button that shows a picture: its words are in the hover and for screen readers. */
    static <B extends ButtonBase> B icon(B button, Feather icon, StringBinding words) {
        button.setGraphic(new FontIcon(icon));
        button.getStyleClass().addAll("button-icon", "flat");
        named(button, words);
        return button;
    }

    /** As large as there is room, and no smaller than it has to be: what then does not fit is scrolled to. */
    static ScrollPane scrolled(Node pictures) {
        ScrollPane scroll = new ScrollPane(pictures);
        scroll.setFitToWidth(true);
        scroll.setFitToHeight(true);
        scroll.setFocusTraversable(false);
        scroll.setMinSize(0, 0);
        return scroll;
    }

    static <B extends Labeled> B labelled(B control, StringBinding words) {
        control.textProperty().bind(words);
        return control;
    }

    /** Says in the hover, and to screen readers, what a control does. */
    static void named(Node node, StringBinding words) {
        node.accessibleTextProperty().bind(words);
        node.addEventHandler(MouseEvent.MOUSE_ENTERED, new Hover(node, words));
    }

    /** Makes the hover when the pointer comes for the first time: a window has some dozens, and most are never seen. */
    private static final class Hover implements EventHandler<MouseEvent> {
        private final Node node;
        private final StringBinding words;

        Hover(Node node, StringBinding words) {
            this.node = node;
            this.words = words;
        }

        @Override
        public void handle(MouseEvent event) {
            node.removeEventHandler(MouseEvent.MOUSE_ENTERED, this);
            Tooltip tooltip = new Tooltip();
            tooltip.textProperty().bind(words);
            tooltip.setShowDelay(SOON);
            tooltip.setWrapText(true);
            Tooltip.install(node, tooltip);
        }
    }
}
