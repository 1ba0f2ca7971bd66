package org.glassgpt.ui.panel.comparison;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.glassgpt.figure.Address;
import org.glassgpt.figure.Cells;
import org.glassgpt.figure.Figure;
import org.glassgpt.figure.Heatmap;
import org.glassgpt.figure.Matrix;
import org.glassgpt.figure.Numbers;
import org.glassgpt.figure.Words;
import org.glassgpt.session.Selection;
import org.glassgpt.trace.Activation;
import org.glassgpt.trace.ActivationName;
import org.glassgpt.trace.Alignment;
import org.glassgpt.trace.Dim;

/**
 * One grid of the first side's picture less the same one of the second's. Immutable.
 *
 * <p>Where the texts are the same, cell is taken from cell, whatever the cells show. Where they differ, each number of a
 * trace is compared with the one at its tokens' partners; of rows and columns that are tokens, those with partners are left.
 */
final class GridDifference {
    /** Quantity of a difference: the first side's number less the second's. */
    static final String DIFFERENCE = "difference";

    private final Heatmap drawn;
    private final int[] rows; // of the grid as it is drawn
    private final int[] columns;
    private final Matrix other;
    private final Matrix matrix;

    /** The second side's number for a cell of the first side's grid; not a number where there is none. */
    private interface Partner {
        float at(int row, int column);
    }

    private GridDifference(Heatmap drawn, int[] rows, int[] columns, Partner partner) {
        this.drawn = drawn;
        this.rows = rows;
        this.columns = columns;
        this.other = Matrix.of(rows.length, columns.length, (row, column) -> partner.at(rows[row], columns[column]));
        Matrix first = drawn.matrix();
        this.matrix = Matrix.of(
                rows.length,
                columns.length,
                (row, column) -> first.at(rows[row], columns[column]) - other.at(row, column),
                (row, column) -> first.masked(rows[row], columns[column]) || Float.isNaN(other.at(row, column)));
    }

    /** Every grid of the two pictures; none where these do not show the same things. */
    static List<GridDifference> all(Figure first, Figure second, Sides sides, Selection hand) {
        List<Heatmap> a = first.heatmaps();
        List<Heatmap> b = second.heatmaps();
        List<GridDifference> grids = new ArrayList<>();
        if (a.size() != b.size()) return grids;
        for (int i = 0; i < a.size(); i++) {
            Optional<GridDifference> made = of(a.get(i), b.get(i), sides, hand);
            if (made.isEmpty()) return List.of();
            grids.add(made.get());
        }
        return grids;
    }

    /** Whether a picture is still of a longer text than this one: along an axis, or in the token that it is all about. */
    static boolean outdated(Figure figure, int tokens) {
        return figure.heatmaps().stream().anyMatch(map -> beyond(map, tokens));
    }

    private static boolean beyond(Heatmap map, int tokens) {
        Matrix matrix = map.matrix();
        Address last = map.cells().orElseThrow().address(matrix.rows() - 1, matrix.columns() - 1);
        if (last.source() != Address.Source.ACTIVATION || !last.quantity().equals(Address.VALUE)) return false;
        List<Dim> dims = ActivationName.parse(last.name())
                .map(name -> name.kind().dims())
                .orElse(List.of());
        return IntStream.range(0, Math.min(dims.size(), last.index().size()))
                .anyMatch(axis -> counts(dims.get(axis)) && last.index().get(axis) >= tokens);
    }

    private static Optional<GridDifference> of(Heatmap a, Heatmap b, Sides sides, Selection hand) {
        boolean alike = a.target().name().equals(b.target().name());
        if (!alike) return Optional.empty();
        boolean same = a.matrix().rows() == b.matrix().rows()
                && a.matrix().columns() == b.matrix().columns();
        Address at = a.cells().orElseThrow().address(0, 0);
        boolean formula =
                at.source() == Address.Source.FORMULA && !at.quantity().equals(Address.ROLE);
        if (formula) return Optional.empty(); // the same for every model and text
        Optional<ActivationName> name =
                at.source() == Address.Source.ACTIVATION ? ActivationName.parse(at.name()) : Optional.empty();
        if (same && (sides.alignment().whole() || name.isEmpty())) return Optional.of(cellByCell(a, b.matrix()));
        if (name.isEmpty() || !at.quantity().equals(Address.VALUE)) return Optional.empty();
        Cells cells = a.cells().orElseThrow();
        int[] rows = partnered(a, true, sides);
        int[] columns = partnered(a, false, sides);
        if (rows.length == 0 || columns.length == 0) return Optional.empty();
        return Optional.of(new GridDifference(
                a, rows, columns, (row, column) -> partner(cells.address(row, column), sides, hand)));
    }

