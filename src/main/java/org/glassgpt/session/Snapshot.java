package org.glassgpt.session;

import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import org.glassgpt.sampling.Distribution;
import org.glassgpt.sampling.Draw;
import org.glassgpt.sampling.SamplingSettings;
import org.glassgpt.trace.Trace;
import org.glassgpt.trace.Weights;

/**
 * One finished state of the session: everything the pictures need, immutable.
 *
 * @param modelName as the window shows it
 * @param trace of the pass over {@code tokens}
 * @param weights of the model, read by slice
 * @param tokens one for each id of the trace
 * @param vocabulary how any id of the model is shown
 * @param settings under which {@code next} was worked out
 * @param next the tokens that may come next
 * @param draw the draw from {@code next}, once it has been made
 * @param steps every step known, those ahead of this state too when the reader went back
 * @param taken how many of {@code steps} are in {@code tokens}
 * @param readouts what the engine works out from the trace when it is asked
 */
public record Snapshot(
        String modelName,
        Trace trace,
        Weights weights,
        List<TokenView> tokens,
        IntFunction<TokenView> vocabulary,
        SamplingSettings settings,
        Distribution next,
        Optional<Draw> draw,
        List<Step> steps,
        int taken,
        Readouts readouts) {
    public Snapshot {
        tokens = List.copyOf(tokens);
        steps = List.copyOf(steps);
        if (tokens.size() != trace.tokens()) {
            throw new IllegalArgumentException(tokens.size() + " tokens beside a trace of " + trace.tokens());
        }
        if (taken < 0 || taken > steps.size() || taken >= tokens.size()) {
            throw new IllegalArgumentException(
                    taken + " steps taken of " + steps.size() + ", in a text of " + tokens.size() + " tokens");
        }
    }

    /** How many tokens the prompt has: those before the first step. */
    public int promptTokens() {
        return tokens.size() - taken;
    }
}
