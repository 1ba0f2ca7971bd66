package org.glassgpt.session;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.glassgpt.sampling.Candidate;
import org.glassgpt.sampling.Distribution;
import org.glassgpt.sampling.Draw;
import org.glassgpt.sampling.DrawStream;
import org.glassgpt.sampling.Sampler;
import org.glassgpt.sampling.SamplingSettings;
import org.glassgpt.tokenizer.Spelling;
import org.glassgpt.trace.ActivationName;
import org.glassgpt.trace.Edits;
import org.glassgpt.trace.HeadProbe;
import org.glassgpt.trace.Keep;
import org.glassgpt.trace.Trace;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes snapshots: the same for the window and for pictures without one. */
public final class Snapshots {
    private static final Logger LOG = LoggerFactory.getLogger(Snapshots.class);
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
        Edits edits = inputs.edits().fitting(model.shape(), ids.length);
        Trace trace = before.map(Snapshot::trace)
                .filter(old ->
                        sameModel(before.get(), model) && old.edits().equals(edits) && Arrays.equals(old.ids(), ids))
                .orElseGet(() -> model.forward(ids, edits, keep, cancelled));
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
                inputs.tree(),
                new Snapshot.Beside(
                        model.read(prompt(tokens, inputs.taken())),
                        spelling(model, ids),
                        before.filter(old -> sameModel(old, model)).flatMap(Snapshot::probe),
                        edits.isEmpty() ? Optional.empty() : Optional.of(unedited(inputs, ids, before, cancelled))),
                model);
    }

    /** What might come next without the edits: known where the snapshot before knew it, else by one more pass. */
    private static Distribution unedited(
            Inputs inputs, int[] ids, Optional<Snapshot> before, BooleanSupplier cancelled) {
        OpenModel model = inputs.model();
        Optional<Snapshot> same = before.filter(
                old -> sameModel(old, model) && Arrays.equals(old.trace().ids(), ids));
        Optional<Distribution> known =
                same.filter(old -> old.settings().equals(inputs.settings())).flatMap(Snapshot::unedited);
        if (known.isPresent()) return known.get();
        ActivationName name = ActivationName.logits();
        Trace plain = same.map(Snapshot::trace)
                .filter(trace -> trace.edits().isEmpty())
                .orElseGet(() -> model.forward(ids, Edits.NONE, Keep.only(name), cancelled));
        return Sampler.distribution(plain.get(name).slice(ids.length - 1), inputs.settings());
    }

    private static List<TokenView> prompt(List<TokenView> tokens, int taken) {
        return tokens.subList(0, tokens.size() - taken);
    }

    /** As the other, for callers outside the window. */
    public Snapshot make(Inputs inputs) throws ProblemException {
        inputs.model().learnWorld();
        return make(inputs, Optional.empty(), () -> false);
    }

    /** As the other, where nothing is lost if it cannot be made. */
    Optional<Snapshot> aside(Inputs inputs, Optional<Snapshot> before) {
        try {
            return Optional.of(make(inputs, before, () -> false));
        } catch (ProblemException e) {
            return Optional.empty(); // said when it is shown
        } catch (RuntimeException e) {
            LOG.error("a pass aside failed", e);
            return Optional.empty();
        }
    }

    /**
     * With what takes longer than the pass itself and is not waited for: the probe of the model's heads, and what the
     * prompt is to the story world.
     */
    static Snapshot completed(OpenModel model, Snapshot snapshot, Optional<HeadProbe> probe) {
        return snapshot.withProbe(probe).withReading(model.read(prompt(snapshot.tokens(), snapshot.taken())));
    }

    /** As a window's snapshot is a moment after the pass. */
    public static Snapshot probed(OpenModel model, Snapshot snapshot) {
        model.learnWorld();
        return completed(model, snapshot, probe(model, () -> false));
    }

    /**
     * Measures a model's heads: a few short passes.
     *
     * @return empty when the model's context is too short
     * @throws CancellationException when a pass heard that it was cancelled
     */
    static Optional<HeadProbe> probe(OpenModel model, BooleanSupplier cancelled) {
        OptionalInt start = model.marksStart() ? model.startToken() : OptionalInt.empty();
        return new HeadProbes(
                        model.shape(),
                        model.tokenizer(),
                        start,
                        (ids, keep) -> model.forward(ids, Edits.NONE, keep, cancelled))
                .measure();
    }

    private static Optional<Spelling> spelling(OpenModel model, int[] ids) {
        return model.tokenizer()
                .filter(known -> IntStream.of(ids).allMatch(id -> id < known.vocabSize()))
                .flatMap(known -> Spelling.of(known, ids));
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
                        settings)
                .under(snapshot.trace().edits());
    }

    /**
     * Appends a token that the reader chose, one that the cuts took away too.
     *
     * @param id of any token of the vocabulary
     */
    static Step byHand(Inputs inputs, Snapshot snapshot, int id) {
        Distribution next = snapshot.next();
        int rank = 0;
        while (rank < next.kept().size() && next.kept().get(rank).id() != id) rank++;
        Candidate chosen = rank < next.kept().size() ? next.kept().get(rank) : cut(snapshot, id);
        Distribution from = remembered(next, Math.min(rank, next.kept().size() - 1));
        return Step.byHand(snapshot.vocabulary().apply(id), from, chosen, inputs.settings())
                .under(snapshot.trace().edits());
    }

    /** What there is to say of a token that may not be drawn. */
    private static Candidate cut(Snapshot snapshot, int id) {
        float[] logits = snapshot.trace()
                .get(ActivationName.logits())
                .slice(snapshot.tokens().size() - 1); // (V)
        double T = snapshot.settings().temperature();
        Candidate best = snapshot.next().kept().get(0);
        // All candidates share one denominator: p in the whole vocabulary follows from the best one's.
        double fullP = T == 0 ? 0 : best.fullP() * Math.exp((logits[id] - best.logit()) / T);
        return new Candidate(id, logits[id], 0, 1, fullP);
    }

    /** The draw that was made from here before the reader went back, if it would fall the same way again. */
    private static Optional<Draw> made(Inputs inputs, Distribution next) {
        if (inputs.taken() == inputs.steps().size()) return Optional.empty();
        Step ahead = inputs.steps().get(inputs.taken());
        if (ahead.draw().isEmpty() || !ahead.settings().equals(inputs.settings())) return Optional.empty();
        Draw again = Sampler.draw(next, ahead.draw().get().u());
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
