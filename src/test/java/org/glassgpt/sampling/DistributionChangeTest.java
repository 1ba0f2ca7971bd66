package org.glassgpt.sampling;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class DistributionChangeTest {
    private static final float[] LOGITS = {1, 3, 2, -1};

    private static Distribution at(double temperature, int topK) {
        return Sampler.distribution(LOGITS, new SamplingSettings(temperature, topK, 1, 1));
    }

    @Test
    void aDistributionIsNoDistanceFromItself() {
        DistributionChange none = DistributionChange.of(at(0.7, 0), at(0.7, 0));
        assertEquals(0, none.divergence());
        assertEquals(0, none.variation());
        assertEquals(
                List.of(0, 1, 2, 3),
                none.movers().stream().map(DistributionChange.Mover::id).toList());
    }

    @Test
    void divergenceAndVariationAreThoseOfTheBooks() {
        Distribution p = at(1, 0);
        Distribution q = at(2, 0);
        double divergence = 0;
        double variation = 0;
        for (Candidate candidate : p.kept()) {
            double there = q.kept().stream()
                    .filter(other -> other.id() == candidate.id())
                    .findFirst()
                    .orElseThrow()
                    .p();
            divergence += candidate.p() * Math.log(candidate.p() / there);
            variation += Math.abs(candidate.p() - there) / 2;
        }
        DistributionChange change = DistributionChange.of(p, q);
        assertEquals(divergence, change.divergence(), 1e-12);
        assertEquals(variation, change.variation(), 1e-12);
        assertTrue(divergence > 0.01);
        assertEquals(1, change.movers().get(0).id(), "the likeliest lost most");
        assertTrue(change.movers().get(0).change() > 0);
    }

    @Test
    void aTokenThatTheSecondCannotGiveIsInfinitelyFar() {
        DistributionChange cut = DistributionChange.of(at(1, 0), at(1, 1));
        assertEquals(Double.POSITIVE_INFINITY, cut.divergence());
        assertEquals(4, cut.movers().size());
        DistributionChange grown = DistributionChange.of(at(0, 0), at(1, 0));
        assertTrue(Double.isFinite(grown.divergence()));
        assertEquals(1 - at(1, 0).kept().get(0).p(), grown.variation(), 1e-12);
    }
}
