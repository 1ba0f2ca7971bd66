package org.glassgpt.figure;

import java.util.Arrays;

/** Dots as pixels, at any density, with smooth edges: the window and the exports draw the same ones. */
public final class DotsPixels {
    private DotsPixels() {}

    /**
     * The plot of some dots.
     *
     * @param width in device pixels
     * @param height in device pixels
     * @param density device pixels to a logical one
     * @param background seen between the dots
     * @return 0xAARRGGBB, row by row
     */
    public static int[] draw(Dots dots, int width, int height, double density, Rgb background) {
        float[] clear = new float[width * height]; // share of the background that is still seen
        Arrays.fill(clear, 1);
        double radius = dots.radius() * density;
        for (int dot = 0; dot < dots.count(); dot++) {
            if (!dots.visible(dot)) continue;
            double x = (dots.x(dot) - dots.plot().x()) * density;
            double y = (dots.y(dot) - dots.plot().y()) * density;
            cover(clear, width, height, x, y, radius, dots.opacity());
        }
        int[] table = new int[256];
        for (int i = 0; i < table.length; i++)
            table[i] = dots.colour().mix(background, i / 255.0).argb();
        int[] pixels = new int[clear.length];
        for (int i = 0; i < pixels.length; i++) pixels[i] = table[Math.round(clear[i] * 255)];
        return pixels;
    }

    private static void cover(float[] clear, int width, int height, double x, double y, double radius, double opacity) {
        int top = (int) Math.max(0, Math.floor(y - radius - 1));
        int bottom = (int) Math.min(height - 1, Math.ceil(y + radius + 1));
        int left = (int) Math.max(0, Math.floor(x - radius - 1));
        int right = (int) Math.min(width - 1, Math.ceil(x + radius + 1));
        for (int py = top; py <= bottom; py++) {
            for (int px = left; px <= right; px++) {
                double distance = Math.hypot(px + 0.5 - x, py + 0.5 - y);
                double share = Math.max(0, Math.min(1, radius - distance + 0.5));
                clear[py * width + px] *= (float) (1 - opacity * share);
            }
        }
    }
}
