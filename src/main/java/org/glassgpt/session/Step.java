package org.glassgpt.session;

import java.util.Optional;
import org.glassgpt.sampling.Candidate;
import org.glassgpt.sampling.Distribution;
import org.glassgpt.sampling.Draw;
import org.glassgpt.sampling.SamplingSettings;
import org.glassgpt.trace.Edits;

/**
 * One token that was appended.
 *
 * @param token what was appended
 * @param from the distribution it stood in
 * @param chosen what that distribution says of it; a token that the cuts had taken away has p 0 there
 * @param draw the number and where it fell; empty when the reader chose the token
 * @param settings that made the distribution
 * @param edits in the pass that it came from
 */
public record Step(
        TokenView token,
        Distribution from,
        Candidate chosen,
        Optional<Draw> draw,
        SamplingSettings settings,
        Edits edits) {
    /** A token that was drawn. */
    public Step(TokenView token, Distribution from, Draw draw, SamplingSettings settings) {
        this(token, from, draw.chosen(), Optional.of(draw), settings, Edits.NONE);
    }

    /** A token that the reader chose. */
    public static Step byHand(TokenView token, Distribution from, Candidate chosen, SamplingSettings settings) {
        return new Step(token, from, chosen, Optional.empty(), settings, Edits.NONE);
    }

    /** The same step, out of a pass with these edits. */
    Step under(Edits made) {
        return made.equals(edits) ? this : new Step(token, from, chosen, draw, settings, made);
    }
}
