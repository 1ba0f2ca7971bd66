package org.glassgpt.ui.panel.comparison;

import java.util.List;
import java.util.Optional;
import org.glassgpt.figure.Bounds;
import org.glassgpt.figure.Box;
import org.glassgpt.figure.Figure;
import org.glassgpt.figure.Heatmap;
import org.glassgpt.figure.Legend;
import org.glassgpt.figure.MatrixChart;
import org.glassgpt.figure.Meaning;
import org.glassgpt.figure.Paper;
import org.glassgpt.figure.Scale;
import org.glassgpt.figure.Sheet;
import org.glassgpt.figure.Type;
import org.glassgpt.session.Selection;

/**
 * The grids of the first side's picture less those of the second's, where both pictures are grids of the same things: as
 * they lie on the first picture, on one scale with zero in its middle.
 */
public final class DifferenceFigure {
    public static final String ID = "difference";

    private static final double LARGEST = 88;
    private static final double WIDE = 420;
    private static final double HIGH = 520;
    private static final double LEGEND = 250;
    private static final double SMALLEST_LABELLED = 9;

    private final String title;
    private final Sheet sheet;
    private final Sides sides;
    private final List<GridDifference> grids;
    private final Selection hand;

    private DifferenceFigure(String title, Sides sides, Selection selection, Paper paper, List<GridDifference> grids) {
        this.title = title;
        this.sheet = new Sheet(paper);
        this.sides = sides;
        this.grids = grids;
        this.hand = selection.within(sides.first().trace());
    }

    /**
     * @param first picture of the first side
     * @param second picture of the second side, of the same size
     * @param selection in hand on the first side
     * @return empty where they are neither grids of the same things nor probabilities of the same tokens
     */
    public static Optional<Figure> of(Figure first, Figure second, Sides sides, Selection selection, Paper paper) {
        if (ProbabilityDifference.suits(first, sides))
            return Optional.of(ProbabilityDifference.of(first, sides, paper));
        Selection hand = selection.within(sides.first().trace());
        List<GridDifference> grids = GridDifference.all(first, second, sides, hand);
        if (grids.isEmpty()) return Optional.empty();
        return Optional.of(new DifferenceFigure(first.title(), sides, selection, paper, grids).draw());
    }

    /**
     * Whether one of the pictures has not been drawn anew since its text grew shorter; until it is, there is nothing to
     * compare.
     */
    public static boolean outdated(Figure first, Figure second, Sides sides) {
        return GridDifference.outdated(first, sides.first().tokens().size())
                || GridDifference.outdated(second, sides.second().tokens().size());
    }

    /**
     * What both sides' pictures are made on to be subtracted: large enough for every number to have a cell of its own,
     * where the difference itself is small.
     */
    public static Paper sides(Paper paper) {
        return new Paper(
                Math.max(paper.width(), paper.px(WIDE)),
                Math.max(paper.height(), paper.px(HIGH)),
                paper.scale(),
                paper.palette(),
                paper.words(),
                paper.metrics(),
                true);
    }

    /** Whether {@link #of} draws them. */
    public static boolean comparable(Figure first, Figure second, Sides sides, Selection selection) {
        if (ProbabilityDifference.suits(first, sides)) return true;
        return !GridDifference.all(
                        first, second, sides, selection.within(sides.first().trace()))
                .isEmpty();
    }

    private Figure draw() {
        double limit =
                grids.stream().mapToDouble(grid -> grid.matrix().limit()).max().orElse(0);
        String caption = sheet.words(limit == 0 ? "compare.difference-none" : "compare.difference-caption");
        sheet.space(sheet.space().inset(0, -sheet.px(8), 0, 0)); // its name stands above it
        Scale scale = Scale.symmetric(sheet.palette().diverging(), limit == 0 ? 1 : limit);
        drawLegend(scale, caption);
        GridLabels labels = new GridLabels(sheet, sides);
        if (!drawAsChart(scale, labels)) drawAsDrawn(scale, labels);
        return sheet.figure(ID, title, caption);
    }

    /** Above the grids, or, where there is more width than they can use, beside them. */
    private void drawLegend(Scale scale, String caption) {
        Bounds space = sheet.space();
        if (space.width() < space.height() + sheet.px(LEGEND) * 1.2) {
            Legend.across(sheet, scale, caption);
            return;
        }
        double width = sheet.px(LEGEND);
        Legend.draw(sheet, space.right() - width, space.y(), width, scale, caption);
        sheet.space(space.inset(0, 0, width + sheet.px(16), 0));
    }

