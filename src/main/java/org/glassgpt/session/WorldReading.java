package org.glassgpt.session;

import java.util.List;
import java.util.Set;

/**
 * A prompt as the story world sees it, for a model that was trained on nothing else. Immutable.
 *
 * @param strangers words of the prompt that no story contains, in order, each once
 * @param tokens places of the tokens that belong to them
 * @param usual bits per token of the world's own stories: the mean of the generator's exact −log₂ p, which no model can
 *     be below for long
 * @param high the highest of those stories: a prompt well above it is not one of them
 */
public record WorldReading(List<String> strangers, Set<Integer> tokens, double usual, double high) {
    public WorldReading {
        strangers = List.copyOf(strangers);
        tokens = Set.copyOf(tokens);
    }
}
