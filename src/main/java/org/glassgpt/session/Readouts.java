package org.glassgpt.session;

import java.util.Optional;
import org.glassgpt.model.GptConfig;
import org.glassgpt.tokenizer.Tokenizer;
import org.glassgpt.trace.LogitLens;
import org.glassgpt.trace.Trace;

/**
 * What the engine works out from a trace on request. May be asked from any thread but the screen's; what comes back is
 * immutable. Throws {@link IllegalStateException} once the model is closed.
 */
public interface Readouts {
    /** Empty when the checkpoint has none: then texts are ids. */
    default Optional<Tokenizer> tokenizer() {
        return Optional.empty();
    }

    /** What the network is made of. */
    GptConfig config();

    /**
     * The logit lens.
     *
     * @param trace of this model, with the residual stream before and after every block
     * @param tokens places in its text, as few as are shown: each costs a row of logits at every depth
     * @param top guesses at each depth
     */
    LogitLens lens(Trace trace, int[] tokens, int top);
}
