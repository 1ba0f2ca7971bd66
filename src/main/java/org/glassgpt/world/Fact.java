package org.glassgpt.world;

import java.util.List;

/**
 * A word of a story that only an earlier sentence can tell.
 *
 * @param what the kind asked for: {@code name}, {@code thing}, {@code place} or {@code colour}
 * @param start offset in chars of the first char of the asked word in the text
 * @param end offset just after its last char
 * @param answer the word itself
 * @param candidates the words of that kind that stand before {@code start}, each once, in the order of their last
 *     mention, the most recent one last; the answer is among them
 */
public record Fact(String what, int start, int end, String answer, List<String> candidates) {

    public Fact {
        candidates = List.copyOf(candidates);
    }

    /** The candidate mentioned last before the asked word: what a reader guesses who looks no further back. */
    public String mostRecent() {
        return candidates.get(candidates.size() - 1);
    }

    /** Whether looking no further back gives the right answer. */
    public boolean isMostRecent() {
        return mostRecent().equals(answer);
    }
}
