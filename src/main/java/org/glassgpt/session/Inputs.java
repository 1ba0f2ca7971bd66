package org.glassgpt.session;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.glassgpt.sampling.SamplingSettings;
import org.glassgpt.trace.Edit;
import org.glassgpt.trace.Edits;

/**
 * Everything that determines a {@link Snapshot}. Immutable; each {@code with…} gives a changed copy.
 *
 * @param model that runs
 * @param prompt as typed: text, or ids with commas between for a model without a tokenizer
 * @param markStart whether the model's start token goes before the prompt, where it has one
 * @param history of the edits: those wished for in the pass, and those before and after them
 * @param settings for the next draw
 * @param tree every step known, and where among them the reader stands
 */
public record Inputs(
        OpenModel model,
        String prompt,
        boolean markStart,
        EditHistory history,
        SamplingSettings settings,
        GenerationTree tree) {
    /** A model just opened, nothing generated yet. */
    public static Inputs first(OpenModel model, String prompt, SamplingSettings settings) {
        return new Inputs(model, prompt, model.marksStart(), EditHistory.NONE, settings, GenerationTree.EMPTY);
    }

    /**
     * The same on another model: its tokens where its vocabulary has them, else the text that they make. Whether the start
     * is marked is the model's own choice, where the reader made none.
     */
    public Inputs on(OpenModel other) {
        boolean mark = markStart == model.marksStart() ? other.marksStart() : markStart;
        boolean known = tree.steps().stream()
                .allMatch(step ->
                        TokenViews.known(other, step.token().id(), step.token().text()));
        String steps = TokenViews.text(stepsTaken().stream().map(Step::token).toList());
        return known
                ? new Inputs(other, prompt, mark, history, settings, tree)
                : new Inputs(other, prompt + steps, mark, history, settings, GenerationTree.EMPTY);
    }

    /** A text without steps: as it is, where it is that already. */
    Inputs showing(String text) {
        return prompt.equals(text) && taken() == 0 ? this : withPrompt(text);
    }

    /** What was shown before; on another model than it was made with, its text. */
    Inputs asBefore(Inputs before) {
        return model == before.model()
                ? before
                : withPrompt(before.prompt()).withEdits(Edits.NONE).withSettings(before.settings());
    }

    /** Another text: steps made from the old one do not belong to it. */
    public Inputs withPrompt(String newPrompt) {
        return new Inputs(model, newPrompt, markStart, history, settings, GenerationTree.EMPTY);
    }

    /** A text that any model takes. */
    public Inputs withAnyText() {
        if (model.tokenizer().isEmpty()) return withPrompt("0");
        boolean empty = markStart && model.startToken().isPresent();
        return withPrompt(empty ? "" : model.tokenizer().get().decode(new int[] {0}));
    }

    public Inputs withMarkStart(boolean mark) {
        return new Inputs(model, prompt, mark, history, settings, GenerationTree.EMPTY);
    }

    /** The edits wished for; those that name a place which this text does not have wait until it has. */
    public Edits edits() {
        return history.now();
    }

    /**
     * Those that do not act.
     *
     * @param acting what came of them in the pass
     */
    public Edits waiting(Edits acting) {
        return edits().without(
                        edit -> acting.list().stream().anyMatch(other -> other.equals(edit) || stretched(other, edit)));
    }

    private static boolean stretched(Edit acting, Edit wished) {
        return acting instanceof Edit.Overwrite a
                && wished instanceof Edit.Overwrite b
                && a.name().equals(b.name())
                && Arrays.equals(a.index(), b.index());
    }

    /** Other edits, with no way back to those before. */
    public Inputs withEdits(Edits newEdits) {
        return newEdits.equals(edits()) ? this : withHistory(EditHistory.of(newEdits));
    }

    public Inputs withHistory(EditHistory newHistory) {
        return new Inputs(model, prompt, markStart, newHistory, settings, tree);
    }

    /** Whether the same pass, the same steps and the same settings follow from it, however the edits came about. */
    public boolean showsSame(Inputs other) {
        return withHistory(other.history).equals(other) && edits().equals(other.edits());
    }

    public Inputs withSettings(SamplingSettings newSettings) {
        return new Inputs(model, prompt, markStart, history, newSettings, tree);
    }

    /** The reader goes back, or on, to where that many steps of the branch in hand stand after the prompt. */
    public Inputs withTaken(int taken) {
        return withTree(
                tree.goTo(taken == 0 ? GenerationTree.ROOT : tree.branch().get(taken - 1)));
    }

    /** The reader goes to a node of the tree. */
    public Inputs withNode(int node) {
        return withTree(tree.goTo(node));
    }

    /** One step further; what is known of other branches is kept. */
    public Inputs withStep(Step step) {
        return withTree(tree.with(step));
    }

    Inputs withTree(GenerationTree next) {
        return new Inputs(model, prompt, markStart, history, settings, next);
    }

    /** The steps of the branch in hand, those ahead of the reader too. */
    public List<Step> steps() {
        return tree.steps();
    }

    /** How many steps of the branch in hand stand after the prompt. */
    public int taken() {
        return tree.taken();
    }

    List<Step> stepsTaken() {
        return steps().subList(0, taken());
    }

    /** As a record's own, written out: Java would work it out when it is first needed, while a window waits. */
    @Override
    public boolean equals(Object that) {
        return this == that
                || (that instanceof Inputs other
                        && markStart == other.markStart
                        && model.equals(other.model)
                        && prompt.equals(other.prompt)
                        && history.equals(other.history)
                        && settings.equals(other.settings)
                        && tree.equals(other.tree));
    }

    @Override
    public int hashCode() {
        return Objects.hash(model, prompt, markStart, history, settings, tree);
    }
}
