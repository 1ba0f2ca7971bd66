package org.glassgpt.ui.panel.training;

import java.util.Optional;
import java.util.function.Function;
import javafx.application.Platform;
import javafx.beans.InvalidationListener;
import javafx.beans.Observable;
import javafx.scene.layout.StackPane;
import org.glassgpt.figure.Figure;
import org.glassgpt.figure.FontMetrics;
import org.glassgpt.figure.Paper;
import org.glassgpt.figure.Spoken;
import org.glassgpt.ui.control.FigureView;
import org.glassgpt.ui.state.Appearance;

/** A picture in the room: made anew, once per pulse at most, when what it shows changes and while it is seen. */
final class RoomPicture extends StackPane {
    private final RoomContext context;
    private final Function<Paper, Optional<Figure>> build;
    private final FigureView view = new FigureView();
    private boolean stale;
    private boolean brief;

    RoomPicture(RoomContext context, Function<Paper, Optional<Figure>> build, Observable... shown) {
        this.context = context;
        this.build = build;
        getChildren().add(view);
        setMinSize(0, 0);
        view.setSpoken(figure -> Spoken.of(figure, context.words().getValue()));
        InvalidationListener changed = observable -> invalidate();
        for (Observable observable : shown) observable.addListener(changed);
        context.words().addListener(changed);
        context.palette().addListener(changed);
        context.appearance().scale().addListener(changed);
        view.widthProperty().addListener(changed);
        view.heightProperty().addListener(changed);
        sceneProperty().addListener(changed);
        visibleProperty().addListener(changed);
    }

    FigureView view() {
        return view;
    }

    /** One of two: what both say is left out. */
    RoomPicture brief() {
        brief = true;
        return this;
    }

    private void invalidate() {
        if (stale) return;
        stale = true;
        Platform.runLater(this::refresh);
    }

    private void refresh() {
        stale = false;
        if (getScene() == null || view.getWidth() < 1 || view.getHeight() < 1) return;
        double scale = context.appearance().scale().get();
        Paper paper = new Paper(
                Math.floor(view.getWidth()),
                Math.floor(view.getHeight()),
                scale,
                context.palette().getValue(),
                context.words().getValue(),
                new FontMetrics(),
                brief || scale > Appearance.OVERLAY); // in large type the room is for the curve
        try {
            view.setFigure(build.apply(paper).orElse(null));
        } catch (IllegalStateException e) {
            // Its model was closed, because a newer look is there by now: that one comes next.
            invalidate();
        }
    }
}
