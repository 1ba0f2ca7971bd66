package org.glassgpt.ui.panel.embeddingmap;

/**
 * Which part of the map is looked at.
 *
 * @param x what lies in the middle across, from the middle of the whole map, in units of the components
 * @param y what lies in the middle upwards
 * @param zoom 1 for the whole map, more for a part of it
 */
public record MapView(double x, double y, double zoom) {
    /** All of it. */
    public static final MapView WHOLE = new MapView(0, 0, 1);

    private static final double MOST = 200;

    public MapView {
        zoom = Math.max(1, Math.min(MOST, zoom));
    }

    /** Nearer or farther, with a place of the map where it was. */
    public MapView zoomed(double factor, double atX, double atY) {
        double next = Math.max(1, Math.min(MOST, zoom * factor));
        double share = zoom / next;
        return next == 1 ? WHOLE : new MapView(atX + (x - atX) * share, atY + (y - atY) * share, next);
    }

    public MapView moved(double dx, double dy) {
        return new MapView(x + dx, y + dy, zoom);
    }
}
