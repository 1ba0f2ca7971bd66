package org.glassgpt.ui.panel;

import java.util.Optional;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.beans.InvalidationListener;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import org.glassgpt.figure.Figure;
import org.glassgpt.figure.FontMetrics;
import org.glassgpt.figure.Hit;
import org.glassgpt.figure.Paper;
import org.glassgpt.session.Selection;
import org.glassgpt.session.Snapshot;
import org.glassgpt.ui.control.FigureView;
import org.glassgpt.ui.state.PanelContext;

/**
 * A panel that is a figure with a row of controls below it. The figure is made anew, once per pulse at most, when what
 * it shows, its size, the words or the palette change, and only while it is in a window.
 */
public final class FigurePanel implements Panel {
    /** Size of the picture before the panel has been laid out. */
    private static final double WIDTH = 1280;

    private static final double HEIGHT = 720;

    /** Makes the picture. */
    @FunctionalInterface
    public interface Builder {
        Figure build(Snapshot snapshot, Selection selection, Paper paper);
    }

    private final String id;
    private final PanelContext context;
    private final Builder builder;
    private final FigureView view = new FigureView();
    private final BorderPane node = new BorderPane(view);
    private boolean stale;

    /**
     * @param press what happens when something on the picture is pressed
     */
    public FigurePanel(String id, PanelContext context, Builder builder, Consumer<Hit> press) {
        this.id = id;
        this.context = context;
        this.builder = builder;
        node.getStyleClass().add("figure-panel");
        node.setId("panel-" + id);
        node.setMinSize(0, 0);
        view.setOnPress(hit -> {
            press.accept(hit);
            if (hit.datum().isPresent()) context.opened().set(Optional.of(hit));
        });
        view.pointedProperty()
                .addListener((property, was, is) -> context.pointed().set(is));
        InvalidationListener changed = observable -> invalidate();
        context.snapshot().addListener(changed);
        context.selection().addListener(changed);
        context.words().addListener(changed);
        context.palette().addListener(changed);
        view.widthProperty().addListener(changed);
        view.heightProperty().addListener(changed);
        node.sceneProperty().addListener(changed);
    }

    /** Puts controls below the picture. */
    public FigurePanel withControls(Node... controls) {
        FlowPane row = new FlowPane(controls);
        row.getStyleClass().add("panel-controls");
        row.setAlignment(Pos.CENTER_LEFT);
        row.setPadding(new Insets(4, 16, 12, 16));
        row.setHgap(16);
        row.setVgap(8);
        node.setBottom(row);
        return this;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public Node node() {
        return node;
    }

    @Override
    public Figure figure() {
        return build().orElseThrow(() -> new IllegalStateException("nothing is open to draw " + id + " from"));
    }

    /** Asks for a new picture: something that it shows has changed. */
    public void invalidate() {
        if (stale) return;
        stale = true;
        Platform.runLater(this::refresh);
    }

    private void refresh() {
        stale = false;
        if (node.getScene() == null || view.getWidth() < 1 || view.getHeight() < 1) return;
        view.setFigure(build().orElse(null));
    }

    private Optional<Figure> build() {
        return context.snapshot().getValue().map(snapshot -> {
            boolean laidOut = view.getWidth() >= 1 && view.getHeight() >= 1;
            Selection selection = context.selection().get();
            Paper paper = new Paper(
                    laidOut ? Math.floor(view.getWidth()) : WIDTH,
                    laidOut ? Math.floor(view.getHeight()) : HEIGHT,
                    selection.scale(),
                    context.palette().getValue(),
                    context.words().getValue(),
                    new FontMetrics());
            return builder.build(snapshot, selection, paper);
        });
    }
}
