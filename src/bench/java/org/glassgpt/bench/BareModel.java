package org.glassgpt.bench;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.BooleanSupplier;
import org.glassgpt.model.Gpt;
import org.glassgpt.model.GptConfig;
import org.glassgpt.session.OpenModel;
import org.glassgpt.tokenizer.Tokenizer;
import org.glassgpt.trace.Edits;
import org.glassgpt.trace.Keep;
import org.glassgpt.trace.LogitLens;
import org.glassgpt.trace.ModelShape;
import org.glassgpt.trace.Trace;
import org.glassgpt.trace.Weights;

/** A network without a checkpoint folder, as the session sees it: no tokenizer, so texts are ids. */
record BareModel(String name, Gpt gpt) implements OpenModel {
    @Override
    public ModelShape shape() {
        return gpt.shape();
    }

    @Override
    public GptConfig config() {
        return gpt.config();
    }

    @Override
    public Weights weights() {
        return gpt.weights();
    }

    @Override
    public Optional<Tokenizer> tokenizer() {
        return Optional.empty();
    }

    @Override
    public OptionalInt startToken() {
        return OptionalInt.empty();
    }

    @Override
    public boolean marksStart() {
        return false;
    }

    @Override
    public LogitLens lens(Trace trace, int[] tokens, int top) {
        return gpt.lens(trace, tokens, top);
    }

    @Override
    public Trace forward(int[] ids, Edits edits, Keep keep, BooleanSupplier cancelled) {
        return gpt.forward(ids, edits, keep, cancelled);
    }

    @Override
    public void close() {
        gpt.close();
    }
}
