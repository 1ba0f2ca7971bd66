package org.glassgpt.ui.control;

import java.nio.IntBuffer;
import java.util.ArrayList;
import java.util.List;
import javafx.css.CssMetaData;
import javafx.css.Styleable;
import javafx.scene.Node;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;
import javafx.scene.shape.Polyline;
import javafx.scene.shape.Rectangle;
import javafx.scene.shape.Shape;
import javafx.scene.shape.StrokeLineCap;
import javafx.scene.shape.StrokeLineJoin;
import javafx.scene.shape.StrokeType;
import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;
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
import org.glassgpt.figure.Type;

/**
 * A figure's parts as nodes: text and lines as vectors, sharp at any scale; each heatmap as one image with exactly the
 * device pixels it covers.
 */
final class FigureNodes {
    private static final double HATCH_PERIOD = 6;

    private final double density;
    private final Rgb background;
    private final List<Node> nodes = new ArrayList<>();

    private FigureNodes(double density, Rgb background) {
        this.density = density;
        this.background = background;
    }

    /**
     * @param density device pixels to a logical one
     */
    static List<Node> of(Figure figure, double density) {
        FigureNodes made = new FigureNodes(density, figure.background());
        figure.parts().forEach(made::add);
        return made.nodes;
    }

    static Color color(Rgb rgb) {
        return Color.rgb(rgb.red(), rgb.green(), rgb.blue());
    }

    static Font font(Type type) {
        return switch (type.face()) {
            case WORDS -> Font.font(Fonts.WORDS, type.size());
            case WORDS_BOLD -> Font.font(Fonts.WORDS, FontWeight.BOLD, type.size());
            case NUMBERS -> Font.font(Fonts.NUMBERS, type.size());
        };
    }

    private void add(Element part) {
        if (part instanceof Group group) group.parts().forEach(this::add);
        else if (part instanceof Label label) nodes.add(text(label));
        else if (part instanceof Box box) addBox(box);
        else if (part instanceof Line line) nodes.add(polyline(line));
        else if (part instanceof Curve curve) nodes.add(polyline(curve.line()));
        else if (part instanceof Heatmap map) nodes.add(image(map));
        else if (part instanceof Dots dots) nodes.add(image(dots));
    }

    private static Text text(Label label) {
        Text text = new Unstyled(label.text());
        text.setFont(font(label.type()));
        text.setFill(color(label.colour()));
        double before = text.getLayoutBounds().getWidth() * label.anchor().share();
        text.setY(label.y());
        if (label.upright()) {
            text.setX(label.x() - before);
        } else {
            text.setX(label.x() - before);
            text.getTransforms().add(new Rotate(-90, label.x(), label.y()));
        }
        return text;
    }

    /** Text that no style sheet reaches: its colour and font are the figure's. */
    private static final class Unstyled extends Text {
        private Unstyled(String text) {
            super(text);
        }

        @Override
        public List<CssMetaData<? extends Styleable, ?>> getCssMetaData() {
            return List.of();
        }
    }

    private void addBox(Box box) {
        if (box.fill().isEmpty() && box.stroke().isEmpty() && box.hatch().isEmpty()) return;
        Bounds b = box.bounds();
        if (box.fill().isPresent()) {
            Rectangle inside = rectangle(b, box.radius());
            inside.setFill(color(box.fill().get()));
            nodes.add(inside);
        }
        if (box.hatch().isPresent()) nodes.add(hatch(b, box.hatch().get(), box.radius()));
        if (box.stroke().isPresent()) {
            Rectangle around = rectangle(b, box.radius());
            around.setFill(null);
            stroke(around, box.stroke().get(), box.strokeWidth(), List.of());
            around.setStrokeType(StrokeType.INSIDE);
            nodes.add(around);
        }
    }

    private static Rectangle rectangle(Bounds b, double radius) {
        Rectangle rectangle = new Rectangle(b.x(), b.y(), b.width(), b.height());
        rectangle.setArcWidth(2 * radius);
        rectangle.setArcHeight(2 * radius);
        return rectangle;
    }

    private static Node hatch(Bounds b, Rgb colour, double radius) {
        javafx.scene.Group lines = new javafx.scene.Group();
        for (double x = b.x() - b.height(); x < b.right(); x += HATCH_PERIOD * Math.sqrt(2)) {
            Polyline line = new Polyline(x, b.bottom(), x + b.height(), b.y());
            stroke(line, colour, 1, List.of());
            lines.getChildren().add(line);
        }
        lines.setClip(rectangle(b, radius));
        return lines;
    }

    private static Polyline polyline(Line line) {
        Polyline polyline = new Polyline();
        for (Line.Point point : line.points()) polyline.getPoints().addAll(point.x(), point.y());
        stroke(polyline, line.colour(), line.width(), line.dash());
        polyline.setStrokeLineJoin(StrokeLineJoin.ROUND);
        return polyline;
    }

    private static void stroke(Shape shape, Rgb colour, double width, List<Double> dash) {
        shape.setFill(null);
        shape.setStroke(color(colour));
        shape.setStrokeWidth(width);
        shape.setStrokeLineCap(StrokeLineCap.BUTT);
        shape.getStrokeDashArray().setAll(dash);
    }

    private ImageView image(Heatmap map) {
        Bounds b = map.bounds();
        int width = device(b.width());
        int height = device(b.height());
        return image(b, HeatmapPixels.draw(map, width, height, density, background), width, height);
    }

    private ImageView image(Dots dots) {
        Bounds b = dots.plot();
        int width = device(b.width());
        int height = device(b.height());
        return image(b, DotsPixels.draw(dots, width, height, density, background), width, height);
    }

    private int device(double logical) {
        return Math.max(1, (int) Math.round(logical * density));
    }

    private static ImageView image(Bounds b, int[] pixels, int width, int height) {
        var buffer = new PixelBuffer<>(width, height, IntBuffer.wrap(pixels), PixelFormat.getIntArgbPreInstance());
        ImageView view = new ImageView(new WritableImage(buffer));
        view.setSmooth(false);
        view.setX(b.x());
        view.setY(b.y());
        view.setFitWidth(b.width());
        view.setFitHeight(b.height());
        return view;
    }
}
