package org.glassgpt.figure;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Where the arrow keys lead on a picture: from cell to cell, along a curve, from spot to spot. Pure functions. */
public final class Walk {
    private Walk() {}

    /** A step of one row or column. */
    public enum Direction {
        LEFT(0, -1),
        RIGHT(0, 1),
        UP(-1, 0),
        DOWN(1, 0);

        private final int rows;
        private final int columns;

        Direction(int rows, int columns) {
            this.rows = rows;
            this.columns = columns;
        }
    }

    /** Where a walk begins: a heatmap's first cell, else the first spot, else the first point of the foremost curve. */
    public static Optional<Hit> start(Figure figure) {
        List<Heatmap> maps = heatmaps(figure);
        if (!maps.isEmpty()) return Optional.of(Figure.hit(maps.get(0), 0, 0));
        List<Box> spots = figure.spots();
        if (!spots.isEmpty()) return Optional.of(Figure.hit(spots.get(0)));
        List<Curve> curves = figure.curves();
        return curves.isEmpty() ? Optional.empty() : Optional.of(Figure.hit(curves.get(curves.size() - 1), 0));
    }

    /** The next place in a direction; the same place where there is none. */
    public static Hit next(Figure figure, Hit from, Direction direction) {
        for (Heatmap map : heatmaps(figure)) {
            if (map.target().equals(from.target())) {
                return Figure.hit(map, from.row() + direction.rows, from.column() + direction.columns);
            }
        }
        for (Curve curve : figure.curves()) {
            if (curve.target().equals(from.target()) && direction.rows == 0) {
                return Figure.hit(curve, from.column() + direction.columns);
            }
        }
        return nearest(figure, from, direction);
    }

    /** Heatmaps whose cells can be reached: those that no spot covers. */
    private static List<Heatmap> heatmaps(Figure figure) {
        List<Heatmap> out = new ArrayList<>();
        for (Heatmap map : figure.heatmaps()) {
            Optional<Hit> middle =
                    figure.hit(map.bounds().centreX(), map.bounds().centreY());
            boolean covered = figure.spots().stream()
                    .anyMatch(s -> s.bounds()
                            .contains(map.bounds().centreX(), map.bounds().centreY()));
            if (middle.isPresent() && !covered) out.add(map);
        }
        return out;
    }

    private static Hit nearest(Figure figure, Hit from, Direction direction) {
        return figure.spots().stream()
                .filter(spot -> ahead(from.bounds(), spot.bounds(), direction) > 1)
                .min(Comparator.comparingDouble(spot -> cost(from.bounds(), spot.bounds(), direction)))
                .map(Figure::hit)
                .orElse(from);
    }

    private static double ahead(Bounds from, Bounds to, Direction direction) {
        return (to.centreX() - from.centreX()) * direction.columns + (to.centreY() - from.centreY()) * direction.rows;
    }

    /** Distance ahead, and four times the distance aside. */
    private static double cost(Bounds from, Bounds to, Direction direction) {
        double aside = direction.rows == 0 ? to.centreY() - from.centreY() : to.centreX() - from.centreX();
        return ahead(from, to, direction) + 4 * Math.abs(aside);
    }
}
