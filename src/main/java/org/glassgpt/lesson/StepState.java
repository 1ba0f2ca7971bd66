package org.glassgpt.lesson;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How far a learner has come in one step. Immutable.
 *
 * @param out whether the answer is out
 * @param chosen what was chosen, one set after the other; counted from 1
 * @param filled what was written in each blank last
 * @param correct blanks that were filled rightly
 * @param gaveUp whether the answer was asked for
 */
public record StepState(
        boolean out, List<Set<Integer>> chosen, Map<String, String> filled, Set<String> correct, boolean gaveUp) {
    public static final StepState NEW = new StepState(false, List.of(), Map.of(), Set.of(), false);

    public StepState {
        chosen = chosen.stream().map(Set::copyOf).toList();
        filled = Map.copyOf(filled);
        correct = Set.copyOf(correct);
    }

    /** What was chosen last. */
    public Optional<Set<Integer>> last() {
        return chosen.isEmpty() ? Optional.empty() : Optional.of(chosen.get(chosen.size() - 1));
    }

    StepState withChoice(Set<Integer> choice, boolean nowOut) {
        List<Set<Integer>> all = new ArrayList<>(chosen);
        all.add(choice);
        return new StepState(out || nowOut, all, filled, correct, gaveUp);
    }

    StepState withNumber(String blank, String text, boolean right, boolean nowOut) {
        Map<String, String> all = new LinkedHashMap<>(filled);
        all.put(blank, text);
        Set<String> good = new java.util.HashSet<>(correct);
        if (right) good.add(blank);
        else good.remove(blank);
        return new StepState(out || nowOut, chosen, all, good, gaveUp);
    }

    StepState givenUp() {
        return new StepState(true, chosen, filled, correct, true);
    }

    StepState done() {
        return new StepState(true, chosen, filled, correct, gaveUp);
    }
}
