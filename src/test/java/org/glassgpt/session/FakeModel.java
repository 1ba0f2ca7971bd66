package org.glassgpt.session;

import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import org.glassgpt.model.ActivationFunction;
import org.glassgpt.model.GptConfig;
import org.glassgpt.tokenizer.CharTokenizer;
import org.glassgpt.tokenizer.Tokenizer;
import org.glassgpt.trace.Activation;
import org.glassgpt.trace.ActivationName;
import org.glassgpt.trace.Edits;
import org.glassgpt.trace.Keep;
import org.glassgpt.trace.LogitLens;
import org.glassgpt.trace.ModelShape;
import org.glassgpt.trace.Trace;
import org.glassgpt.trace.Weights;

/** Logits by a rule instead of a network, and a record of what was asked. */
public final class FakeModel implements OpenModel {
    private final String name;
    private final ModelShape shape;
    private final Optional<Tokenizer> tokenizer;
    private final Weights weights = new NoWeights();

    final List<List<Integer>> passes = new ArrayList<>();
    Runnable beforePass = () -> {};
    Optional<RuntimeException> failure = Optional.empty();
    boolean closed;
    OptionalInt startToken = OptionalInt.empty();

    private FakeModel(String name, Optional<Tokenizer> tokenizer, int context, int vocab) {
        this.name = name;
        this.tokenizer = tokenizer;
        this.shape = new ModelShape(1, 1, 2, 2, context, vocab);
    }

    /** Reads letters a–h. */
    public static FakeModel letters(int context) {
        Tokenizer letters = CharTokenizer.of(List.of("abcdefgh"));
        return new FakeModel("letters", Optional.of(letters), context, letters.vocabSize());
    }

    public static FakeModel withoutTokenizer(int context, int vocab) {
        return new FakeModel("ids", Optional.empty(), context, vocab);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public ModelShape shape() {
        return shape;
    }

    @Override
    public GptConfig config() {
        return new GptConfig(shape, ActivationFunction.GELU_TANH, 1e-5, true);
    }

    @Override
    public LogitLens lens(Trace trace, int[] tokens, int top) {
        throw new UnsupportedOperationException("no network, no residual stream");
    }

    @Override
    public Weights weights() {
        return weights;
    }

    @Override
    public Optional<Tokenizer> tokenizer() {
        return tokenizer;
    }

    @Override
    public OptionalInt startToken() {
        return startToken;
    }

    @Override
    public boolean marksStart() {
        return startToken.isPresent();
    }

    @Override
    public void close() {
        closed = true;
    }

    @Override
    public Trace forward(int[] ids, Edits edits, Keep keep, BooleanSupplier cancelled) {
        beforePass.run();
        if (cancelled.getAsBoolean()) throw new CancellationException();
        if (failure.isPresent()) throw failure.get();
        if (!keep.wants(ActivationName.logits())) return lookingAtThemselves(ids, edits);
        List<Integer> asked = new ArrayList<>();
        for (int id : ids) asked.add(id);
        passes.add(asked);
        int T = ids.length;
        int V = shape.vocab();
        float[] logits = new float[T * V]; // (T, V)
        int sum = 0;
        for (int t = 0; t < T; t++) {
            sum += ids[t];
            for (int v = 0; v < V; v++) logits[t * V + v] = (sum * 7 + v * 5) % V * 0.3f;
            logits[t * V + V - 1] = Float.NEGATIVE_INFINITY; // the end of the text never comes
        }
        ActivationName at = ActivationName.logits();
        return new Trace(shape, ids, edits, List.of(Activation.owning(at, at.shape(shape, T), logits)));
    }

    /** What a pass that asks for patterns alone gets; it is not recorded. */
    private Trace lookingAtThemselves(int[] ids, Edits edits) {
        int T = ids.length;
        float[] pattern = new float[T * T]; // (1, T, T)
        for (int t = 0; t < T; t++) pattern[t * T + t] = 1;
        ActivationName at = ActivationName.pattern(0);
        return new Trace(shape, ids, edits, List.of(Activation.owning(at, at.shape(shape, T), pattern)));
    }

    private static final class NoWeights implements Weights {
        @Override
        public List<String> names() {
            return List.of();
        }

        @Override
        public int[] shape(String name) {
            throw new NoSuchElementException(name);
        }

        @Override
        public float[] slice(String name, int from, int count) {
            throw new NoSuchElementException(name);
        }
    }
}
