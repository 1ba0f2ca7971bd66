package org.glassgpt.tokenizer;

import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * How one word (a part that {@link Pretokenizer} cut) becomes tokens: its bytes, then merge after merge. The states in
 * between are worked out when asked for, so that a word of 100,000 letters costs no more memory than its steps.
 */
public final class Merging {
    private final String word;
    private final int start;
    private final List<Integer> bytes;
    private final List<Applied> applied;

    /** The merge of one rank, and the byte offsets in the word where its left halves begin. */
    record Applied(int rank, Merge merge, int[] offsets) {}

    Merging(String word, int start, List<Integer> bytes, List<Applied> applied) {
        this.word = word;
        this.start = start;
        this.bytes = List.copyOf(bytes);
        this.applied = List.copyOf(applied);
    }

    public String word() {
        return word;
    }

    /** Where the word begins in the text, in UTF-16 units. */
    public int start() {
        return start;
    }

    /** The ids of the word's single bytes, where encoding begins. */
    public List<Integer> bytes() {
        return bytes;
    }

    /** How many merges are made. */
    public int steps() {
        return applied.size();
    }

    /** One step with the states before and after; time grows with the length of the word times {@code index}. */
    public MergeStep step(int index) {
        State state = state(index);
        return state.step(applied.get(index));
    }

    /** All steps, in order; {@link #bytes()} is the state before the first. Each is worked out when it is read. */
    public List<MergeStep> asList() {
        return Collections.unmodifiableList(new AbstractList<MergeStep>() {
            @Override
            public MergeStep get(int index) {
                return step(index);
            }

            @Override
            public int size() {
                return steps();
            }
        });
    }

    /** The ids that the word is encoded as. */
    public List<Integer> result() {
        return Collections.unmodifiableList(state(steps()).ids);
    }

    private State state(int after) {
        State state = new State(bytes);
        for (Applied step : applied.subList(0, after)) {
            state.apply(step);
        }
        return state;
    }

    /** Ids, and the byte offset of each. */
    private static final class State {
        private List<Integer> ids;
        private List<Integer> offsets = new ArrayList<>();

        State(List<Integer> bytes) {
            ids = bytes;
            for (int i = 0; i < bytes.size(); i++) {
                offsets.add(i);
            }
        }

        MergeStep step(Applied step) {
            List<Integer> before = ids;
            List<Integer> at = apply(step);
            return new MergeStep(step.rank(), step.merge(), before, at, ids);
        }

        List<Integer> apply(Applied step) {
            List<Integer> at = new ArrayList<>();
            List<Integer> nextIds = new ArrayList<>();
            List<Integer> nextOffsets = new ArrayList<>();
            for (int i = 0; i < ids.size(); i++) {
                nextOffsets.add(offsets.get(i));
                if (at.size() < step.offsets().length && step.offsets()[at.size()] == offsets.get(i)) {
                    at.add(i);
                    nextIds.add(step.merge().merged());
                    i++; // the right half
                } else {
                    nextIds.add(ids.get(i));
                }
            }
            ids = nextIds;
            offsets = nextOffsets;
            return at;
        }
    }
}
