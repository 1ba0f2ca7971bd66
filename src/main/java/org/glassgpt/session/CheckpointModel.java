package org.glassgpt.session;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.BooleanSupplier;
import org.glassgpt.model.Gpt;
import org.glassgpt.model.GptConfig;
import org.glassgpt.tokenizer.Tokenizer;
import org.glassgpt.trace.Edits;
import org.glassgpt.trace.Keep;
import org.glassgpt.trace.LogitLens;
import org.glassgpt.trace.ModelShape;
import org.glassgpt.trace.Trace;
import org.glassgpt.trace.Weights;

/** A checkpoint on the engine. */
record CheckpointModel(
        String name,
        Gpt gpt,
        Optional<Tokenizer> tokenizer,
        OptionalInt startToken,
        boolean marksStart,
        WorldKnowledge world)
        implements OpenModel {
    @Override
    public ModelShape shape() {
        return gpt.shape();
    }

    @Override
    public GptConfig config() {
        return gpt.config();
    }

    @Override
    public LogitLens lens(Trace trace, int[] tokens, int top) {
        return gpt.lens(trace, tokens, top);
    }

    @Override
    public Weights weights() {
        return gpt.weights();
    }

    @Override
    public Optional<WorldReading> read(List<TokenView> prompt) {
        return world.read(prompt);
    }

    @Override
    public void learnWorld() {
        world.learn();
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
