package org.glassgpt.figure;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A matrix as coloured cells: one element however many they are.
 *
 * @param target what it is to the pointer
 * @param bounds divided evenly
 * @param matrix of values; masked cells are hatched
 * @param scale from values to colours
 * @param ground of masked cells
 * @param hatch lines on that ground
 * @param gap of background between cells, in logical pixels; 0 when cells are small
 * @param numbers type of the numbers in the cells, when they are large enough to hold two digits
 * @param cells what stands behind them; empty for a picture without numbers of its own, such as a legend
 */
public record Heatmap(
        Target target,
        Bounds bounds,
        Matrix matrix,
        Scale scale,
        Rgb ground,
        Rgb hatch,
        double gap,
        Optional<Type> numbers,
        Optional<Cells> cells)
        implements Element {
    public double cellWidth() {
        return bounds.width() / matrix.columns();
    }

    public double cellHeight() {
        return bounds.height() / matrix.rows();
    }

    public Bounds cell(int row, int column) {
        return new Bounds(
                bounds.x() + column * cellWidth(), bounds.y() + row * cellHeight(), cellWidth(), cellHeight());
    }

    /** What a cell is filled with. */
    public Rgb colour(int row, int column) {
        return matrix.masked(row, column) ? ground : scale.of(matrix.at(row, column));
    }

    /** The number of a cell, as it is drawn; none where it is masked or the picture has no numbers of its own. */
    public Optional<Datum> datum(int row, int column) {
        if (cells.isEmpty() || matrix.masked(row, column)) return Optional.empty();
        double value = matrix.at(row, column);
        String text = written(row, column) ? Numbers.cell(value) : Numbers.full(value);
        return Optional.of(
                new Datum(value, text, colour(row, column), cells.get().address(row, column)));
    }

    /** Whether a number stands in a cell: not where it would be masked or round to nothing. */
    private boolean written(int row, int column) {
        return numbers.isPresent() && !matrix.masked(row, column) && Math.abs(matrix.at(row, column)) >= 0.005;
    }

    /** The numbers in the cells, as text. */
    public List<Label> labels(TextMetrics metrics) {
        if (numbers.isEmpty()) return List.of();
        Type type = numbers.get();
        List<Label> labels = new ArrayList<>();
        for (int row = 0; row < matrix.rows(); row++) {
            for (int column = 0; column < matrix.columns(); column++) {
                if (!written(row, column)) continue;
                Bounds cell = cell(row, column);
                String text = Numbers.cell(matrix.at(row, column));
                labels.add(new Label(
                        text,
                        cell.centreX(),
                        cell.centreY() + type.middle(),
                        metrics.width(text, type),
                        type,
                        colour(row, column).ink(),
                        Label.Anchor.MIDDLE,
                        true,
                        Optional.empty()));
            }
        }
        return labels;
    }
}
