package org.glassgpt.lesson;

import java.util.List;
import java.util.function.IntFunction;
import java.util.function.ToIntFunction;
import org.glassgpt.sampling.Distribution;
import org.glassgpt.sampling.SamplingSettings;
import org.glassgpt.trace.Trace;
import org.glassgpt.trace.Weights;

/**
 * One finished pass as lessons read it. Immutable.
 *
 * @param trace of the pass
 * @param weights of its model
 * @param bytes of each token, T of them; empty arrays where the model has no tokenizer
 * @param prompt as typed
 * @param promptTokens how many tokens the prompt has, the start token included; what follows was drawn
 * @param word text of any token of the vocabulary, spaces as spaces
 * @param firstToken id of the first token of a text; −1 where the model has no tokenizer
 * @param settings of the draw
 * @param next the tokens that may come next under these settings
 */
public record Reading(
        Trace trace,
        Weights weights,
        List<byte[]> bytes,
        String prompt,
        int promptTokens,
        IntFunction<String> word,
        ToIntFunction<String> firstToken,
        SamplingSettings settings,
        Distribution next) {
    public Reading {
        bytes = List.copyOf(bytes);
    }

    /** T. */
    public int tokens() {
        return trace.tokens();
    }
}