    /** One grid of tokens by tokens. */
    private boolean drawAsChart(Scale scale, GridLabels labels) {
        GridDifference grid = grids.get(0);
        List<String> rows = labels.rows(grid);
        List<String> columns = labels.columns(grid);
        if (grids.size() > 1 || rows.isEmpty() || columns.isEmpty()) return false;
        new MatrixChart(
                        grid.drawn().target(),
                        grid.matrix(),
                        scale,
                        grid.cells(sheet.paper().words()),
                        rows,
                        columns,
                        title("figure.attention.queries", Meaning.QUERY),
                        title("figure.attention.keys", Meaning.KEY),
                        GridLabels.row(grid, hand.token()),
                        -1,
                        true)
                .draw(sheet, sheet.space());
        return true;
    }

    private MatrixChart.Title title(String key, Meaning meaning) {
        return new MatrixChart.Title(sheet.words(key), sheet.palette().text(meaning));
    }

    /** Where they lie on the first side's picture. */
    private void drawAsDrawn(Scale scale, GridLabels labels) {
        Bounds from = around();
        Bounds to = sheet.space();
        double room = labels.room(grids);
        double above = labels.above(grids);
        Bounds inside = to.inset(room, above, 0, 0);
        boolean square = grids.stream().allMatch(GridDifference::square);
        double largest = grids.stream()
                .mapToDouble(grid -> grid.drawn().cellWidth())
                .max()
                .orElse(1);
        double across = Math.min(inside.width() / from.width(), sheet.px(LARGEST) / largest);
        double down = inside.height() / from.height();
        if (square) across = down = Math.min(across, down);
        else down = Math.min(down, Math.max(1, across));
        for (GridDifference grid : grids) {
            Bounds drawn = grid.drawn().bounds();
            Bounds bounds = new Bounds(
                    inside.x() + (drawn.x() - from.x()) * across,
                    inside.y() + (drawn.y() - from.y()) * down,
                    drawn.width() * across,
                    drawn.height() * down);
            draw(grid, whole(grid, bounds), scale, labels);
        }
    }

    /** Cells of whole pixels, where they are large enough for it to be seen. */
    private static Bounds whole(GridDifference grid, Bounds bounds) {
        int columns = grid.matrix().columns();
        int rows = grid.matrix().rows();
        double width = bounds.width() / columns;
        double height = bounds.height() / rows;
        return new Bounds(
                bounds.x(),
                bounds.y(),
                (width >= 3 ? Math.floor(width) : width) * columns,
                (height >= 3 ? Math.floor(height) : height) * rows);
    }

    private Bounds around() {
        double left = Double.MAX_VALUE;
        double top = Double.MAX_VALUE;
        double right = 0;
        double bottom = 0;
        for (GridDifference grid : grids) {
            Bounds bounds = grid.drawn().bounds();
            left = Math.min(left, bounds.x());
            top = Math.min(top, bounds.y());
            right = Math.max(right, bounds.right());
            bottom = Math.max(bottom, bounds.bottom());
        }
        return new Bounds(left, top, right - left, bottom - top);
    }

    private void draw(GridDifference grid, Bounds bounds, Scale scale, GridLabels labels) {
        double width = bounds.width() / grid.matrix().columns();
        double height = bounds.height() / grid.matrix().rows();
        Type numbers = sheet.paper().smallNumber();
        boolean roomy = width >= sheet.width("-.00", numbers) + sheet.px(3) && height >= numbers.lineHeight();
        Heatmap map = new Heatmap(
                grid.drawn().target(),
                bounds,
                grid.matrix(),
                scale,
                grid.drawn().ground(),
                grid.drawn().hatch(),
                width >= 12 && height >= 12 ? 1 : 0,
                roomy ? Optional.of(numbers) : Optional.empty(),
                Optional.of(grid.cells(sheet.paper().words())));
        sheet.heatmap(map);
        sheet.add(Box.framed(bounds.inset(-1), sheet.palette().rule(), 1));
        labels.draw(grid, map, grids, hand, height >= SMALLEST_LABELLED);
    }
}
