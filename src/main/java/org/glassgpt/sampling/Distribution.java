package org.glassgpt.sampling;

import java.util.List;

/**
 * The tokens that may come next.
 *
 * @param kept candidates by falling probability, ties by lower id; at least one
 * @param cutByK how many tokens top-k took away
 * @param cutByP how many of those left top-p took away
 * @param rest probability in the whole vocabulary of all that was cut
 */
public record Distribution(List<Candidate> kept, int cutByK, int cutByP, double rest) {
    public Distribution {
        kept = List.copyOf(kept);
    }
}
