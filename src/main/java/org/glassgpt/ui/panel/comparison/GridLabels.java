package org.glassgpt.ui.panel.comparison;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.glassgpt.figure.Address;
import org.glassgpt.figure.Bounds;
import org.glassgpt.figure.Box;
import org.glassgpt.figure.Heatmap;
import org.glassgpt.figure.Label.Anchor;
import org.glassgpt.figure.Lines;
import org.glassgpt.figure.RowNames;
import org.glassgpt.figure.Ruler;
import org.glassgpt.figure.Sheet;
import org.glassgpt.figure.Type;
import org.glassgpt.session.Selection;
import org.glassgpt.trace.ActivationName;
import org.glassgpt.trace.Dim;

/**
 * What the rows and columns of grids are, from the addresses of their cells: tokens by name on one grid, layers and heads
 * around many, and the name of the activation over what has neither.
 */
final class GridLabels {
    /** More grids than this are labelled as a whole. */
    private static final int FEW = 4;

    private static final double MOST = 0.28;

    private final Sheet sheet;
    private final Sides sides;
    private final Type caption;

    GridLabels(Sheet sheet, Sides sides) {
        this.sheet = sheet;
        this.sides = sides;
        this.caption = sheet.paper().caption();
    }

    /** The room that names take to the left of all grids. */
    double room(List<GridDifference> grids) {
        double most = sheet.space().width() * MOST;
        if (grids.size() > FEW) return layers(grids) ? sheet.width(layer(grids.get(0)), caption) + sheet.px(12) : 0;
        return grids.stream()
                .mapToDouble(grid -> RowNames.width(sheet, names(grid), most))
                .max()
                .orElse(0);
    }

    /** The room that names take above each of them. */
    double above(List<GridDifference> grids) {
        if (grids.size() > FEW) return layers(grids) ? caption.lineHeight() + sheet.px(4) : 0;
        return grids.stream().mapToDouble(this::above).max().orElse(0);
    }

    private double above(GridDifference grid) {
        List<String> names = columns(grid);
        if (names.isEmpty()) return caption.lineHeight() + sheet.px(4);
        double widest = names.stream()
                .mapToDouble(name -> sheet.width(name, caption))
                .max()
                .orElse(0);
        return Math.min(widest, sheet.space().height() * MOST) + sheet.px(10);
    }

    private boolean layers(List<GridDifference> grids) {
        return !head(grids.get(0)).isEmpty();
    }

    /** Its rows by name: tokens, or what wrote each of them; empty where they are neither. */
    private List<String> names(GridDifference grid) {
        List<String> tokens = rows(grid);
        return tokens.isEmpty() ? grid.writers().stream().map(this::writer).toList() : tokens;
    }

    private String writer(ActivationName name) {
        String layer = "" + name.layer();
        return switch (name.kind()) {
            case RESID_PRE -> sheet.words("figure.lens.embedding");
            case RESID_POST -> sheet.words("figure.lens.block", layer);
            case ATTN_OUT -> sheet.words("figure.residual.attention", layer);
            case MLP_OUT -> sheet.words("figure.residual.mlp", layer);
            default -> name.text();
        };
    }

    /** The tokens of its rows by name; empty where these are none. */
    List<String> rows(GridDifference grid) {
        return names(grid.tokens(true));
    }

    List<String> columns(GridDifference grid) {
        return names(grid.tokens(false));
    }

    private List<String> names(int[] tokens) {
        return IntStream.of(tokens)
                .mapToObj(token -> sides.first().tokens().get(token).visible())
                .toList();
    }

    /** The row of a token, or -1. */
    static int row(GridDifference grid, int token) {
        int[] tokens = grid.tokens(true);
        return IntStream.range(0, tokens.length)
                .filter(row -> tokens[row] == token)
                .findFirst()
                .orElse(-1);
    }

    private static String layer(GridDifference grid) {
        return ActivationName.parse(grid.address(0, 0).name())
                .map(name -> "L" + name.layer())
                .orElse("");
    }

