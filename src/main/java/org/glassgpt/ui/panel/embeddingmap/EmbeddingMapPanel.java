package org.glassgpt.ui.panel.embeddingmap;

import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.HBox;
import org.glassgpt.figure.Axes;
import org.glassgpt.figure.Figure;
import org.glassgpt.figure.Paper;
import org.glassgpt.session.Selection;
import org.glassgpt.session.Snapshot;
import org.glassgpt.trace.Pca;
import org.glassgpt.ui.panel.FigurePanel;
import org.glassgpt.ui.panel.Memo;
import org.glassgpt.ui.panel.Panel;
import org.glassgpt.ui.state.PanelContext;

/**
 * The map of the vocabulary: the wheel, + and − zoom, dragging and Shift with the arrow keys move, 0 shows the whole, and
 * a field marks the tokens that contain what is typed.
 */
public final class EmbeddingMapPanel {
    private static final double STEP = 1.5;
    private static final double WHEEL = 1.003;
    private static final double SHARE = 0.15;

    private final Memo<Pca> memo = new Memo<>();
    private final ObjectProperty<MapView> look = new SimpleObjectProperty<>(MapView.WHOLE);
    private final TextField search = new TextField();
    private final PanelContext context;
    private volatile Optional<EmbeddingMapFigure.Drawn> drawn = Optional.empty();
    private Optional<Point2D> grabbed = Optional.empty();
    private MapView wished = MapView.WHOLE;

    private EmbeddingMapPanel(PanelContext context) {
        this.context = context;
    }

    public static Panel of(PanelContext context) {
        return new EmbeddingMapPanel(context).panel();
    }

    private Panel panel() {
        FigurePanel panel = new FigurePanel(EmbeddingMapFigure.ID, context, this::draw)
                .inBackground()
                .onPress(
                        EmbeddingMapFigure.TOKEN,
                        (selection, hit) -> selection.withToken(hit.target().first()));
        look.addListener((property, was, is) -> panel.invalidate());
        search.textProperty().addListener((property, was, is) -> panel.invalidate());
        listen(panel.picture());
        return panel.withControls(searchRow(), zoomRow());
    }

    private Figure draw(Snapshot snapshot, Selection selection, Paper paper) {
        EmbeddingMapFigure.Drawn made =
                EmbeddingMapFigure.draw(snapshot, selection, paper, memo, look.get(), search.getText());
        drawn = Optional.of(made);
        return made.figure();
    }

    private HBox searchRow() {
        Label name = new Label();
        name.textProperty().bind(context.words().map(words -> words.text("control.search")));
        name.setLabelFor(search);
        search.setId("control-search");
        search.setPrefColumnCount(12);
        search.accessibleTextProperty().bind(name.textProperty());
        return new HBox(8, name, search);
    }

    private HBox zoomRow() {
        Button nearer = button("map-nearer", "+", "control.nearer");
        nearer.setOnAction(event -> zoom(STEP));
        Button farther = button("map-farther", "−", "control.farther");
        farther.setOnAction(event -> zoom(1 / STEP));
        Button whole = button("map-whole", "1:1", "control.whole");
        whole.setOnAction(event -> look.set(MapView.WHOLE));
        return new HBox(4, nearer, farther, whole);
    }

    private Button button(String id, String sign, String key) {
        Button button = new Button(sign);
        button.setId(id);
        Tooltip tip = new Tooltip();
        tip.textProperty().bind(context.words().map(words -> words.text(key)));
        button.setTooltip(tip);
        button.accessibleTextProperty().bind(tip.textProperty());
        return button;
    }

    private void zoom(double factor) {
        MapView now = look.get();
        look.set(now.zoomed(factor, now.x(), now.y()));
    }

    private void listen(Node picture) {
        picture.addEventFilter(ScrollEvent.SCROLL, this::scroll);
        picture.addEventFilter(MouseEvent.MOUSE_PRESSED, event -> {
            grabbed = Optional.of(new Point2D(event.getX(), event.getY()));
            wished = look.get();
        });
        picture.addEventFilter(MouseEvent.MOUSE_DRAGGED, this::drag);
        picture.addEventFilter(MouseEvent.MOUSE_RELEASED, event -> grabbed = Optional.empty());
        picture.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
    }

    private void scroll(ScrollEvent event) {
        event.consume();
        drawn.ifPresent(map -> {
            Axes axes = map.axes();
            double x = axes.valueAt(event.getX()) - map.middleX();
            double y = axes.low()
                    + (axes.high() - axes.low())
                            * (axes.plot().bottom() - event.getY())
                            / axes.plot().height()
                    - map.middleY();
            look.set(look.get().zoomed(Math.pow(WHEEL, event.getDeltaY()), x, y));
        });
    }

    private void drag(MouseEvent event) {
        if (grabbed.isEmpty() || drawn.isEmpty() || look.get().zoom() == 1) return;
        Axes axes = drawn.get().axes();
        double unit = (axes.right() - axes.left()) / axes.plot().width();
        double dx = event.getX() - grabbed.get().getX();
        double dy = event.getY() - grabbed.get().getY();
        look.set(wished.moved(-dx * unit, dy * unit));
    }

    private void key(KeyEvent event) {
        if (event.isShortcutDown() || event.isAltDown()) return;
        boolean taken = true;
        switch (event.getCode()) {
            case PLUS, EQUALS, ADD -> zoom(STEP);
            case MINUS, SUBTRACT -> zoom(1 / STEP);
            case DIGIT0, NUMPAD0 -> look.set(MapView.WHOLE);
            case LEFT -> taken = move(event, -1, 0);
            case RIGHT -> taken = move(event, 1, 0);
            case UP -> taken = move(event, 0, 1);
            case DOWN -> taken = move(event, 0, -1);
            default -> taken = false;
        }
        if (taken) event.consume();
    }

    /** Only with Shift: alone the arrow keys go from token to token. */
    private boolean move(KeyEvent event, int across, int up) {
        if (!event.isShiftDown() || drawn.isEmpty()) return false;
        Axes axes = drawn.get().axes();
        double width = axes.right() - axes.left();
        double height = axes.high() - axes.low();
        look.set(look.get().moved(across * width * SHARE, up * height * SHARE));
        return true;
    }
}
