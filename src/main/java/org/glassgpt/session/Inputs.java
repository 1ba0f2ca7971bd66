package org.glassgpt.session;

import java.util.ArrayList;
import java.util.List;
import org.glassgpt.sampling.SamplingSettings;
import org.glassgpt.trace.Edits;

/**
 * Everything that determines a {@link Snapshot}. Immutable; each {@code with…} gives a changed copy.
 *
 * @param model that runs
 * @param prompt as typed: text, or ids with commas between for a model without a tokenizer
 * @param markStart whether the model's start token goes before the prompt, where it has one
 * @param edits made in the pass
 * @param settings for the next draw
 * @param steps every step known, those ahead too when the reader went back
 * @param taken how many of them stand after the prompt
 */
public record Inputs(
        OpenModel model,
        String prompt,
        boolean markStart,
        Edits edits,
        SamplingSettings settings,
        List<Step> steps,
        int taken) {
    public Inputs {
        steps = List.copyOf(steps);
        if (taken < 0 || taken > steps.size()) {
            throw new IllegalArgumentException(taken + " steps taken of " + steps.size());
        }
    }

    /** A model just opened, nothing generated yet. */
    public static Inputs first(OpenModel model, String prompt, SamplingSettings settings) {
        return new Inputs(model, prompt, model.marksStart(), Edits.NONE, settings, List.of(), 0);
    }

    /** Another text: steps made from the old one do not belong to it. */
    public Inputs withPrompt(String newPrompt) {
        return new Inputs(model, newPrompt, markStart, edits, settings, List.of(), 0);
    }

    public Inputs withMarkStart(boolean mark) {
        return new Inputs(model, prompt, mark, edits, settings, List.of(), 0);
    }

    public Inputs withEdits(Edits newEdits) {
        return new Inputs(model, prompt, markStart, newEdits, settings, steps, taken);
    }

    public Inputs withSettings(SamplingSettings newSettings) {
        return new Inputs(model, prompt, markStart, edits, newSettings, steps, taken);
    }

    public Inputs withTaken(int newTaken) {
        return new Inputs(model, prompt, markStart, edits, settings, steps, newTaken);
    }

    /**
     * One step further. When it appends the token that the step known for this place appended, the steps after it still
     * hold and are kept; otherwise this is another branch, and they are not.
     */
    public Inputs withStep(Step step) {
        List<Step> next = new ArrayList<>(steps.subList(0, taken));
        next.add(step);
        if (taken < steps.size()
                && steps.get(taken).token().id() == step.token().id()) {
            next.addAll(steps.subList(taken + 1, steps.size()));
        }
        return new Inputs(model, prompt, markStart, edits, settings, next, taken + 1);
    }

    List<Step> stepsTaken() {
        return steps.subList(0, taken);
    }
}
