package org.glassgpt.ui.control;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Composite;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.GraphicsConfiguration;
import java.awt.Image;
import java.awt.Paint;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.Stroke;
import java.awt.font.FontRenderContext;
import java.awt.font.GlyphVector;
import java.awt.geom.AffineTransform;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.awt.image.BufferedImageOp;
import java.awt.image.ImageObserver;
import java.awt.image.RenderedImage;
import java.awt.image.renderable.RenderableImage;
import java.text.AttributedCharacterIterator;
import java.util.Map;
import java.util.function.BiConsumer;

/**
 * Takes what a formula draws as outlines in colours, instead of pixels: glyphs through their fonts, rules as rectangles.
 * What formulas never draw, pictures and clips, does nothing.
 */
final class OutlineGraphics extends Graphics2D {
    private final BiConsumer<Shape, Color> sink;
    private final FontRenderContext context = new FontRenderContext(null, true, true);
    private AffineTransform transform = new AffineTransform();
    private Font font = new Font(Font.SERIF, Font.PLAIN, 1);
    private Color color = Color.BLACK;
    private Stroke stroke = new BasicStroke(1);

    OutlineGraphics(BiConsumer<Shape, Color> sink) {
        this.sink = sink;
    }

    @Override
    public void fill(Shape shape) {
        sink.accept(transform.createTransformedShape(shape), color);
    }

    @Override
    public void draw(Shape shape) {
        fill(stroke.createStrokedShape(shape));
    }

    @Override
    public void drawChars(char[] data, int offset, int length, int x, int y) {
        drawString(new String(data, offset, length), (float) x, (float) y);
    }

    @Override
    public void drawString(String text, float x, float y) {
        drawGlyphVector(font.createGlyphVector(context, text), x, y);
    }

    @Override
    public void drawString(String text, int x, int y) {
        drawString(text, (float) x, (float) y);
    }

    @Override
    public void drawGlyphVector(GlyphVector glyphs, float x, float y) {
        fill(glyphs.getOutline(x, y));
    }

    @Override
    public void fillRect(int x, int y, int width, int height) {
        fill(new Rectangle2D.Double(x, y, width, height));
    }

    @Override
    public void drawLine(int x1, int y1, int x2, int y2) {
        draw(new Line2D.Double(x1, y1, x2, y2));
    }

    @Override
    public void translate(double x, double y) {
        transform.translate(x, y);
    }

    @Override
    public void translate(int x, int y) {
        transform.translate(x, y);
    }

    @Override
    public void scale(double x, double y) {
        transform.scale(x, y);
    }

    @Override
    public void rotate(double angle) {
        transform.rotate(angle);
    }

    @Override
    public void rotate(double angle, double x, double y) {
        transform.rotate(angle, x, y);
    }

    @Override
    public void shear(double x, double y) {
        transform.shear(x, y);
    }

    @Override
    public void transform(AffineTransform more) {
        transform.concatenate(more);
    }

    @Override
    public void setTransform(AffineTransform now) {
        transform = new AffineTransform(now);
    }

    @Override
    public AffineTransform getTransform() {
        return new AffineTransform(transform);
    }

    @Override
    public void setColor(Color now) {
        if (now != null) color = now;
    }

    @Override
    public Color getColor() {
        return color;
    }

    @Override
    public void setPaint(Paint paint) {
        if (paint instanceof Color now) color = now;
    }

    @Override
    public Paint getPaint() {
        return color;
    }

    @Override
    public void setFont(Font now) {
        font = now;
    }

    @Override
    public Font getFont() {
        return font;
    }

    @Override
    public void setStroke(Stroke now) {
        stroke = now;
    }

    @Override
    public Stroke getStroke() {
        return stroke;
    }

    @Override
    public FontRenderContext getFontRenderContext() {
        return context;
    }

    @Override
    public Graphics create() {
        OutlineGraphics copy = new OutlineGraphics(sink);
        copy.transform = getTransform();
        copy.font = font;
        copy.color = color;
        copy.stroke = stroke;
        return copy;
    }

