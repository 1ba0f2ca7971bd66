package org.glassgpt.bench;

import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;

/**
 * Times two ways of doing the same work in turn, so that whatever else the machine does strikes both.
 *
 * @param bar largest ratio of ours to theirs that passes
 * @param aim ratio hoped for
 */
record Pairs(String name, double bar, double aim) {
    private static final int WARM_UPS = 8;
    private static final int PAIRS = 15;
    /** Threads that wait for more work spin for a while before they sleep; they are not to spin in the other's time. */
    private static final long PAUSE_NANOS = 60_000_000;

    /** One way of doing the work. */
    interface Way {
        /** What is not to be timed: fresh state, freeing what the last run left. */
        default void prepare() {}

        void run();
    }

    /** @return whether the bar was met */
    boolean run(Way ours, Way theirs) {
        for (int i = 0; i < WARM_UPS; i++) {
            time(ours);
            time(theirs);
        }
        double[] our = new double[PAIRS];
        double[] their = new double[PAIRS];
        double[] ratios = new double[PAIRS];
        for (int i = 0; i < PAIRS; i++) {
            boolean oursFirst = i % 2 == 0;
            if (oursFirst) our[i] = time(ours);
            their[i] = time(theirs);
            if (!oursFirst) our[i] = time(ours);
            ratios[i] = our[i] / their[i];
        }
        double ratio = quantile(our, 0.5) / quantile(their, 0.5);
        boolean met = ratio <= bar;
        say(
                "%s ratio %.3f p10 %.3f p90 %.3f ours %.3f ms theirs %.3f ms   at most %.2f %s, aim %.2f",
                name,
                ratio,
                quantile(ratios, 0.1),
                quantile(ratios, 0.9),
                quantile(our, 0.5),
                quantile(their, 0.5),
                bar,
                met ? "pass" : "MISSED",
                aim);
        return met;
    }

    private static double time(Way way) {
        way.prepare();
        LockSupport.parkNanos(PAUSE_NANOS);
        long start = System.nanoTime();
        way.run();
        return (System.nanoTime() - start) / 1e6;
    }

    static double quantile(double[] values, double q) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        double at = q * (sorted.length - 1);
        int i = (int) at;
        double next = sorted[Math.min(i + 1, sorted.length - 1)];
        return sorted[i] + (at - i) * (next - sorted[i]);
    }

    static void say(String format, Object... args) {
        System.out.println(String.format(Locale.ROOT, format, args));
    }
}