    private static GridDifference cellByCell(Heatmap a, Matrix other) {
        int[] rows = IntStream.range(0, other.rows()).toArray();
        int[] columns = IntStream.range(0, other.columns()).toArray();
        return new GridDifference(
                a, rows, columns, (row, column) -> other.masked(row, column) ? Float.NaN : other.at(row, column));
    }

    /** The rows, or columns, that are tokens with partners, or no tokens. */
    private static int[] partnered(Heatmap map, boolean rows, Sides sides) {
        int count = rows ? map.matrix().rows() : map.matrix().columns();
        int axis = axis(map, rows);
        Cells cells = map.cells().orElseThrow();
        if (axis < 0 || !counts(dim(map, axis)))
            return IntStream.range(0, count).toArray();
        return IntStream.range(0, count)
                .filter(i -> {
                    Address address = rows ? cells.address(i, 0) : cells.address(0, i);
                    return sides.alignment().secondOf(address.index().get(axis)) != Alignment.GAP;
                })
                .toArray();
    }

    private static boolean counts(Dim dim) {
        return dim == Dim.TOKEN || dim == Dim.KEY;
    }

    private static float partner(Address address, Sides sides, Selection hand) {
        Optional<ActivationName> name = ActivationName.parse(address.name());
        Optional<Activation> there = name.flatMap(sides.second().trace()::find);
        if (there.isEmpty() || !address.quantity().equals(Address.VALUE)) return Float.NaN;
        return sides.partner(name.get(), address, hand)
                .map(index -> there.get().at(index))
                .orElse(Float.NaN);
    }

    /** The grid as the first side's picture shows it. */
    Heatmap drawn() {
        return drawn;
    }

    Matrix matrix() {
        return matrix;
    }

    /** Whether its cells are as high as wide. */
    boolean square() {
        double ratio = drawn.cellWidth() / drawn.cellHeight();
        return ratio > 0.8 && ratio < 1.25;
    }

    Address address(int row, int column) {
        return drawn.cells().orElseThrow().address(rows[row], columns[column]);
    }

    /** The tokens of the first text that its rows, or columns, are; empty where they are none. */
    int[] tokens(boolean byRow) {
        int axis = axis(drawn, byRow);
        if (axis < 0 || !counts(dim(drawn, axis))) return new int[0];
        return IntStream.range(0, byRow ? rows.length : columns.length)
                .map(i -> (byRow ? address(i, 0) : address(0, i)).index().get(axis))
                .toArray();
    }

    /** What its rows are of, where each is of another activation; else empty. */
    List<ActivationName> writers() {
        List<ActivationName> names = IntStream.range(0, rows.length)
                .mapToObj(row -> address(row, 0))
                .filter(address -> address.source() == Address.Source.ACTIVATION)
                .flatMap(address -> ActivationName.parse(address.name()).stream())
                .distinct()
                .toList();
        return rows.length > 1 && names.size() == rows.length ? names : List.of();
    }

    /** The place in the index that grows from row to row, or from column to column; -1 where it is none of an activation. */
    private static int axis(Heatmap map, boolean rows) {
        if (rows ? map.matrix().rows() < 2 : map.matrix().columns() < 2) return -1;
        Cells cells = map.cells().orElseThrow();
        Address from = cells.address(0, 0);
        Address to = rows ? cells.address(1, 0) : cells.address(0, 1);
        boolean one = from.source() == Address.Source.ACTIVATION && from.name().equals(to.name());
        for (int axis = 0;
                one && axis < Math.min(from.index().size(), to.index().size());
                axis++) {
            if (!from.index().get(axis).equals(to.index().get(axis))) return axis;
        }
        return -1;
    }

    private static Dim dim(Heatmap map, int axis) {
        String name = map.cells().orElseThrow().address(0, 0).name();
        return ActivationName.parse(name).orElseThrow().kind().dims().get(axis);
    }

    /** What stands behind the cells, and its words: both sides' numbers and the difference. */
    Cells cells(Words words) {
        Cells cells = drawn.cells().orElseThrow();
        return new Cells() {
            @Override
            public Address address(int row, int column) {
                return GridDifference.this.address(row, column).as(DIFFERENCE);
            }

            @Override
            public String words(int row, int column) {
                String first = cells.words(rows[row], columns[column])
                        .lines()
                        .findFirst()
                        .orElse("");
                if (matrix.masked(row, column)) return first + "\n" + words.text("compare.no-partner");
                return first + "\n"
                        + words.text(
                                "compare.cell",
                                Numbers.full(drawn.matrix().at(rows[row], columns[column])),
                                Numbers.full(other.at(row, column)),
                                Numbers.signed(matrix.at(row, column)));
            }
        };
    }
}
