package org.glassgpt.figure;

/** A rectangle in logical pixels, y downwards. */
public record Bounds(double x, double y, double width, double height) {
    public double right() {
        return x + width;
    }

    public double bottom() {
        return y + height;
    }

    public double centreX() {
        return x + width / 2;
    }

    public double centreY() {
        return y + height / 2;
    }

    public boolean contains(double px, double py) {
        return px >= x && px < right() && py >= y && py < bottom();
    }

    /** Whether the other lies inside, give or take a slack. */
    public boolean encloses(Bounds other, double slack) {
        return other.x >= x - slack
                && other.y >= y - slack
                && other.right() <= right() + slack
                && other.bottom() <= bottom() + slack;
    }

    /** Whether the two share more than a slack in both directions. */
    public boolean overlaps(Bounds other, double slack) {
        return Math.min(right(), other.right()) - Math.max(x, other.x) > slack
                && Math.min(bottom(), other.bottom()) - Math.max(y, other.y) > slack;
    }

    public Bounds inset(double left, double top, double right, double bottom) {
        return new Bounds(x + left, y + top, Math.max(0, width - left - right), Math.max(0, height - top - bottom));
    }

    /** With all four edges on whole numbers; what has a width keeps at least 1. */
    public Bounds rounded() {
        double left = Math.round(x);
        double top = Math.round(y);
        double across = width > 0 ? Math.max(1, Math.round(right()) - left) : 0;
        double down = height > 0 ? Math.max(1, Math.round(bottom()) - top) : 0;
        return new Bounds(left, top, across, down);
    }

    public Bounds inset(double all) {
        return inset(all, all, all, all);
    }
}
