package org.glassgpt.figure;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.glassgpt.figure.Label.Anchor;

/**
 * Collects the parts of one picture. Not thread-safe; lives as long as one builder's call. {@link #space} is what is
 * left of the paper.
 */
public final class Sheet {
    private static final double WIDTH = 1280;
    private static final double HEIGHT = 720;
    private static final double GROWTH = 0.75;

    private final Paper paper;
    private final List<Element> parts;
    private final double scale;
    private Bounds space;

    public Sheet(Paper paper) {
        this(
                paper.withScale(paper.scale() * growth(paper)),
                new ArrayList<>(),
                paper.scale(),
                new Bounds(0, 0, paper.width(), paper.height()).inset(paper.px(16)));
    }

    /** On a paper larger than a desk's window everything grows with it, a little less than the paper does. */
    private static double growth(Paper paper) {
        double larger = Math.min(paper.width() / paper.px(WIDTH), paper.height() / paper.px(HEIGHT));
        return Math.pow(Math.max(1, larger), GROWTH);
    }

    private Sheet(Paper paper, List<Element> parts, double scale, Bounds space) {
        this.paper = paper;
        this.parts = parts;
        this.scale = scale;
        this.space = space;
    }

    /**
     * What is left of this sheet with larger type and spacing: for a small picture on a large paper. Parts go to the same
     * picture.
     *
     * @param width that the picture needs as things are
     * @param height that it needs
     * @param most how many times larger it may become
     */
    public Sheet enlarged(double width, double height, double most) {
        double factor = Math.min(most, Math.min(space.width() / width, space.height() / height));
        return new Sheet(paper.withScale(paper.scale() * Math.max(1, factor)), parts, scale, space);
    }

    public Paper paper() {
        return paper;
    }

    public Palette palette() {
        return paper.palette();
    }

    public double px(double atDesk) {
        return paper.px(atDesk);
    }

    public String words(String key, Object... arguments) {
        return paper.words().text(key, arguments);
    }

    /** A sentence and another one after it. */
    public String join(String first, String key, Object... arguments) {
        return words("figure.sentences", first, words(key, arguments));
    }

    public Bounds space() {
        return space;
    }

    /** Sets what is left. */
    public void space(Bounds rest) {
        space = rest;
    }

    /** Adds a part. Its straight edges move to whole pixels, so that they are sharp everywhere. */
    public void add(Element part) {
        parts.add(Snap.snapped(part));
    }

    public double width(String text, Type type) {
        return paper.metrics().width(text, type);
    }

    /** The first of several wordings, the longest first, that fits; where none does, the last, shortened. */
    public String fitting(double width, Type type, String... wordings) {
        for (String words : wordings) if (width(words, type) <= width) return words;
        return Lines.elide(wordings[wordings.length - 1], width, type, paper.metrics());
    }

    /**
     * A title and, below it, a caption over as many lines as it needs; both taken from the top. On brief paper a small
     * title alone.
     */
    public void heading(String title, String caption) {
        Type type = paper.brief() ? paper.caption().bold() : paper.title();
        if (paper.brief()) space = space.inset(0, -px(8), 0, -px(8));
        String shown = Lines.elide(title, space.width(), type, paper.metrics());
        text(shown, space.x(), space.y() + type.ascent(), type, palette().text(), Anchor.START);
        space = space.inset(0, type.ascent() + type.descent() + px(4), 0, 0);
        if (paper.brief()) space = space.inset(0, px(8), 0, 0);
        else caption(caption);
    }

    /** A caption over as many lines as it needs, taken from the top. */
    public void caption(String words) {
        Type type = paper.caption();
        double y = space.y();
        for (String line : Lines.wrap(words, space.width(), type, paper.metrics())) {
            text(line, space.x(), y + type.ascent(), type, palette().muted(), Anchor.START);
            y += type.lineHeight();
        }
        space = space.inset(0, y + px(8) - space.y(), 0, 0);
    }

    public void text(String text, double x, double baseline, Type type, Rgb colour, Anchor anchor) {
        text(text, x, baseline, type, colour, anchor, true, Optional.empty());
    }

    /** Text that reads upwards; x is its baseline, y where it begins. */
    public void upwards(String text, double x, double y, Type type, Rgb colour, Anchor anchor) {
        text(text, x, y, type, colour, anchor, false, Optional.empty());
    }

    /** A number as text. */
    public void number(Datum datum, double x, double baseline, Type type, Anchor anchor) {
        text(datum.text(), x, baseline, type, datum.colour(), anchor, true, Optional.of(datum));
    }

    private void text(
            String text,
            double x,
            double y,
            Type type,
            Rgb colour,
            Anchor anchor,
            boolean upright,
            Optional<Datum> datum) {
        if (text.isEmpty()) return;
        add(new Label(text, x, y, width(text, type), type, colour, anchor, upright, datum));
    }

    /** A sentence in the middle, where there is nothing to show. */
    public void sentence(String text) {
        double width = Math.min(space.width(), px(480));
        List<String> lines = Lines.wrap(text, width, paper.body(), paper.metrics());
        double y = space.centreY() - lines.size() * paper.body().lineHeight() / 2;
        for (String line : lines) {
            text(
                    line,
                    space.centreX(),
                    y + paper.body().ascent(),
                    paper.body(),
                    palette().muted(),
                    Anchor.MIDDLE);
            y += paper.body().lineHeight();
        }
    }

    public void line(double x1, double y1, double x2, double y2, Rgb colour, double width) {
        add(Line.between(x1, y1, x2, y2, colour, width));
    }

    /** A heatmap and the numbers in its cells. */
    public void heatmap(Heatmap map) {
        add(map);
        List<Element> labels = List.copyOf(map.labels(paper.metrics()));
        if (!labels.isEmpty()) add(new Group("numbers", labels));
    }

    public Figure figure(String id, String title, String summary) {
        return new Figure(id, paper.width(), paper.height(), scale, palette().background(), title, summary, parts);
    }
}
