package org.glassgpt.figure;

/** Reads a value back from the colour that it is drawn with, as an eye with a legend does. */
public final class Decode {
    private static final int STEPS = 512;

    private final Scale scale;
    private final OkLab[] legend = new OkLab[STEPS];

    public Decode(Scale scale) {
        this.scale = scale;
        for (int i = 0; i < STEPS; i++) legend[i] = OkLab.of(scale.of(value(i)));
    }

    private double value(double step) {
        return scale.low() + (scale.high() - scale.low()) * step / (STEPS - 1);
    }

    /** The middle of the values that are drawn in the nearest colour. */
    public double value(Rgb colour) {
        OkLab wanted = OkLab.of(colour);
        double least = Double.POSITIVE_INFINITY;
        int first = 0;
        int last = 0;
        for (int i = 0; i < STEPS; i++) {
            double distance = legend[i].distance(wanted);
            if (distance < least - 1e-12) {
                least = distance;
                first = i;
            }
            if (distance <= least + 1e-12) last = i;
        }
        return value((first + last) / 2.0);
    }
}
