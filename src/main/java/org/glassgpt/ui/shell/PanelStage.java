package org.glassgpt.ui.shell;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.StackPane;
import org.glassgpt.session.Activity;
import org.glassgpt.ui.panel.Panel;

/** The panel of the place one is at, large, at most one neighbour beside it. */
final class PanelStage extends StackPane {
    private final ShellModel model;
    private final Map<Place, List<Panel>> panels;
    private final Map<Place, Node> made = new EnumMap<>(Place.class);

    PanelStage(ShellModel model, Map<Place, List<Panel>> panels) {
        this.model = model;
        this.panels = panels;
        getStyleClass().add("panel-stage");
        setMinSize(0, 0);
        show();
        model.place().addListener((value, old, now) -> show());
        model.session().snapshot().addListener((value, old, now) -> {
            if (old.isPresent() != now.isPresent()) show();
        });
    }

    private void show() {
        boolean open = model.session().snapshot().get().isPresent();
        Node node = open ? made.computeIfAbsent(model.place().get(), this::arrange) : waiting();
        getChildren().setAll(node);
    }

    private Node arrange(Place place) {
        List<Node> here =
                panels.getOrDefault(place, List.of()).stream().map(Panel::node).toList();
        ScrollPane scroll = new ScrollPane(
                new PanelRow(here, place.firstShare(), model.appearance().scale()));
        scroll.setFitToWidth(true);
        scroll.setFitToHeight(true);
        scroll.setFocusTraversable(false);
        scroll.setMinSize(0, 0);
        return scroll;
    }

    /** Before anything is open: what happens, or what to do. */
    private Node waiting() {
        Label sentence = new Label();
        sentence.getStyleClass().add("waiting");
        sentence.setWrapText(true);
        sentence.textProperty()
                .bind(model.texts()
                        .following(
                                now -> model.session()
                                                .activity()
                                                .get()
                                                .filter(Activity.OPENING::equals)
                                                .isPresent()
                                        ? now.text("stage.opening")
                                        : now.text("stage.nothing"),
                                model.session().activity()));
        return sentence;
    }
}
