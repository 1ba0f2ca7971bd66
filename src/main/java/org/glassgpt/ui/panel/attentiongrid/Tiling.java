package org.glassgpt.ui.panel.attentiongrid;

import org.glassgpt.figure.Bounds;
import org.glassgpt.trace.ModelShape;

/**
 * Where the maps of all heads stand: layers down, heads across, and where there are many layers in several columns, as many
 * as make the maps largest.
 *
 * @param x of the first column's names
 * @param y of the first row of maps
 * @param labels room for the names left of each column
 * @param rows layers in a column
 * @param heads across a column
 * @param side of a map
 * @param gap between maps
 */
record Tiling(double x, double y, double labels, int rows, int heads, double side, double gap) {
    private static final double SMALLEST = 4;

    /**
     * @param area of names and maps
     * @param largest side of a map
     */
    static Tiling of(ModelShape model, Bounds area, double labels, double gap, double largest) {
        Tiling best = in(1, model, area, labels, gap, largest);
        for (int columns = 2; columns <= model.layers(); columns++) {
            Tiling next = in(columns, model, area, labels, gap, largest);
            if (next.side > best.side) best = next;
        }
        return best;
    }

    private static Tiling in(int columns, ModelShape model, Bounds area, double labels, double gap, double largest) {
        int rows = (model.layers() + columns - 1) / columns;
        double across = (area.width() / columns - labels) / model.heads() - gap;
        double down = area.height() / rows - gap;
        double side = Math.floor(Math.min(largest, Math.min(across, down)));
        return new Tiling(area.x(), area.y(), labels, rows, model.heads(), Math.max(SMALLEST, side), gap);
    }

    double pitch() {
        return side + gap;
    }

    /** Left edge of the maps in the column that holds a layer. */
    double left(int layer) {
        return x + layer / rows * (labels + heads * pitch()) + labels;
    }

    Bounds map(int layer, int head) {
        return new Bounds(left(layer) + head * pitch(), y + layer % rows * pitch(), side, side);
    }
}
