package org.glassgpt.figure;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Frames drawn over a picture around the numbers that someone speaks of. Pure functions. */
public final class Frames {
    private static final double WIDTH = 2.5;
    private static final double THIN = 1.5;

    /** Between the number and the line: little, because other numbers may stand close by. */
    private static final double AWAY = 0;

    private static final String COUNT = "count";

    private Frames() {}

    /**
     * Every number of an activation, or of a weight, whose index begins so.
     *
     * @param name of it
     */
    public record Around(String name, List<Integer> index) {
        public Around {
            index = List.copyOf(index);
        }

        boolean holds(Address address) {
            boolean counts = address.quantity().endsWith(COUNT); // of what it counts, its index says nothing
            return !counts
                    && address.name().equals(name)
                    && address.index().size() >= index.size()
                    && address.index().subList(0, index.size()).equals(index);
        }
    }

    /** The picture with frames on it; itself where it draws none of the numbers. */
    public static Figure on(Figure figure, List<Around> frames, Paper paper) {
        List<Element> drawn = new ArrayList<>();
        for (Around around : frames) {
            for (Bounds bounds : places(figure, around)) drawn.addAll(frame(bounds, WIDTH, paper));
        }
        return with(figure, "spoken-of", drawn);
    }

    /**
     * The picture with thin frames on it and a sign at each. A place has no sign of its own where it is smaller than the
     * sign, where it lies inside another such place, and where the sign would lie on one that stands already.
     */
    public static Figure marked(Figure figure, List<Around> frames, String sign, Paper paper) {
        List<Bounds> marked = new ArrayList<>();
        for (Around around : frames) marked.addAll(places(figure, around));
        List<Element> drawn = new ArrayList<>();
        for (Bounds bounds : marked) drawn.addAll(frame(bounds, THIN, paper));
        List<Bounds> signs = new ArrayList<>();
        for (Bounds bounds : marked) {
            Bounds box = signBox(bounds, paper);
            boolean small = bounds.height() < box.height();
            boolean inside = marked.stream().anyMatch(other -> !other.equals(bounds) && other.encloses(bounds, 0.01));
            if (small || inside || signs.stream().anyMatch(other -> other.overlaps(box, 0))) continue;
            signs.add(box);
            drawn.addAll(sign(box, sign, paper));
        }
        return with(figure, "marked", drawn);
    }

    /** At the upper left corner, inside the picture. */
    private static Bounds signBox(Bounds bounds, Paper paper) {
        double side = paper.caption().size() * 1.1;
        return new Bounds(Math.max(0, bounds.x() - side), Math.max(0, bounds.y() - side), side, side);
    }

    private static List<Element> sign(Bounds box, String sign, Paper paper) {
        Type type = paper.caption().bold();
        double side = box.height();
        Palette palette = paper.palette();
        double width = paper.metrics().width(sign, type);
        return List.of(
                Box.filled(box, palette.text()).rounded(side / 4).outlined(palette.background(), 1),
                new Label(
                        sign,
                        box.centreX(),
                        box.centreY() + type.middle(),
                        width,
                        type,
                        palette.background(),
                        Label.Anchor.MIDDLE,
                        true,
                        Optional.empty()));
    }

    private static Figure with(Figure figure, String name, List<Element> drawn) {
        if (drawn.isEmpty()) return figure;
        List<Element> parts = new ArrayList<>(figure.parts());
        parts.add(new Group(name, drawn));
        return new Figure(
                figure.id(),
                figure.width(),
                figure.height(),
                figure.scale(),
                figure.background(),
                figure.title(),
                figure.summary(),
                parts);
    }

    /** A dark line inside a light one (or the other way round), so that it shows on any colour. */
    private static List<Element> frame(Bounds bounds, double width, Paper paper) {
        double line = width * paper.scale();
        double away = AWAY * paper.scale();
        Palette palette = paper.palette();
        Bounds outer = grown(bounds, away + line);
        return List.of(
                Box.framed(grown(outer, line / 2), palette.background(), line / 2 + 1)
                        .rounded(line),
                Box.framed(outer, palette.text(), line).rounded(line));
    }

    private static Bounds grown(Bounds bounds, double by) {
        return new Bounds(bounds.x() - by, bounds.y() - by, bounds.width() + 2 * by, bounds.height() + 2 * by);
    }

    /** Where the numbers stand, those that lie together as one. */
    static List<Bounds> places(Figure figure, Around around) {
        List<Bounds> found = new ArrayList<>();
        for (Element part : figure.flat()) {
            if (part instanceof Heatmap map) cells(map, around).ifPresent(found::add);
            if (part instanceof Box box) {
                box.spot()
                        .flatMap(Spot::datum)
                        .filter(datum -> around.holds(datum.address()))
                        .ifPresent(datum -> found.add(box.bounds()));
            }
            if (part instanceof Label label) {
                label.datum()
                        .filter(datum -> around.holds(datum.address()))
                        .ifPresent(datum -> found.add(label.bounds()));
            }
        }
        return joined(found);
    }

    private static Optional<Bounds> cells(Heatmap map, Around around) {
        if (map.cells().isEmpty()) return Optional.empty();
        Cells cells = map.cells().get();
        Optional<Bounds> all = Optional.empty();
        for (int row = 0; row < map.matrix().rows(); row++) {
            for (int column = 0; column < map.matrix().columns(); column++) {
                if (!around.holds(cells.address(row, column))) continue;
                Bounds cell = map.cell(row, column);
                all = Optional.of(all.map(known -> union(known, cell)).orElse(cell));
            }
        }
        return all;
    }

    private static Bounds union(Bounds a, Bounds b) {
        double x = Math.min(a.x(), b.x());
        double y = Math.min(a.y(), b.y());
        return new Bounds(x, y, Math.max(a.right(), b.right()) - x, Math.max(a.bottom(), b.bottom()) - y);
    }

    /** Places that touch become one, until none do. */
    private static List<Bounds> joined(List<Bounds> found) {
        List<Bounds> left = new ArrayList<>(found);
        for (int i = 0; i < left.size(); i++) {
            for (int j = i + 1; j < left.size(); j++) {
                if (!near(left.get(i), left.get(j))) continue;
                left.set(i, union(left.get(i), left.get(j)));
                left.remove(j);
                i = -1;
                break;
            }
        }
        return left;
    }

    /** In one row, or in one column, and hardly apart. */
    private static boolean near(Bounds a, Bounds b) {
        double reach = 0.75 * Math.min(a.height(), b.height());
        double gapX = Math.max(a.x(), b.x()) - Math.min(a.right(), b.right());
        double gapY = Math.max(a.y(), b.y()) - Math.min(a.bottom(), b.bottom());
        return gapX <= reach && gapY <= reach && (gapX < 0 || gapY < 0);
    }
}
