package org.glassgpt.figure;

import java.util.List;

/** Parts of a picture at another place, for a picture that is put together from several. Pure functions. */
public final class Moved {
    private Moved() {}

    /** All parts of a picture, as one group of that name, its top left at a place. */
    public static Group of(Figure figure, String name, double x, double y) {
        return new Group(name, by(figure.parts(), x, y));
    }

    private static List<Element> by(List<Element> parts, double dx, double dy) {
        return parts.stream().map(part -> by(part, dx, dy)).toList();
    }

    private static Element by(Element part, double dx, double dy) {
        if (part instanceof Group group) return new Group(group.name(), by(group.parts(), dx, dy));
        if (part instanceof Label l) {
            return new Label(
                    l.text(),
                    l.x() + dx,
                    l.y() + dy,
                    l.width(),
                    l.type(),
                    l.colour(),
                    l.anchor(),
                    l.upright(),
                    l.datum());
        }
        if (part instanceof Box b) {
            Bounds bounds = by(b.bounds(), dx, dy);
            return new Box(bounds, b.fill(), b.stroke(), b.strokeWidth(), b.radius(), b.hatch(), b.spot());
        }
        if (part instanceof Line line) {
            List<Line.Point> points = line.points().stream()
                    .map(point -> new Line.Point(point.x() + dx, point.y() + dy))
                    .toList();
            return new Line(points, line.colour(), line.width(), line.dash());
        }
        if (part instanceof Heatmap h) {
            Bounds bounds = by(h.bounds(), dx, dy);
            return new Heatmap(
                    h.target(), bounds, h.matrix(), h.scale(), h.ground(), h.hatch(), h.gap(), h.numbers(), h.cells());
        }
        if (part instanceof Curve c) {
            Bounds plot = by(c.plot(), dx, dy);
            return new Curve(
                    c.target(),
                    plot,
                    c.values(),
                    c.row(),
                    c.low(),
                    c.high(),
                    c.colour(),
                    c.width(),
                    c.dash(),
                    c.cells());
        }
        Dots d = (Dots) part;
        Bounds plot = by(d.plot(), dx, dy);
        return new Dots(
                d.target(),
                plot,
                d.values(),
                d.left(),
                d.right(),
                d.low(),
                d.high(),
                d.radius(),
                d.colour(),
                d.opacity(),
                d.cells());
    }

    private static Bounds by(Bounds bounds, double dx, double dy) {
        return new Bounds(bounds.x() + dx, bounds.y() + dy, bounds.width(), bounds.height());
    }
}
