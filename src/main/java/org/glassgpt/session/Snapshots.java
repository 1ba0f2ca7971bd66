package org.glassgpt.session;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import org.glassgpt.sampling.Candidate;
import org.glassgpt.sampling.Distribution;
import org.glassgpt.sampling.Draw;
import org.glassgpt.sampling.DrawStream;
import org.glassgpt.sampling.Sampler;
import org.glassgpt.sampling.SamplingSettings;
import org.glassgpt.trace.ActivationName;
import org.glassgpt.trace.Keep;
import org.glassgpt.trace.Trace;

/** Makes snapshots: the same for the window and for pictures without one. */
public final class Snapshots {
    private static final int REMEMBERED = 4096;

    private final KeepPolicy policy;

    public Snapshots(KeepPolicy policy) {
        this.policy = policy;
    }

    /**
     * One pass, or none when the snapshot before was of the same pass.
     *
     * @param before what is open now, of the same model, if anything is
     * @throws ProblemException when the model cannot take the prompt
     * @throws CancellationException when the pass heard that it was cancelled
     */
    Snapshot make(Inputs inputs, Optional<Snapshot> before, BooleanSupplier cancelled) throws ProblemException {
        int[] ids = PromptIds.of(inputs);
        OpenModel model = inputs.model();
        Keep keep = policy.keep(model.shape(), ids.length);
        Trace trace = before.map(Snapshot::trace)
                .filter(old -> sameModel(before.get(), model)
                        && old.edits().equals(inputs.edits())
                        && Arrays.equals(old.ids(), ids))
                .orElseGet(() -> model.forward(ids, inputs.edits(), keep, cancelled));
        List<TokenView> tokens = TokenViews.ofText(model.tokenizer(), ids);
        float[] logits = trace.get(ActivationName.logits()).slice(ids.length - 1); // (V)
        Distribution next = Sampler.distribution(logits, inputs.settings());
        return new Snapshot(
                model.name(),
                trace,
                model.weights(),
                tokens,
                TokenViews.vocabulary(model.tokenizer()),
                inputs.settings(),
                next,
                made(inputs, next),
                inputs.steps(),
                inputs.taken(),
                model);
    }

    /** As the other, for callers outside the window. */
    public Snapshot make(Inputs inputs) throws ProblemException {
        return make(inputs, Optional.empty(), () -> false);
    }

    /** Draws from what may come next: the number depends on the seed and the place only. */
    static Step draw(Inputs inputs, Snapshot snapshot) {
        SamplingSettings settings = inputs.settings();
        double u = new DrawStream(settings.seed()).u(inputs.taken());
        Draw draw = Sampler.draw(snapshot.next(), u);
        return new Step(
                snapshot.vocabulary().apply(draw.chosen().id()),
                remembered(snapshot.next(), draw.rank()),
                draw,
                settings);
    }

    /** The draw that was made from here before the reader went back, if it would fall the same way again. */
    private static Optional<Draw> made(Inputs inputs, Distribution next) {
        if (inputs.taken() == inputs.steps().size()) return Optional.empty();
        Step ahead = inputs.steps().get(inputs.taken());
        if (!ahead.settings().equals(inputs.settings())) return Optional.empty();
        Draw again = Sampler.draw(next, ahead.draw().u());
        return Optional.of(again)
                .filter(draw -> draw.chosen().id() == ahead.token().id());
    }

    /**
     * What a step remembers of a large vocabulary: the first candidates, down to the one chosen. All of GPT-2's 50,257 at
     * every one of a thousand steps would be gigabytes.
     */
    private static Distribution remembered(Distribution from, int rank) {
        int enough = Math.max(REMEMBERED, rank + 1);
        if (from.kept().size() <= enough) return from;
        List<Candidate> first = from.kept().subList(0, enough);
        double forgotten = from.kept().subList(enough, from.kept().size()).stream()
                .mapToDouble(Candidate::fullP)
                .sum();
        return new Distribution(first, from.cutByK(), from.cutByP(), from.rest() + forgotten);
    }

    private static boolean sameModel(Snapshot before, OpenModel model) {
        return before.weights() == model.weights();
    }
}
