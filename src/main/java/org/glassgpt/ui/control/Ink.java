package org.glassgpt.ui.control;

import java.nio.IntBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javafx.css.CssMetaData;
import javafx.css.Styleable;
import javafx.scene.Node;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.shape.Polyline;
import javafx.scene.shape.Rectangle;
import javafx.scene.shape.Shape;
import javafx.scene.shape.StrokeLineCap;
import javafx.scene.shape.StrokeLineJoin;
import javafx.scene.shape.StrokeType;
import javafx.scene.text.Text;
import javafx.scene.transform.Rotate;
import org.glassgpt.figure.Bounds;
import org.glassgpt.figure.Box;
import org.glassgpt.figure.Curve;
import org.glassgpt.figure.Dots;
import org.glassgpt.figure.DotsPixels;
import org.glassgpt.figure.Element;
import org.glassgpt.figure.Figure;
import org.glassgpt.figure.Group;
import org.glassgpt.figure.Heatmap;
import org.glassgpt.figure.HeatmapPixels;
import org.glassgpt.figure.Label;
import org.glassgpt.figure.Line;
import org.glassgpt.figure.Rgb;

/**
 * What one node shows. Two that are equal look the same; a node can take over another ink of the same kind, which costs
 * only what differs.
 */
sealed interface Ink {
    /** A new node that shows it. */
    Node make();

    /**
     * Whether a node that shows another ink can be changed to show this one.
     *
     * @param shown by the node
     */
    default boolean canReplace(Ink shown) {
        return shown.getClass() == getClass();
    }

    /**
     * Changes a node.
     *
     * @param node shows an ink that this one can replace and does not equal
     */
    void paint(Node node);

    /** The visible parts of a figure, back to front. */
    static List<Ink> of(Figure figure, double density) {
        List<Ink> inks = new ArrayList<>();
        for (Element part : figure.flat()) add(part, new Ground(figure.background(), density), inks);
        return inks;
    }

    private static void add(Element part, Ground ground, List<Ink> inks) {
        if (part instanceof Label label) inks.add(Words.of(label));
        else if (part instanceof Box box) addBox(box, inks);
        else if (part instanceof Line line) inks.add(new Stroke(line));
        else if (part instanceof Curve curve) inks.add(new Stroke(curve.line()));
        else if (part instanceof Heatmap || part instanceof Dots) inks.add(new Picture(part, ground));
        else if (part instanceof Group) throw new IllegalArgumentException("a group inside the flat parts");
    }

    private static void addBox(Box box, List<Ink> inks) {
        Bounds b = box.bounds();
        box.fill().ifPresent(colour -> inks.add(new Fill(b, box.radius(), colour)));
        box.hatch().ifPresent(colour -> inks.add(new Hatch(b, box.radius(), colour)));
        box.stroke().ifPresent(colour -> inks.add(new Frame(b, box.radius(), colour, box.strokeWidth())));
    }

    /**
     * What pictures are drawn on.
     *
     * @param density device pixels to a logical one
     */
    record Ground(Rgb background, double density) {
        int device(double logical) {
            return Math.max(1, (int) Math.round(logical * density));
        }
    }

    /** A line of text, without the number that it may stand for. */
    record Words(Label label) implements Ink {
        static Words of(Label label) {
            return new Words(
                    label.datum().isEmpty()
                            ? label
                            : new Label(
                                    label.text(),
                                    label.x(),
                                    label.y(),
                                    label.width(),
                                    label.type(),
                                    label.colour(),
                                    label.anchor(),
                                    label.upright(),
                                    Optional.empty()));
        }

        @Override
        public Node make() {
            Text text = new Unstyled();
            text.setFont(FigureNodes.font(label.type()));
            paint(text);
            return text;
        }

        @Override
        public boolean canReplace(Ink shown) {
            return shown instanceof Words words && words.label.type().equals(label.type());
        }

        @Override
        public void paint(Node node) {
            Text text = (Text) node;
            text.setText(label.text());
            if (!FigureNodes.color(label.colour()).equals(text.getFill()))
                text.setFill(FigureNodes.color(label.colour()));
            // Measured only where it matters: setting type costs more than all the rest.
            double before = label.anchor().share() == 0
                    ? 0
                    : text.getLayoutBounds().getWidth() * label.anchor().share();
            text.setX(label.x() - before);
            text.setY(label.y());
            if (!label.upright()) text.getTransforms().setAll(new Rotate(-90, label.x(), label.y()));
            else if (!text.getTransforms().isEmpty()) text.getTransforms().clear();
        }

        /** Text that no style sheet reaches: its colour and font are the figure's. */
        private static final class Unstyled extends Text {
            @Override
            public List<CssMetaData<? extends Styleable, ?>> getCssMetaData() {
                return List.of();
            }
        }
    }

    /** The inside of a box. */
    record Fill(Bounds bounds, double radius, Rgb colour) implements Ink {
        @Override
        public Node make() {
            Rectangle rectangle = new Rectangle();
            paint(rectangle);
            return rectangle;
        }

