package org.glassgpt.ui.panel;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.beans.InvalidationListener;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.StackPane;
import javafx.scene.shape.Rectangle;
import org.glassgpt.figure.Figure;
import org.glassgpt.figure.FontMetrics;
import org.glassgpt.figure.Frames;
import org.glassgpt.figure.Hit;
import org.glassgpt.figure.Paper;
import org.glassgpt.figure.Spoken;
import org.glassgpt.session.Selection;
import org.glassgpt.session.Snapshot;
import org.glassgpt.ui.control.FigureView;
import org.glassgpt.ui.state.PanelContext;

/**
 * A panel that is a figure with a row of controls below it. The figure is made anew, once per pulse at most, when what
 * it shows, its size, the words or the palette change, and only while it is in a window.
 *
 * <p>A picture for which much has to be worked out is made {@linkplain #inBackground() behind the window}: one at a
 * time, the newest wish next. A picture of a state that is no longer open is thrown away.
 */
public final class FigurePanel implements Panel {
    /** Size of the picture before the panel has been laid out. */
    private static final double WIDTH = 1280;

    private static final double HEIGHT = 720;

    /** What pictures are made for at scale 1; where there is less room, their beginning is seen. */
    public static final double LEAST_WIDTH = 160;

    public static final double LEAST_HEIGHT = 120;

    /** Makes the picture. */
    @FunctionalInterface
    public interface Builder {
        Figure build(Snapshot snapshot, Selection selection, Paper paper);
    }

    private final String id;
    private final PanelContext context;
    private final Builder builder;
    private final FigureView view = new FigureView();
    private final StackPane stage = new StackPane(view);
    private final BorderPane node = new BorderPane(stage);
    private final Map<String, Consumer<Hit>> presses = new HashMap<>();
    private Optional<BackgroundBuilds> background = Optional.empty();
    private Predicate<Snapshot> heavy = snapshot -> true;
    private boolean stale;
    private boolean brief;

    public FigurePanel(String id, PanelContext context, Builder builder) {
        this.id = id;
        this.context = context;
        this.builder = EditMarks.over(builder);
        node.getStyleClass().add("figure-panel");
        node.setId("panel-" + id);
        node.setMinSize(0, 0);
        view.setSpoken(figure -> Spoken.of(figure, context.words().getValue()));
        view.setOnPress(hit -> {
            presses.getOrDefault(hit.target().name(), nothing -> {}).accept(hit);
            if (hit.datum().isPresent()) context.opened().set(Optional.of(hit));
        });
        view.pointedProperty()
                .addListener((property, was, is) -> context.pointed().set(is));
        InvalidationListener changed = observable -> invalidate();
        context.snapshot().addListener(changed);
        context.selection().addListener(changed);
        context.words().addListener(changed);
        context.palette().addListener(changed);
        context.frames().addListener(changed);
        Rectangle room = new Rectangle();
        room.widthProperty().bind(stage.widthProperty());
        room.heightProperty().bind(stage.heightProperty());
        stage.setClip(room);
        view.widthProperty().addListener(changed);
        view.heightProperty().addListener(changed);
        node.sceneProperty().addListener(changed);
    }

    /** From now on pictures are made off the JavaFX thread. */
    public FigurePanel inBackground() {
        Label working = new Label();
        working.getStyleClass().add("working");
        working.textProperty().bind(context.words().map(words -> words.text("panel.working")));
        stage.getChildren().add(working);
        background = Optional.of(new BackgroundBuilds(id, view, working));
        return this;
    }

    /** The same for some states only: the others are quick to draw. */
    public FigurePanel inBackground(Predicate<Snapshot> when) {
        heavy = when;
        return inBackground();
    }

    /**
     * What happens when something on the picture is pressed.
     *
     * @param target name of the target that was hit
     */
    public FigurePanel onPress(String target, Consumer<Hit> press) {
        presses.put(target, press);
        return this;
    }

    /** As the other: what is in hand after the press, from what was in hand before. */
    public FigurePanel onPress(String target, BiFunction<Selection, Hit, Selection> take) {
        return onPress(
                target,
                hit -> context.selection().set(take.apply(context.selection().get(), hit)));
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

    /** Notes on a panel's node that a picture is being made. */
    static void setPending(Node node, CompletableFuture<Void> done) {
        node.getProperties().put(FigurePanel.class, done);
    }

    /** The picture that is being made for a panel's node, if one is. */
    public static Optional<CompletableFuture<?>> pending(Node node) {
        CompletableFuture<?> made = (CompletableFuture<?>) node.getProperties().get(FigurePanel.class);
        return made == null || made.isDone() ? Optional.empty() : Optional.of(made);
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

    @Override
    public Figure figure(Paper paper) {
        Snapshot snapshot = context.snapshot()
                .getValue()
                .orElseThrow(() -> new IllegalStateException("nothing is open to draw " + id + " from"));
        return figure(snapshot, context.selection().get(), paper);
    }

    @Override
    public Figure figure(Snapshot snapshot, Selection selection, Paper paper) {
        return builder.build(snapshot, selection.withScale(paper.scale()), paper);
    }

    @Override
    public ReadOnlyObjectProperty<Figure> drawn() {
        return view.figureProperty();
    }

    @Override
    public void setBrief() {
        brief = true;
        invalidate();
    }

    @Override
    public Optional<Node> takeControls() {
        Optional<Node> controls = Optional.ofNullable(node.getBottom());
        node.setBottom(null);
        return controls;
    }

    /** The picture without the controls, to listen to the pointer over it. */
    public Node picture() {
        return stage;
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
        if (background.isEmpty() || context.snapshot().getValue().filter(heavy).isEmpty()) {
            view.setFigure(build().orElse(null));
            return;
        }
        context.snapshot()
                .getValue()
                .ifPresentOrElse(
                        snapshot -> {
                            Supplier<Figure> build = job(snapshot);
                            background
                                    .get()
                                    .want(
                                            build,
                                            () -> context.snapshot()
                                                    .getValue()
                                                    .filter(now -> now == snapshot)
                                                    .isPresent());
                        },
                        () -> view.setFigure(null));
    }

    private Optional<Figure> build() {
        return context.snapshot().getValue().map(snapshot -> job(snapshot).get());
    }

    /** Everything the picture needs, taken now; the picture itself is made where and when the job is run. */
    private Supplier<Figure> job(Snapshot snapshot) {
        boolean laidOut = view.getWidth() >= 1 && view.getHeight() >= 1;
        Selection selection = context.selection().get();
        double em = selection.scale();
        Paper paper = new Paper(
                laidOut ? Math.max(LEAST_WIDTH * em, Math.floor(view.getWidth())) : WIDTH,
                laidOut ? Math.max(LEAST_HEIGHT * em, Math.floor(view.getHeight())) : HEIGHT,
                selection.scale(),
                context.palette().getValue(),
                context.words().getValue(),
                new FontMetrics(),
                brief);
        List<Frames.Around> frames = context.frames().getValue();
        return () -> Frames.on(builder.build(snapshot, selection, paper), frames, paper);
    }
}
