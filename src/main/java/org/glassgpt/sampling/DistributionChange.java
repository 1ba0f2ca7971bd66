package org.glassgpt.sampling;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How two distributions over one vocabulary differ, each as it is drawn from, after its cuts. Immutable.
 *
 * @param divergence Kullback–Leibler divergence of the second from the first, Σ p ln(p / q), in nats; infinite where the
 *     second cannot give a token that the first may
 * @param variation total variation distance, ½ Σ|p − q|, from 0 to 1
 * @param movers every token that either may give, those whose probability differs most first, ties by lower id
 */
public record DistributionChange(double divergence, double variation, List<Mover> movers) {
    /**
     * A token's probability in each; 0 where it was cut.
     *
     * @param id in the vocabulary
     */
    public record Mover(int id, double first, double second) {
        public double change() {
            return first - second;
        }
    }

    public DistributionChange {
        movers = List.copyOf(movers);
    }

    public static DistributionChange of(Distribution first, Distribution second) {
        Map<Integer, Double> q = new HashMap<>();
        for (Candidate candidate : second.kept()) q.put(candidate.id(), candidate.p());
        List<Mover> movers = new ArrayList<>();
        for (Candidate candidate : first.kept()) {
            Double there = q.remove(candidate.id());
            movers.add(new Mover(candidate.id(), candidate.p(), there == null ? 0 : there));
        }
        q.forEach((id, p) -> movers.add(new Mover(id, 0, p)));
        movers.sort(Comparator.comparingDouble((Mover mover) -> -Math.abs(mover.change()))
                .thenComparingInt(Mover::id));
        double divergence = 0;
        double variation = 0;
        for (Mover mover : movers) {
            variation += Math.abs(mover.change()) / 2;
            if (mover.first() > 0) divergence += mover.first() * Math.log(mover.first() / mover.second());
        }
        return new DistributionChange(Math.max(0, divergence), variation, movers);
    }
}
