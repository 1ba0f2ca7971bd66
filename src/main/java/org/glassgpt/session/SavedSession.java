package org.glassgpt.session;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.glassgpt.sampling.SamplingSettings;
import org.glassgpt.trace.Edits;

/**
 * What a session file says: all that a session and its pictures follow from, the model by name and fingerprint only.
 * Language, theme and size are the reader's own and not in it. Immutable.
 *
 * @param model name of the model that it was made with
 * @param fingerprint of that model, see {@link Fingerprint}
 * @param prompt as typed
 * @param markStart whether the model's start token goes before the prompt
 * @param settings for the next draw
 * @param edits in the pass
 * @param steps every step of every branch, a parent before its children
 * @param at the step where the reader stands, or {@link GenerationTree#ROOT}
 * @param leaf the end of the branch in hand, or {@link GenerationTree#ROOT}
 * @param selection what the reader has in hand
 * @param panel chosen, where another than the usual one is shown
 * @param beside what it is compared with
 */
public record SavedSession(
        String model,
        String fingerprint,
        String prompt,
        boolean markStart,
        SamplingSettings settings,
        Edits edits,
        List<SavedStep> steps,
        int at,
        int leaf,
        Selection selection,
        Optional<String> panel,
        Optional<SavedRival> beside) {
    /**
     * One step; its distribution follows from the model.
     *
     * @param after number of the step before, or {@link GenerationTree#ROOT}
     * @param id of the token appended
     * @param text of that token, by which another model's vocabulary is told apart
     * @param drawn whether the seed chose it; else the reader did
     */
    public record SavedStep(int after, int id, String text, boolean drawn, SamplingSettings settings, Edits edits) {}

    public SavedSession {
        steps = List.copyOf(steps);
    }

    /** What there is to write down of a session; it is compared with nothing. */
    public static SavedSession of(Inputs inputs, String fingerprint, Selection selection, Optional<String> panel) {
        GenerationTree tree = inputs.tree();
        List<SavedStep> steps = new ArrayList<>();
        for (int node = 0; node < tree.size(); node++) {
            Step step = tree.step(node);
            steps.add(new SavedStep(
                    tree.parent(node),
                    step.token().id(),
                    step.token().text(),
                    step.draw().isPresent(),
                    step.settings(),
                    step.edits()));
        }
        List<Integer> branch = tree.branch();
        int leaf = branch.isEmpty() ? GenerationTree.ROOT : branch.get(branch.size() - 1);
        return new SavedSession(
                inputs.model().name(),
                fingerprint,
                inputs.prompt(),
                inputs.markStart(),
                inputs.settings(),
                inputs.edits(),
                steps,
                tree.at(),
                leaf,
                selection.withScale(1),
                panel,
                Optional.empty());
    }

    /** The same compared with something. */
    public SavedSession besides(Optional<SavedRival> rival) {
        return new SavedSession(
                model, fingerprint, prompt, markStart, settings, edits, steps, at, leaf, selection, panel, rival);
    }
}
