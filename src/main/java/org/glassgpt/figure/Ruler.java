package org.glassgpt.figure;

import java.util.ArrayList;
import java.util.List;

/** Round numbers for an axis. */
public final class Ruler {
    /** More rows than anything has, and far from where whole numbers end. */
    private static final int MOST_LEFT_OUT = 1 << 20;

    private Ruler() {}

    /** Round numbers between two limits, at most so many: steps of 1, 2 or 5 times a power of ten. */
    public static List<Double> ticks(double low, double high, int atMost) {
        double step = Math.pow(10, Math.floor(Math.log10((high - low) / Math.max(1, atMost))));
        int[] factors = {1, 2, 5, 10, 20, 50};
        int f = 0;
        while (f < factors.length - 1 && (high - low) / (step * factors[f]) > atMost) f++;
        double tick = step * factors[f];
        List<Double> ticks = new ArrayList<>();
        for (long i = (long) Math.ceil(low / tick - 1e-9); i * tick <= high + tick * 1e-9; i++) ticks.add(i * tick);
        return ticks;
    }

    /**
     * Every how many rows one has a name, so that names are at least so far apart: from 1 up, also where there is no room
     * at all.
     *
     * @param least between two names, in pixels
     * @param step from row to row, in pixels
     */
    public static int every(double least, double step) {
        return step > 0 ? (int) Math.max(1, Math.min(Math.ceil(least / step), MOST_LEFT_OUT)) : MOST_LEFT_OUT;
    }

    /** Whole numbers from 0 up to below a count, at most so many. */
    public static List<Integer> indices(int count, int atMost) {
        int step = 1;
        int[] factors = {1, 2, 4, 5, 8, 10, 16, 20, 32, 50, 64, 100, 128, 200, 256, 500, 512, 1000, 2000, 5000};
        for (int factor : factors) {
            step = factor;
            if ((count + step - 1) / step <= Math.max(1, atMost)) break;
        }
        List<Integer> out = new ArrayList<>();
        for (int i = 0; i < count; i += step) out.add(i);
        return out;
    }
}
