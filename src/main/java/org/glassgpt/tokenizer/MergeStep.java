package org.glassgpt.tokenizer;

import java.util.List;

/**
 * One step of encoding a word: every place where the pair stands becomes one token.
 *
 * @param rank the pair's place in the list of merges, 0 the first learned; the lowest rank present always goes next
 * @param merge the pair and what it becomes
 * @param before the word's ids before the step
 * @param at where in {@code before} the left halves stand
 * @param after the word's ids after the step
 */
public record MergeStep(int rank, Merge merge, List<Integer> before, List<Integer> at, List<Integer> after) {
    public MergeStep {
        before = List.copyOf(before);
        at = List.copyOf(at);
        after = List.copyOf(after);
    }
}
