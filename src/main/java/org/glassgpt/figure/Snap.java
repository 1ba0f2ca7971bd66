package org.glassgpt.figure;

import java.util.List;

/** Moves straight edges to whole logical pixels: half-covered pixels look grey. */
final class Snap {
    private Snap() {}

    static Element snapped(Element part) {
        if (part instanceof Box box && box.radius() == 0) {
            return new Box(
                    box.bounds().rounded(),
                    box.fill(),
                    box.stroke(),
                    box.strokeWidth(),
                    box.radius(),
                    box.hatch(),
                    box.spot());
        }
        if (part instanceof Heatmap map) {
            return new Heatmap(
                    map.target(),
                    map.bounds().rounded(),
                    map.matrix(),
                    map.scale(),
                    map.ground(),
                    map.hatch(),
                    map.gap(),
                    map.numbers(),
                    map.cells());
        }
        return part instanceof Line line && line.points().size() == 2 ? snapped(line) : part;
    }

    /** An upright or level line of odd width runs through the middles of pixels. */
    private static Line snapped(Line line) {
        Line.Point a = line.points().get(0);
        Line.Point b = line.points().get(1);
        double shift = Math.round(line.width()) % 2 == 1 ? 0.5 : 0;
        if (a.x() == b.x()) {
            double x = Math.floor(a.x()) + shift;
            return with(line, new Line.Point(x, a.y()), new Line.Point(x, b.y()));
        }
        if (a.y() == b.y()) {
            double y = Math.floor(a.y()) + shift;
            return with(line, new Line.Point(a.x(), y), new Line.Point(b.x(), y));
        }
        return line;
    }

    private static Line with(Line line, Line.Point a, Line.Point b) {
        return new Line(List.of(a, b), line.colour(), line.width(), line.dash());
    }
}
