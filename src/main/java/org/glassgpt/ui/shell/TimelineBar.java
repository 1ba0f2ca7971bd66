package org.glassgpt.ui.shell;

import javafx.beans.binding.Bindings;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.glassgpt.i18n.Messages;
import org.glassgpt.session.Selection;
import org.glassgpt.ui.panel.timeline.TimelineFigure;
import org.glassgpt.ui.state.Texts;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Every operation of the pass on a line, buttons to walk along it, and where one is. */
final class TimelineBar extends HBox {
    private final ShellModel model;
    private final Player player;

    TimelineBar(ShellModel model, Player player, Space space) {
        this.model = model;
        this.player = player;
        getStyleClass().add("timeline-bar");
        Texts texts = model.texts();
        LiveFigure line = new LiveFigure(model, TimelineFigure::of);
        line.setId("timeline");
        line.getStyleClass().add("timeline-line");
        line.view().setOnPress(hit -> {
            if (hit.target().name().equals(TimelineFigure.STEP))
                player.jump(hit.target().first());
        });
        HBox.setHgrow(line, Priority.ALWAYS);
        Label where = new Label();
        where.setId("where");
        where.getStyleClass().add("caption");
        where.textProperty()
                .bind(texts.following(
                        this::where, model.panels().selection(), model.session().snapshot()));
        ShellView.showWhen(where, space.compact().not());
        getChildren()
                .addAll(
                        button("first", Feather.CHEVRONS_LEFT, "timeline.first", player::first),
                        button("previous", Feather.CHEVRON_LEFT, "timeline.previous", player::previous),
                        play(),
                        button("next", Feather.CHEVRON_RIGHT, "timeline.next", player::next),
                        button("last", Feather.CHEVRONS_RIGHT, "timeline.last", player::last),
                        all(),
                        line,
                        where);
    }

    private Button button(String id, Feather icon, String key, Runnable action) {
        Button button = Controls.icon(new Button(), icon, model.texts().text(key));
        button.setId("timeline-" + id);
        button.setOnAction(event -> action.run());
        button.disableProperty().bind(model.session().canStep().not());
        return button;
    }

    private Button play() {
        Button play = button("play", Feather.PLAY, "timeline.play", player::toggle);
        play.graphicProperty()
                .bind(Bindings.createObjectBinding(
                        () -> new FontIcon(player.playing().get() ? Feather.PAUSE : Feather.PLAY), player.playing()));
        play.accessibleTextProperty().unbind();
        play.accessibleTextProperty()
                .bind(model.texts()
                        .following(
                                now -> now.text(player.playing().get() ? "timeline.pause" : "timeline.play"),
                                player.playing()));
        return play;
    }

    private ToggleButton all() {
        ToggleButton all =
                Controls.icon(new ToggleButton(), Feather.COLUMNS, model.texts().text("timeline.all"));
        all.setId("timeline-all");
        all.selectedProperty().bindBidirectional(player.all());
        return all;
    }

    private String where(Messages now) {
        return model.session()
                .snapshot()
                .get()
                .map(shown -> {
                    Selection in = model.panels().selection().get().within(shown.trace());
                    String token = shown.tokens().get(in.token()).visible();
                    return now.text("status.where", in.layer(), in.head(), token, in.token());
                })
                .orElse("");
    }
}
