package org.glassgpt.training;

/**
 * The learning rate: a linear warm-up, then half a cosine down to a floor (Loshchilov and Hutter 2017, equation 5), then
 * the floor. A function of the step alone, never of how far a run is told to go.
 *
 * @param peak highest rate, reached at the end of the warm-up
 * @param floor rate from {@code horizon} on
 * @param warmup steps that rise
 * @param horizon the step at which the floor is reached
 */
public record Schedule(double peak, double floor, int warmup, int horizon) {
    public Schedule {
        if (!(peak > 0) || floor < 0 || floor > peak || warmup < 0 || horizon <= warmup) {
            throw new IllegalArgumentException("a learning rate rises to peak > 0 and falls to 0 <= floor <= peak, with"
                    + " 0 <= warmup < horizon; not peak " + peak + ", floor " + floor + ", warmup " + warmup
                    + ", horizon " + horizon);
        }
    }

    /**
     * @param step from 0
     */
    public double rate(int step) {
        if (step < warmup) return peak * (step + 1) / warmup;
        if (step >= horizon) return floor;
        double progress = (double) (step - warmup) / (horizon - warmup);
        return floor + (peak - floor) * 0.5 * (1 + Math.cos(Math.PI * progress));
    }
}
