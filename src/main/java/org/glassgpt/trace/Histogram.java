package org.glassgpt.trace;

/**
 * How many of some numbers fall into each of the equal bins between two limits. Immutable.
 */
public final class Histogram {
    private final double low;
    private final double high;
    private final int[] counts;

    private Histogram(double low, double high, int[] counts) {
        this.low = low;
        this.high = high;
        this.counts = counts;
    }

    /**
     * @param low where the first bin begins; what is less counts there
     * @param high where the last bin ends, above {@code low}; what is not less counts there
     * @param bins at least 1
     */
    public static Histogram of(double[] values, double low, double high, int bins) {
        if (!(low < high) || bins < 1) {
            throw new IllegalArgumentException(bins + " bins from " + low + " to " + high);
        }
        int[] counts = new int[bins];
        for (double value : values) {
            int bin = (int) Math.floor((value - low) / (high - low) * bins);
            counts[Math.max(0, Math.min(bins - 1, bin))]++;
        }
        return new Histogram(low, high, counts);
    }

    public int bins() {
        return counts.length;
    }

    public int count(int bin) {
        return counts[bin];
    }

    /** The largest count. */
    public int most() {
        int most = 0;
        for (int count : counts) most = Math.max(most, count);
        return most;
    }

    /** Where a bin begins; for the number of bins, where the last one ends. */
    public double edge(int bin) {
        return low + (high - low) * bin / counts.length;
    }
}
