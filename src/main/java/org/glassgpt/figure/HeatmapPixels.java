package org.glassgpt.figure;

/**
 * A heatmap as pixels, at any density: each pixel belongs to exactly one cell, so edges are sharp and colours exact. The
 * window and the exports draw the same ones.
 */
public final class HeatmapPixels {
    private static final double HATCH_PERIOD = 6;
    private static final double HATCH_WIDTH = 1;

    private HeatmapPixels() {}

    /**
     * @param width in device pixels
     * @param height in device pixels
     * @param density device pixels to a logical one
     * @param background seen between the cells
     * @return 0xAARRGGBB, row by row
     */
    public static int[] draw(Heatmap map, int width, int height, double density, Rgb background) {
        Matrix matrix = map.matrix();
        int[] columnOf = cellOf(width, matrix.columns(), map.gap() * density);
        int[] rowOf = cellOf(height, matrix.rows(), map.gap() * density);
        int[] colours = new int[matrix.columns()];
        boolean[] masked = new boolean[matrix.columns()];
        int[] pixels = new int[width * height];
        int last = -2;
        for (int y = 0; y < height; y++) {
            int row = rowOf[y];
            if (row >= 0 && row != last) {
                for (int c = 0; c < colours.length; c++) {
                    colours[c] = map.colour(row, c).value();
                    masked[c] = matrix.masked(row, c);
                }
                last = row;
            }
            for (int x = 0; x < width; x++) {
                int column = columnOf[x];
                int rgb = row < 0 || column < 0 ? background.value() : colours[column];
                if (row >= 0 && column >= 0 && masked[column]) rgb = hatch(x, y, density, rgb, map.hatch());
                pixels[y * width + x] = 0xFF000000 | rgb;
            }
        }
        return pixels;
    }

    /** For each pixel its cell, or -1 in a gap. */
    private static int[] cellOf(int pixels, int cells, double gap) {
        int[] out = new int[pixels];
        int space = (int) Math.round(gap);
        for (int i = 0; i < pixels; i++) {
            int cell = (int) ((i + 0.5) * cells / pixels);
            boolean inGap = cell + 1 < cells && i >= Math.round((cell + 1.0) * pixels / cells) - space;
            out[i] = inGap ? -1 : cell;
        }
        return out;
    }

    /** Diagonal lines, their edges smoothed. */
    private static int hatch(int x, int y, double density, int ground, Rgb lines) {
        double period = HATCH_PERIOD * density;
        double along = ((x + y) / Math.sqrt(2)) % period;
        double distance = Math.abs(along - period / 2);
        double cover = Math.max(0, Math.min(1, HATCH_WIDTH * density / 2 - distance + 0.5));
        if (cover == 0) return ground;
        int rgb = 0;
        for (int shift = 16; shift >= 0; shift -= 8) {
            int from = ground >> shift & 0xFF;
            int to = lines.value() >> shift & 0xFF;
            rgb |= (int) Math.round(from + (to - from) * cover) << shift;
        }
        return rgb;
    }
}
