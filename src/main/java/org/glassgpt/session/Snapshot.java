package org.glassgpt.session;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.IntFunction;
import org.glassgpt.sampling.Distribution;
import org.glassgpt.sampling.Draw;
import org.glassgpt.sampling.SamplingSettings;
import org.glassgpt.tokenizer.Spelling;
import org.glassgpt.trace.HeadProbe;
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
 * @param tree every step known; those up to where the reader stands are in {@code tokens}
 * @param beside what is known beside the pass
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
        GenerationTree tree,
        Beside beside,
        Readouts readouts) {

    /**
     * What is known beside the pass.
     *
     * @param reading what the prompt is to the story world, for a model trained on it; empty until that has been learned
     * @param spelling which merges made the tokens; empty where the model's tokenizer makes none
     * @param probe how the model's heads look at texts made to measure them; empty until it has been worked out
     * @param unedited the tokens that might come next without the edits; empty where there are none
     */
    public record Beside(
            Optional<WorldReading> reading,
            Optional<Spelling> spelling,
            Optional<HeadProbe> probe,
            Optional<Distribution> unedited) {
        public static final Beside NOTHING =
                new Beside(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    public Snapshot {
        tokens = List.copyOf(tokens);
        if (tokens.size() != trace.tokens()) {
            throw new IllegalArgumentException(tokens.size() + " tokens beside a trace of " + trace.tokens());
        }
        if (tree.taken() >= tokens.size()) {
            throw new IllegalArgumentException(
                    tree.taken() + " steps taken, in a text of " + tokens.size() + " tokens");
        }
    }

    private Snapshot with(Beside known) {
        return new Snapshot(modelName, trace, weights, tokens, vocabulary, settings, next, draw, tree, known, readouts);
    }

    public Snapshot withSpelling(Optional<Spelling> found) {
        return with(new Beside(reading(), found, probe(), unedited()));
    }

    public Snapshot withProbe(Optional<HeadProbe> made) {
        return with(new Beside(reading(), spelling(), made, unedited()));
    }

    public Snapshot withReading(Optional<WorldReading> learned) {
        return with(new Beside(learned, spelling(), probe(), unedited()));
    }

    public Optional<WorldReading> reading() {
        return beside.reading();
    }

    public Optional<Spelling> spelling() {
        return beside.spelling();
    }

    public Optional<HeadProbe> probe() {
        return beside.probe();
    }

    /** What might come next without the edits; empty where there are none. */
    public Optional<Distribution> unedited() {
        return beside.unedited();
    }

    /** The steps of the branch in hand, those ahead of this state too. */
    public List<Step> steps() {
        return tree.steps();
    }

    /** How many of the steps are in {@code tokens}. */
    public int taken() {
        return tree.taken();
    }

    /** How many tokens the prompt has: those before the first step. */
    public int promptTokens() {
        return tokens.size() - taken();
    }

    /** As a record's own, written out: Java would work it out when it is first needed, while a window waits. */
    @Override
    public boolean equals(Object that) {
        return this == that
                || (that instanceof Snapshot other
                        && modelName.equals(other.modelName)
                        && trace.equals(other.trace)
                        && weights.equals(other.weights)
                        && tokens.equals(other.tokens)
                        && vocabulary.equals(other.vocabulary)
                        && settings.equals(other.settings)
                        && next.equals(other.next)
                        && draw.equals(other.draw)
                        && tree.equals(other.tree)
                        && beside.equals(other.beside)
                        && readouts.equals(other.readouts));
    }

    @Override
    public int hashCode() {
        return Objects.hash(
                modelName, trace, weights, tokens, vocabulary, settings, next, draw, tree, beside, readouts);
    }
}
