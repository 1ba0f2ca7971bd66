package org.glassgpt.ui.shell;

import java.util.Optional;
import javafx.application.Platform;
import javafx.beans.InvalidationListener;
import javafx.scene.layout.StackPane;
import org.glassgpt.figure.Figure;
import org.glassgpt.figure.FontMetrics;
import org.glassgpt.figure.Paper;
import org.glassgpt.figure.Spoken;
import org.glassgpt.session.Selection;
import org.glassgpt.ui.control.FigureView;
import org.glassgpt.ui.panel.FigurePanel;

/** A figure in the frame of the window: made anew, once per pulse at most, when what it shows changes. */
class LiveFigure extends StackPane {
    private final ShellModel model;
    private final FigurePanel.Builder builder;
    private final FigureView view = new FigureView();
    private boolean stale;

    LiveFigure(ShellModel model, FigurePanel.Builder builder) {
        this.model = model;
        this.builder = builder;
        getChildren().add(view);
        view.setSpoken(figure -> Spoken.of(figure, model.panels().words().getValue()));
        setMinSize(0, 0);
        InvalidationListener changed = observable -> invalidate();
        model.panels().snapshot().addListener(changed);
        model.panels().selection().addListener(changed);
        model.panels().words().addListener(changed);
        model.panels().palette().addListener(changed);
        view.widthProperty().addListener(changed);
        view.heightProperty().addListener(changed);
        sceneProperty().addListener(changed);
    }

    FigureView view() {
        return view;
    }

    final void invalidate() {
        if (stale) return;
        stale = true;
        Platform.runLater(this::refresh);
    }

    private void refresh() {
        stale = false;
        if (getScene() == null || view.getWidth() < 1 || view.getHeight() < 1) return;
        Optional<Figure> made = model.panels().snapshot().getValue().map(snapshot -> {
            Selection selection = model.panels().selection().get();
            Paper paper = new Paper(
                    Math.floor(view.getWidth()),
                    Math.floor(view.getHeight()),
                    selection.scale(),
                    model.panels().palette().getValue(),
                    model.panels().words().getValue(),
                    new FontMetrics());
            return builder.build(snapshot, selection, paper);
        });
        Figure before = view.figureProperty().get();
        view.setFigure(made.orElse(null));
        made.ifPresent(now -> redrawn(Optional.ofNullable(before), now));
    }

    /** For those who let something move from one picture to the next. */
    void redrawn(Optional<Figure> before, Figure now) {}
}
