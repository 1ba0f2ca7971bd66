package org.glassgpt.ui.panel.comparison;

import java.util.ArrayList;
import java.util.List;
import org.glassgpt.figure.Bounds;

/**
 * Where the pictures of a comparison lie: all beside each other where each can be read, else one below the other where
 * there is height for it, else as many as there is room for, chosen by the reader; on paper, which grows, all of them. Pure.
 *
 * @param places one for each picture that is seen at once
 * @param all whether every picture is seen
 */
public record ComparisonLayout(List<Bounds> places, boolean all) {
    /** The least that one picture gets, in em. */
    private static final double LEAST_WIDTH = 22;

    private static final double LEAST_HEIGHT = 19;
    private static final double GAP = 0.6;

    /** What one gets, in em, where the paper grows. */
    private static final double HEIGHT = 20;

    public ComparisonLayout {
        places = List.copyOf(places);
    }

    /**
     * @param em of the type
     * @param pictures how many there are
     */
    public static ComparisonLayout of(double width, double height, double em, int pictures) {
        double gap = GAP * em;
        int across = (int) Math.max(1, Math.floor((width + gap) / (LEAST_WIDTH * em + gap)));
        int down = (int) Math.max(1, Math.floor((height + gap) / (LEAST_HEIGHT * em + gap)));
        if (across >= pictures) return new ComparisonLayout(row(width, height, gap, pictures), true);
        if (down >= pictures) return new ComparisonLayout(column(width, height, gap, pictures), true);
        int seen = across >= 2 ? 2 : 1;
        return new ComparisonLayout(row(width, height, gap, seen), false);
    }

    /**
     * As the other where all find room, else as high as it takes: two beside each other, where that can be read, and the
     * one that stood between them below.
     */
    static ComparisonLayout onPaper(double width, double height, double em, int pictures) {
        ComparisonLayout layout = of(width, height, em, pictures);
        if (layout.all()) return layout;
        double gap = GAP * em;
        double each = HEIGHT * em;
        boolean beside = width >= 2 * LEAST_WIDTH * em + gap;
        List<Bounds> sides = beside ? row(width, each, gap, 2) : column(width, 2 * each + gap, gap, 2);
        if (pictures == 2) return new ComparisonLayout(sides, true);
        Bounds between = new Bounds(0, bottom(sides) + gap, width, each);
        return new ComparisonLayout(List.of(sides.get(0), between, sides.get(1)), true);
    }

    /** Of the lowest picture. */
    double bottom() {
        return bottom(places);
    }

    private static double bottom(List<Bounds> places) {
        return places.stream().mapToDouble(Bounds::bottom).max().orElse(0);
    }

    private static List<Bounds> row(double width, double height, double gap, int count) {
        List<Bounds> places = new ArrayList<>();
        double each = Math.floor((width - (count - 1) * gap) / count);
        for (int i = 0; i < count; i++) places.add(new Bounds(Math.round(i * (each + gap)), 0, each, height));
        return places;
    }

    private static List<Bounds> column(double width, double height, double gap, int count) {
        List<Bounds> places = new ArrayList<>();
        double each = Math.floor((height - (count - 1) * gap) / count);
        for (int i = 0; i < count; i++) places.add(new Bounds(0, Math.round(i * (each + gap)), width, each));
        return places;
    }
}
