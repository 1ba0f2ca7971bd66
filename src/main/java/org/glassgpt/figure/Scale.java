package org.glassgpt.figure;

/**
 * Values on colours, with the limits that the legend writes down.
 *
 * @param map of colours
 * @param low value at the map's start
 * @param high value at its end, above {@code low}
 */
public record Scale(ColourMap map, double low, double high) {
    public Scale {
        if (!(low < high) || !Double.isFinite(high - low)) {
            throw new IllegalArgumentException("a scale from " + low + " to " + high);
        }
    }

    /** For signed values: the limits are ±limit, zero in the middle. */
    public static Scale symmetric(ColourMap map, double limit) {
        return new Scale(map, -limit, limit);
    }

    /** The colour of a value; values beyond a limit take the limit's. */
    public Rgb of(double value) {
        return map.at((value - low) / (high - low));
    }
}
