package org.glassgpt.figure;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A picture, laid out. Immutable.
 *
 * @param id of the panel that it shows
 * @param width in logical pixels
 * @param height in logical pixels
 * @param scale of type and spacing, 1 at a desk
 * @param background it is drawn on
 * @param title what is shown, one line
 * @param summary what there is to see, in a sentence or two: what a screen reader hears
 * @param parts back to front
 */
public record Figure(
        String id,
        double width,
        double height,
        double scale,
        Rgb background,
        String title,
        String summary,
        List<Element> parts) {
    /** How near to a curve the pointer must be, in logical pixels. */
    private static final double REACH = 14;

    public Figure {
        parts = List.copyOf(parts);
    }

    public Bounds bounds() {
        return new Bounds(0, 0, width, height);
    }

    /** All parts, groups opened, back to front. */
    public List<Element> flat() {
        List<Element> out = new ArrayList<>();
        for (Element part : parts) flatten(part, out);
        return out;
    }

    private static void flatten(Element part, List<Element> out) {
        if (part instanceof Group group) {
            for (Element inner : group.parts()) flatten(inner, out);
        } else {
            out.add(part);
        }
    }

    private <E extends Element> Stream<E> all(Class<E> kind) {
        return flat().stream().filter(kind::isInstance).map(kind::cast);
    }

    public List<Label> labels() {
        return all(Label.class).toList();
    }

    /** The heatmaps that have numbers of their own. */
    public List<Heatmap> heatmaps() {
        return all(Heatmap.class).filter(h -> h.cells().isPresent()).toList();
    }

    public List<Curve> curves() {
        return all(Curve.class).toList();
    }

    public List<Dots> dots() {
        return all(Dots.class).toList();
    }

    /** The boxes that can be pointed at, in reading order. */
    public List<Box> spots() {
        return all(Box.class).filter(b -> b.spot().isPresent()).toList();
    }

    /** Every number drawn: in text, as the colour of a cell, as a bar, along a curve. */
    public Stream<Datum> data() {
        return flat().stream().flatMap(Figure::dataOf);
    }

    private static Stream<Datum> dataOf(Element part) {
        if (part instanceof Label label) return label.datum().stream();
        if (part instanceof Box box) {
            return box.spot().flatMap(Spot::datum).stream();
        }
        if (part instanceof Curve curve) {
            return Stream.iterate(0, i -> i < curve.values().columns(), i -> i + 1)
                    .map(curve::datum);
        }
        if (part instanceof Dots dots) {
            return IntStream.range(0, dots.count())
                    .filter(dots::visible)
                    .boxed()
                    .flatMap(dot -> Stream.of(dots.datum(dot, 0), dots.datum(dot, 1)));
        }
        if (part instanceof Heatmap heatmap) {
            int columns = heatmap.matrix().columns();
            return Stream.iterate(0, i -> i < heatmap.matrix().rows() * columns, i -> i + 1)
                    .flatMap(i -> heatmap.datum(i / columns, i % columns).stream());
        }
        return Stream.empty();
    }

    /** What is at a place: the nearest curve in reach, else the foremost cell or spot there. */
    public Optional<Hit> hit(double x, double y) {
        Optional<Hit> curve = nearestCurve(x, y);
        if (curve.isPresent()) return curve;
        List<Element> all = flat();
        for (int i = all.size() - 1; i >= 0; i--) {
            Element part = all.get(i);
            if (part instanceof Box box
                    && box.spot().isPresent()
                    && box.bounds().contains(x, y)) {
                return Optional.of(hit(box));
            }
            if (part instanceof Dots dots) {
                Optional<Hit> dot = dots.nearest(x, y, REACH / 2).map(found -> hit(dots, found));
                if (dot.isPresent()) return dot;
            }
            if (part instanceof Heatmap map
                    && map.cells().isPresent()
                    && map.bounds().contains(x, y)) {
                int row = (int) ((y - map.bounds().y()) / map.cellHeight());
                int column = (int) ((x - map.bounds().x()) / map.cellWidth());
                return Optional.of(hit(map, row, column));
            }
        }
        return Optional.empty();
    }

    /** The hit of a spot. */
    public static Hit hit(Box box) {
        Spot spot = box.spot().orElseThrow();
        return new Hit(spot.target(), 0, 0, box.bounds(), spot.datum(), spot.words());
    }

    /** The hit of a cell; a cell beyond an edge is the one at the edge. */
    public static Hit hit(Heatmap map, int row, int column) {
        int r = Math.max(0, Math.min(map.matrix().rows() - 1, row));
        int c = Math.max(0, Math.min(map.matrix().columns() - 1, column));
        String words = map.cells().map(cells -> cells.words(r, c)).orElse("");
        return new Hit(map.target(), r, c, map.cell(r, c), map.datum(r, c), words);
    }

    /** The hit of a dot; its row is the dot. */
    public static Hit hit(Dots dots, int dot) {
        return new Hit(
                dots.target(),
                dot,
                0,
                dots.bounds(dot),
                Optional.of(dots.datum(dot, 1)),
                dots.cells().words(dot, 1));
    }

    /** The hit of a point of a curve. */
    public static Hit hit(Curve curve, int column) {
        int c = Math.max(0, Math.min(curve.values().columns() - 1, column));
        double px = curve.x(c);
        double py = curve.y(curve.values().at(curve.row(), c));
        Bounds dot = new Bounds(px - 4, py - 4, 8, 8);
        return new Hit(
                curve.target(),
                curve.row(),
                c,
                dot,
                Optional.of(curve.datum(c)),
                curve.cells().words(curve.row(), c));
    }

    private Optional<Hit> nearestCurve(double x, double y) {
        Curve best = null;
        double least = REACH;
        for (Curve curve : curves()) {
            if (!curve.plot().inset(-REACH / 2).contains(x, y)) continue;
            double distance = Math.abs(curve.y(curve.values().at(curve.row(), column(curve, x))) - y);
            if (distance < least) {
                least = distance;
                best = curve;
            }
        }
        return Optional.ofNullable(best).map(curve -> hit(curve, column(curve, x)));
    }

    private static int column(Curve curve, double x) {
        int columns = curve.values().columns();
        double share = (x - curve.plot().x()) / curve.plot().width();
        return (int) Math.max(0, Math.min(columns - 1, Math.floor(share * columns)));
    }

    /** As a record's own, written out: Java would work it out when it is first needed, while a window waits. */
    @Override
    public boolean equals(Object that) {
        return this == that
                || (that instanceof Figure other
                        && Double.compare(width, other.width) == 0
                        && Double.compare(height, other.height) == 0
                        && Double.compare(scale, other.scale) == 0
                        && id.equals(other.id)
                        && background.equals(other.background)
                        && title.equals(other.title)
                        && summary.equals(other.summary)
                        && parts.equals(other.parts));
    }

    @Override
    public int hashCode() {
        return Objects.hash(id, width, height, scale, background, title, summary, parts);
    }
}
