package org.glassgpt.ui.panel.clinic;

import java.util.List;
import java.util.Optional;
import org.glassgpt.figure.Address;
import org.glassgpt.figure.Bounds;
import org.glassgpt.figure.Box;
import org.glassgpt.figure.Cells;
import org.glassgpt.figure.Heatmap;
import org.glassgpt.figure.Label.Anchor;
import org.glassgpt.figure.Legend;
import org.glassgpt.figure.Lines;
import org.glassgpt.figure.Matrix;
import org.glassgpt.figure.Numbers;
import org.glassgpt.figure.Pooled;
import org.glassgpt.figure.RowNames;
import org.glassgpt.figure.Scale;
import org.glassgpt.figure.Sheet;
import org.glassgpt.figure.Target;
import org.glassgpt.figure.Type;

/**
 * A matrix that is shown beside a line.
 *
 * @param title what it is
 * @param axes its shape, and what rows and columns are
 * @param names of the rows, where these are tokens; else none
 * @param rows how many
 * @param columns how many
 * @param numbers in it
 * @param masked whether keys after the query hold nothing
 * @param scale of its colours
 */
record Exhibit(
        String title,
        String axes,
        List<String> names,
        int rows,
        int columns,
        Pooled.Source numbers,
        boolean masked,
        Scale scale) {
    private static final double LARGEST = 44;
    private static final double SMALLEST = 1;

    /** One number of a matrix. */
    @FunctionalInterface
    interface Number {
        float at(int row, int column);
    }

    /** The address of one number. */
    @FunctionalInterface
    interface Place {
        Address at(int row, int column);
    }

    /** Numbers with their places, said in one kind of words. */
    record Table(Number number, Place place, String name, List<String> rows) implements Pooled.Source {
        @Override
        public float at(int row, int column) {
            return number.at(row, column);
        }

        @Override
        public Address address(int row, int column) {
            return place.at(row, column);
        }

        @Override
        public String words(int row, int column) {
            String where = row < rows.size() ? row + " " + rows.get(row) : "" + row;
            return name + " [" + where + ", " + column + "] = " + Numbers.full(at(row, column));
        }
    }

    /**
     * Draws them beside each other where there is room, else below each other; nothing where there is none. What stands
     * below each other and means the same by its colours has one legend.
     */
    static void draw(Sheet sheet, Bounds area, List<Exhibit> exhibits) {
        double gap = sheet.px(16);
        boolean beside = area.width() >= sheet.px(400) && exhibits.size() > 1;
        int count = exhibits.size();
        double width = beside ? (area.width() - gap * (count - 1)) / count : area.width();
        boolean shared = !beside && exhibits.stream().allMatch(exhibits.get(0)::readAs);
        double legend = shared ? Legend.height(sheet) * (count - 1) / count : 0;
        double height = beside ? area.height() : (area.height() - gap * (count - 1)) / count;
        if (!beside && height + legend < sheet.px(96)) {
            exhibits.get(0).draw(sheet, area, 0, true);
            return;
        }
        double y = area.y();
        for (int i = 0; i < count; i++) {
            double x = area.x() + (beside ? i * (width + gap) : 0);
            boolean own = !shared || i == count - 1;
            double tall = height + legend - (own ? 0 : Legend.height(sheet));
            exhibits.get(i).draw(sheet, new Bounds(x, y, width, tall), i, own);
            if (!beside) y += tall + gap;
        }
    }

    /** Whether one legend says the same of both: they may differ in digits that it does not write. */
    private boolean readAs(Exhibit other) {
        return axes.equals(other.axes)
                && scale.map().equals(other.scale.map())
                && Numbers.limit(scale.low()).equals(Numbers.limit(other.scale.low()))
                && Numbers.limit(scale.high()).equals(Numbers.limit(other.scale.high()));
    }

    private void draw(Sheet sheet, Bounds area, int place, boolean legend) {
        Type caption = sheet.paper().caption();
        double top = caption.lineHeight() + sheet.px(4);
        double room = area.height() - top - (legend ? Legend.height(sheet) + sheet.px(6) : 0);
        if (room < sheet.px(16)) return;
        Type bold = caption.bold();
        String shown = Lines.elide(title, area.width(), bold, sheet.paper().metrics());
        sheet.text(
                shown, area.x(), area.y() + bold.ascent(), bold, sheet.palette().text(), Anchor.START);
        boolean named = !names.isEmpty() && area.width() >= sheet.px(190);
        double left = named ? RowNames.width(sheet, names, area.width() * 0.24) : 0;
        int perRow = masked ? 1 : Pooled.block(rows, room, SMALLEST);
        int perColumn = masked ? 1 : Pooled.block(columns, area.width() - left, SMALLEST);
        Pooled pooled = new Pooled(numbers, rows, columns, perRow, perColumn);
        Matrix matrix = masked ? Matrix.of(rows, columns, numbers::at, (row, column) -> column > row) : pooled.matrix();
        double across = step(Math.min(sheet.px(LARGEST), (area.width() - left) / matrix.columns()));
        double down = step(Math.min(sheet.px(LARGEST), room / matrix.rows()));
        if (names.isEmpty()) across = down = Math.min(across, down);
        Bounds map = new Bounds(
                Math.round(area.x() + left),
                Math.round(area.y() + top),
                across * matrix.columns(),
                down * matrix.rows());
        heatmap(sheet, map, matrix, masked ? numbers : pooled, place, perRow);
        if (named && perRow == 1) RowNames.draw(sheet, map, names, left, -1);
        if (!legend) return;
        String pool = sheet.words("clinic.pooled", "" + perRow, "" + perColumn);
        String what = perRow * perColumn > 1 ? axes + " · " + pool : axes;
        what = Lines.elide(what, area.width() - left, caption, sheet.paper().metrics());
        Legend.draw(
                sheet, map.x(), map.bottom() + sheet.px(4), Math.min(sheet.px(180), area.width() - left), scale, what);
    }

    private static double step(double cell) {
        return cell >= 2 ? Math.floor(cell) : cell;
    }

    private void heatmap(Sheet sheet, Bounds map, Matrix matrix, Cells cells, int place, int perRow) {
        double across = map.width() / matrix.columns();
        double down = map.height() / matrix.rows();
        Type type = sheet.paper().smallNumber();
        boolean written = down >= type.lineHeight() && across >= sheet.width("-.00", type) + sheet.px(3);
        sheet.heatmap(new Heatmap(
                new Target(ClinicFigure.CELL, perRow, place),
                map,
                matrix,
                scale,
                sheet.palette().masked(),
                sheet.palette().hatch(),
                across >= 12 && down >= 12 ? 1 : 0,
                written ? Optional.of(type) : Optional.empty(),
                Optional.of(cells)));
        sheet.add(Box.framed(map.inset(-1), sheet.palette().rule(), 1));
    }
}