    /** Which head a grid is of; empty where it is of none. */
    private static String head(GridDifference grid) {
        Address address = grid.address(0, 0);
        Optional<ActivationName> name = ActivationName.parse(address.name());
        int axis = name.map(known -> known.kind().dims().indexOf(Dim.HEAD)).orElse(-1);
        return axis < 0 || axis >= address.index().size()
                ? ""
                : "H" + address.index().get(axis);
    }

    /**
     * @param map the grid as it is drawn
     */
    void draw(GridDifference grid, Heatmap map, List<GridDifference> all, Selection hand, boolean labelled) {
        if (all.size() > FEW) {
            drawAround(grid, map, all, hand);
            return;
        }
        List<String> rows = names(grid);
        if (!rows.isEmpty() && labelled && all.stream().noneMatch(other -> leftOf(other, grid))) {
            double room = map.bounds().x() - sheet.space().x();
            RowNames.draw(sheet, map.bounds(), rows, room, row(grid, hand.token()));
        }
        List<String> columns = columns(grid);
        if (!columns.isEmpty()) drawColumns(map, columns);
        else drawName(grid, map);
    }

    /** Grids beside each other have the same rows: the names stand left of the first. */
    private static boolean leftOf(GridDifference other, GridDifference grid) {
        Bounds there = other.drawn().bounds();
        Bounds here = grid.drawn().bounds();
        return there.x() < here.x() && there.y() < here.bottom() && here.y() < there.bottom();
    }

    private void drawName(GridDifference grid, Heatmap map) {
        String name = grid.address(0, 0).name();
        if (sheet.width(name, caption) > map.bounds().width()) name = name.substring(name.lastIndexOf("hook_") + 5);
        name = Lines.elide(name, map.bounds().width(), caption, sheet.paper().metrics());
        double baseline = map.bounds().y() - sheet.px(4) - caption.descent();
        sheet.text(name, map.bounds().x(), baseline, caption, sheet.palette().muted(), Anchor.START);
    }

    private void drawColumns(Heatmap map, List<String> names) {
        int every = Ruler.every(sheet.px(15), map.cellWidth());
        double y = map.bounds().y() - sheet.px(6);
        boolean upright = names.stream().allMatch(name -> sheet.width(name, caption) <= map.cellWidth() - sheet.px(4));
        for (int column = 0; column < names.size(); column += every) {
            double x = map.cell(0, column).centreX();
            if (upright) {
                sheet.text(
                        names.get(column),
                        x,
                        y - caption.descent(),
                        caption,
                        sheet.palette().text(),
                        Anchor.MIDDLE);
                continue;
            }
            double room = sheet.space().height() * MOST;
            String text =
                    Lines.elide(names.get(column), room, caption, sheet.paper().metrics());
            sheet.upwards(
                    text, x + caption.middle(), y, caption, sheet.palette().text(), Anchor.START);
        }
    }

    /** Heads over the first row of grids, layers beside the first column; the head in hand framed. */
    private void drawAround(GridDifference grid, Heatmap map, List<GridDifference> all, Selection hand) {
        Bounds first = all.get(0).drawn().bounds();
        Bounds here = grid.drawn().bounds();
        String head = head(grid);
        if (head.isEmpty()) return;
        Bounds bounds = map.bounds();
        if (here.y() == first.y()) {
            double baseline = bounds.y() - sheet.px(4) - caption.descent();
            sheet.text(
                    head, bounds.centreX(), baseline, caption, sheet.palette().muted(), Anchor.MIDDLE);
        }
        String layer = layer(grid);
        if (here.x() == first.x()) {
            double baseline = bounds.centreY() + caption.middle();
            sheet.text(
                    layer,
                    bounds.x() - sheet.px(8),
                    baseline,
                    caption,
                    sheet.palette().muted(),
                    Anchor.END);
        }
        if (layer.equals("L" + hand.layer()) && head.equals("H" + hand.head())) {
            sheet.add(Box.framed(bounds.inset(-3), sheet.palette().outline(), 3));
        }
    }
}