        @Override
        public void paint(Node node) {
            Rectangle rectangle = (Rectangle) node;
            place(rectangle, bounds, radius);
            rectangle.setFill(FigureNodes.color(colour));
        }
    }

    /** The edge of a box. */
    record Frame(Bounds bounds, double radius, Rgb colour, double width) implements Ink {
        @Override
        public Node make() {
            Rectangle rectangle = new Rectangle();
            rectangle.setStrokeType(StrokeType.INSIDE);
            paint(rectangle);
            return rectangle;
        }

        @Override
        public void paint(Node node) {
            Rectangle rectangle = (Rectangle) node;
            place(rectangle, bounds, radius);
            stroke(rectangle, colour, width, List.of());
        }
    }

    /** Diagonal lines over a box. */
    record Hatch(Bounds bounds, double radius, Rgb colour) implements Ink {
        private static final double PERIOD = 6;

        @Override
        public Node make() {
            javafx.scene.Group lines = new javafx.scene.Group();
            paint(lines);
            return lines;
        }

        @Override
        public void paint(Node node) {
            List<Node> lines = new ArrayList<>();
            Bounds b = bounds;
            for (double x = b.x() - b.height(); x < b.right(); x += PERIOD * Math.sqrt(2)) {
                Polyline line = new Polyline(x, b.bottom(), x + b.height(), b.y());
                stroke(line, colour, 1, List.of());
                lines.add(line);
            }
            ((javafx.scene.Group) node).getChildren().setAll(lines);
            Rectangle clip = new Rectangle();
            place(clip, b, radius);
            node.setClip(clip);
        }
    }

    /** Straight lines. */
    record Stroke(Line line) implements Ink {
        @Override
        public Node make() {
            Polyline polyline = new Polyline();
            polyline.setStrokeLineJoin(StrokeLineJoin.ROUND);
            paint(polyline);
            return polyline;
        }

        @Override
        public void paint(Node node) {
            Polyline polyline = (Polyline) node;
            List<Double> points = new ArrayList<>(2 * line.points().size());
            for (Line.Point point : line.points()) {
                points.add(point.x());
                points.add(point.y());
            }
            polyline.getPoints().setAll(points);
            stroke(polyline, line.colour(), line.width(), line.dash());
        }
    }

    /** A heatmap or dots, as one image with exactly the device pixels it covers. */
    record Picture(Element of, Ground ground) implements Ink {
        private Bounds bounds() {
            return of instanceof Heatmap map ? map.bounds() : ((Dots) of).plot();
        }

        private int width() {
            return ground.device(bounds().width());
        }

        private int height() {
            return ground.device(bounds().height());
        }

        private int[] pixels() {
            if (of instanceof Heatmap map) {
                return HeatmapPixels.draw(map, width(), height(), ground.density(), ground.background());
            }
            return DotsPixels.draw((Dots) of, width(), height(), ground.density(), ground.background());
        }

        @Override
        public Node make() {
            Pixels view = new Pixels();
            paint(view);
            return view;
        }

        @Override
        public void paint(Node node) {
            Pixels view = (Pixels) node;
            view.show(pixels(), width(), height());
            Bounds b = bounds();
            view.setX(b.x());
            view.setY(b.y());
            view.setFitWidth(b.width());
            view.setFitHeight(b.height());
        }
    }

    /** An image whose pixels can be exchanged. */
    final class Pixels extends ImageView {
        private PixelBuffer<IntBuffer> buffer;

        private Pixels() {
            setSmooth(false);
        }

        private void show(int[] pixels, int width, int height) {
            if (buffer == null || buffer.getWidth() != width || buffer.getHeight() != height) {
                IntBuffer memory = IntBuffer.wrap(pixels);
                buffer = new PixelBuffer<>(width, height, memory, PixelFormat.getIntArgbPreInstance());
                setImage(new WritableImage(buffer));
                return;
            }
            int[] shown = buffer.getBuffer().array();
            if (Arrays.equals(shown, pixels)) return;
            System.arraycopy(pixels, 0, shown, 0, pixels.length);
            buffer.updateBuffer(all -> null); // everything has changed
        }
    }

    private static void place(Rectangle rectangle, Bounds b, double radius) {
        rectangle.setX(b.x());
        rectangle.setY(b.y());
        rectangle.setWidth(b.width());
        rectangle.setHeight(b.height());
        rectangle.setArcWidth(2 * radius);
        rectangle.setArcHeight(2 * radius);
    }

    private static void stroke(Shape shape, Rgb colour, double width, List<Double> dash) {
        shape.setFill(null);
        shape.setStroke(FigureNodes.color(colour));
        shape.setStrokeWidth(width);
        shape.setStrokeLineCap(StrokeLineCap.BUTT);
        if (!shape.getStrokeDashArray().equals(dash)) shape.getStrokeDashArray().setAll(dash);
    }
}
