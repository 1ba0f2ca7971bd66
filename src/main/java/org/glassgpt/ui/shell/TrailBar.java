package org.glassgpt.ui.shell;

import java.util.ArrayList;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.glassgpt.trace.Cell;
import org.glassgpt.ui.state.Trail;
import org.kordamp.ikonli.feather.Feather;

/** The trail so far, the latest last: back, on, and to any of its numbers. */
final class TrailBar extends HBox {
    private static final int SHOWN = 3;
    private static final PseudoClass CURRENT = PseudoClass.getPseudoClass("current");

    private final ShellModel model;
    private final FlowPane crumbs = new FlowPane();
    private final Button back;
    private final Button forward;
    private final Button close;

    TrailBar(ShellModel model) {
        this.model = model;
        getStyleClass().add("trail");
        back = Controls.icon(new Button(), Feather.CHEVRON_LEFT, model.texts().text("trail.back"));
        back.setId("trail-back");
        back.setOnAction(event -> model.trailBack());
        forward =
                Controls.icon(new Button(), Feather.CHEVRON_RIGHT, model.texts().text("trail.forward"));
        forward.setId("trail-forward");
        forward.setOnAction(event -> model.trailForward());
        close = Controls.icon(new Button(), Feather.X, model.texts().text("trail.close"));
        close.setId("trail-close");
        close.setOnAction(event -> model.trail().close());
        crumbs.getStyleClass().add("trail-crumbs");
        HBox.setHgrow(crumbs, Priority.ALWAYS);
        getChildren().addAll(back, forward, crumbs, close);
        model.trail().steps().addListener((value, old, now) -> follow(now));
        follow(model.trail().steps().get());
    }

    void focusBack() {
        back.requestFocus();
    }

    private void follow(Trail.Steps steps) {
        setVisible(steps.current().isPresent());
        setManaged(steps.current().isPresent());
        back.setDisable(!steps.canGoBack());
        forward.setDisable(!steps.canGoOn());
        List<Node> nodes = new ArrayList<>();
        int first = Math.max(0, Math.min(steps.at() - 1, steps.cells().size() - SHOWN));
        if (first > 0) nodes.add(new Label("…"));
        for (int i = first; i < Math.min(first + SHOWN, steps.cells().size()); i++) {
            nodes.add(crumb(i, steps));
        }
        crumbs.getChildren().setAll(nodes);
    }

    private Button crumb(int place, Trail.Steps steps) {
        Button button = new Button(brief(steps.cells().get(place)));
        button.setMnemonicParsing(false);
        button.getStyleClass().addAll("flat", "crumb");
        button.pseudoClassStateChanged(CURRENT, place == steps.at());
        button.setOnAction(event -> model.trailTo(place));
        return button;
    }

    /** The last part of a name, with its block: {@code resid_post·3}. */
    static String brief(Cell cell) {
        if (!(cell instanceof Cell.OfActivation number)) return cell.text();
        String text = number.text();
        String last = text.substring(text.lastIndexOf('.') + 1).replace("hook_", "");
        String named = last.equals("normalized") ? text.replaceAll(".*?(ln[a-z0-9_]*)\\..*", "$1") : last;
        return number.name().kind().inBlock() ? named + "·" + number.name().layer() : named;
    }
}
