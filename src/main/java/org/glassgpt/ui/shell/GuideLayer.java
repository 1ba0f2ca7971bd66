package org.glassgpt.ui.shell;

import java.util.Optional;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.glassgpt.ui.state.Texts;

/**
 * The guided look: a small card over the real window, and a ring around what it speaks of. It blocks nothing: the window
 * can be used while a card stands. Right and left turn the cards, Esc puts them away.
 */
final class GuideLayer extends Pane {
    private static final double RING = 3;
    private static final double MARGIN = 16;

    private final ShellModel model;
    private final Region ring = new Region();
    private final Label title = new Label();
    private final Label text = new Label();
    private final Label count = new Label();
    private final Button back;
    private final Button next;
    private final VBox card;
    private final Runnable follow = this::follow;
    private Optional<Bounds> ringed = Optional.empty();
    private int at;

    GuideLayer(ShellModel model) {
        this.model = model;
        Texts texts = model.texts();
        setId("guide");
        setPickOnBounds(false);
        ring.getStyleClass().add("guide-ring");
        ring.setMouseTransparent(true);
        title.getStyleClass().add("guide-title");
        text.setWrapText(true);
        count.getStyleClass().add("caption");
        back = Controls.labelled(new Button(), texts.text("guide.back"));
        back.setId("guide-back");
        back.setOnAction(event -> turn(-1));
        next = new Button();
        next.setId("guide-next");
        next.getStyleClass().add("accent");
        next.setOnAction(event -> turn(1));
        Button skip = Controls.labelled(new Button(), texts.text("guide.skip"));
        skip.setId("guide-skip");
        skip.getStyleClass().add("flat");
        skip.setOnAction(event -> model.appearance().guide().set(false));
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox row = new HBox(count, space, skip, back, next);
        row.getStyleClass().add("guide-row");
        card = new VBox(title, text, row);
        card.setId("guide-card");
        card.getStyleClass().add("guide-card");
        card.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        getChildren().addAll(ring, card);
        visibleProperty().bind(model.appearance().guide());
        managedProperty().bind(visibleProperty());
        model.appearance().guide().addListener((value, old, now) -> {
            if (now) begin();
        });
        texts.messages().addListener((value, old, now) -> write());
        sceneProperty().addListener((value, old, now) -> listen(old, now));
        write();
    }

    private void listen(Scene old, Scene now) {
        if (old != null) old.removePostLayoutPulseListener(follow);
        if (now != null) now.addPostLayoutPulseListener(follow);
    }

    /** With the first card. */
    void begin() {
        at = 0;
        show();
        next.requestFocus();
    }

    private void turn(int cards) {
        int wanted = at + cards;
        if (wanted >= Guide.CARDS.size()) {
            model.appearance().guide().set(false);
        } else if (wanted >= 0) {
            at = wanted;
            show();
        }
    }

    private void show() {
        Guide.CARDS.get(at).panel().ifPresent(model::showPanel);
        write();
        ringed = Optional.empty();
        requestLayout();
    }

    private void write() {
        var words = model.texts().messages().get();
        String id = Guide.CARDS.get(at).id();
        title.setText(words.text("guide." + id + ".title"));
        text.setText(words.text("guide." + id + ".text"));
        count.setText((at + 1) + " / " + Guide.CARDS.size());
        boolean last = at == Guide.CARDS.size() - 1;
        next.setText(words.text(last ? "guide.done" : "guide.next"));
        back.setDisable(at == 0);
        card.setAccessibleText(title.getText() + "\n" + text.getText());
    }

    private void key(KeyEvent event) {
        if (event.isShortcutDown() || event.isAltDown()) return;
        if (event.getCode() == KeyCode.RIGHT) turn(1);
        else if (event.getCode() == KeyCode.LEFT) turn(-1);
        else if (event.getCode() == KeyCode.ESCAPE) model.appearance().guide().set(false);
        else return;
        event.consume();
    }

    /** After every layout: the ring stays around its target wherever that moved. */
    private void follow() {
        if (!isVisible()) return;
        Optional<Bounds> target = target();
        if (target.equals(ringed)) return;
        ringed = target;
        place();
    }

    private Optional<Bounds> target() {
        Guide guide = Guide.CARDS.get(at);
        return bounds(guide.target()).or(() -> bounds(guide.folded()));
    }

    /** Where a node is, if it is to be seen. */
    private Optional<Bounds> bounds(String id) {
        Node node = getScene() == null ? null : getScene().lookup("#" + id);
        if (node == null || node.getScene() == null || !node.isVisible()) return Optional.empty();
        Bounds scene = node.localToScene(node.getLayoutBounds());
        Bounds here = sceneToLocal(scene);
        double left = Math.max(0, here.getMinX());
        double top = Math.max(0, here.getMinY());
        double right = Math.min(getWidth(), here.getMaxX());
        double bottom = Math.min(getHeight(), here.getMaxY());
        return right - left < 4 || bottom - top < 4
                ? Optional.empty()
                : Optional.of(new BoundingBox(left, top, right - left, bottom - top));
    }

    @Override
    protected void layoutChildren() {
        ringed = target();
        place();
    }

    private void place() {
        ring.setVisible(ringed.isPresent());
        ringed.ifPresent(box -> {
            double left = Math.max(0, box.getMinX() - RING);
            double top = Math.max(0, box.getMinY() - RING);
            double right = Math.min(getWidth(), box.getMaxX() + RING);
            double bottom = Math.min(getHeight(), box.getMaxY() + RING);
            ring.resizeRelocate(left, top, right - left, bottom - top);
        });
        double width = Math.min(card.prefWidth(-1), getWidth() - 2 * MARGIN);
        double height = card.prefHeight(width);
        Point2D corner = corner(width, height);
        card.resizeRelocate(corner.getX(), corner.getY(), width, height);
    }

    /** The corner of the window where the card hides least of what it speaks of. */
    private Point2D corner(double width, double height) {
        double right = getWidth() - width - MARGIN;
        double bottom = getHeight() - height - 5 * MARGIN;
        Point2D best = new Point2D(right, bottom);
        if (ringed.isEmpty()) return best;
        double least = Double.MAX_VALUE;
        Point2D[] corners = {
            best, new Point2D(MARGIN, bottom), new Point2D(right, 8 * MARGIN), new Point2D(MARGIN, 8 * MARGIN)
        };
        for (Point2D corner : corners) {
            double hidden = overlap(ringed.get(), corner, width, height);
            if (hidden < least - 1) {
                least = hidden;
                best = corner;
            }
        }
        return best;
    }

    private static double overlap(Bounds box, Point2D corner, double width, double height) {
        double across = Math.min(box.getMaxX(), corner.getX() + width) - Math.max(box.getMinX(), corner.getX());
        double down = Math.min(box.getMaxY(), corner.getY() + height) - Math.max(box.getMinY(), corner.getY());
        return Math.max(0, across) * Math.max(0, down);
    }
}