    @Override
    public RenderingHints getRenderingHints() {
        return new RenderingHints(Map.of());
    }

    @Override
    public boolean drawImage(Image image, AffineTransform at, ImageObserver observer) {
        return false;
    }

    @Override
    public void drawImage(BufferedImage image, BufferedImageOp op, int x, int y) {}

    @Override
    public void drawRenderedImage(RenderedImage image, AffineTransform at) {}

    @Override
    public void drawRenderableImage(RenderableImage image, AffineTransform at) {}

    @Override
    public void drawString(AttributedCharacterIterator text, int x, int y) {}

    @Override
    public void drawString(AttributedCharacterIterator text, float x, float y) {}

    @Override
    public boolean hit(Rectangle area, Shape shape, boolean onStroke) {
        return false;
    }

    @Override
    public GraphicsConfiguration getDeviceConfiguration() {
        return null;
    }

    @Override
    public void setComposite(Composite composite) {}

    @Override
    public void setRenderingHint(RenderingHints.Key key, Object value) {}

    @Override
    public Object getRenderingHint(RenderingHints.Key key) {
        return null;
    }

    @Override
    public void setRenderingHints(Map<?, ?> hints) {}

    @Override
    public void addRenderingHints(Map<?, ?> hints) {}

    @Override
    public Composite getComposite() {
        return null;
    }

    @Override
    public void setBackground(Color background) {}

    @Override
    public Color getBackground() {
        return null;
    }

    @Override
    public void clip(Shape shape) {}

    @Override
    public void setPaintMode() {}

    @Override
    public void setXORMode(Color other) {}

    @Override
    public FontMetrics getFontMetrics(Font of) {
        return null;
    }

    @Override
    public Rectangle getClipBounds() {
        return null;
    }

    @Override
    public void clipRect(int x, int y, int width, int height) {}

    @Override
    public void setClip(int x, int y, int width, int height) {}

    @Override
    public Shape getClip() {
        return null;
    }

    @Override
    public void setClip(Shape clip) {}

    @Override
    public void copyArea(int x, int y, int width, int height, int dx, int dy) {}

    @Override
    public void clearRect(int x, int y, int width, int height) {}

    @Override
    public void drawRoundRect(int x, int y, int width, int height, int arcWidth, int arcHeight) {}

    @Override
    public void fillRoundRect(int x, int y, int width, int height, int arcWidth, int arcHeight) {}

    @Override
    public void drawOval(int x, int y, int width, int height) {}

    @Override
    public void fillOval(int x, int y, int width, int height) {}

    @Override
    public void drawArc(int x, int y, int width, int height, int from, int angle) {}

    @Override
    public void fillArc(int x, int y, int width, int height, int from, int angle) {}

    @Override
    public void drawPolyline(int[] x, int[] y, int count) {}

    @Override
    public void drawPolygon(int[] x, int[] y, int count) {}

    @Override
    public void fillPolygon(int[] x, int[] y, int count) {}

    @Override
    public boolean drawImage(Image image, int x, int y, ImageObserver observer) {
        return false;
    }

    @Override
    public boolean drawImage(Image image, int x, int y, int width, int height, ImageObserver observer) {
        return false;
    }

    @Override
    public boolean drawImage(Image image, int x, int y, Color background, ImageObserver observer) {
        return false;
    }

    @Override
    public boolean drawImage(
            Image image, int x, int y, int width, int height, Color background, ImageObserver observer) {
        return false;
    }

    @Override
    public boolean drawImage(
            Image image,
            int dx1,
            int dy1,
            int dx2,
            int dy2,
            int sx1,
            int sy1,
            int sx2,
            int sy2,
            ImageObserver observer) {
        return false;
    }

    @Override
    public boolean drawImage(
            Image image,
            int dx1,
            int dy1,
            int dx2,
            int dy2,
            int sx1,
            int sy1,
            int sx2,
            int sy2,
            Color background,
            ImageObserver observer) {
        return false;
    }

    @Override
    public void dispose() {}
}
