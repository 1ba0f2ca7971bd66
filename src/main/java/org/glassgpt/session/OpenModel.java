package org.glassgpt.session;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import org.glassgpt.tokenizer.Tokenizer;
import org.glassgpt.trace.Edits;
import org.glassgpt.trace.Keep;
import org.glassgpt.trace.ModelShape;
import org.glassgpt.trace.Trace;
import org.glassgpt.trace.Weights;

/**
 * A model that can run, until it is closed. One pass at a time; weights and tokenizer may be asked from any thread.
 */
public interface OpenModel extends Readouts, AutoCloseable {
    /** As the window shows it. */
    String name();

    ModelShape shape();

    Weights weights();

    /** Empty when the checkpoint has none: then texts are ids. */
    @Override
    Optional<Tokenizer> tokenizer();

    /** The token that may stand at the beginning of a text, if the model has one. */
    OptionalInt startToken();

    /** Whether it stood at the beginning of every text in training. */
    boolean marksStart();

    /** What a prompt is to the story world; empty when the model was not trained on it, and before {@link #learnWorld}. */
    default Optional<WorldReading> read(List<TokenView> prompt) {
        return Optional.empty();
    }

    /** Learns what is usual in the story world: takes longer than a pass, and nothing when it is known already. */
    default void learnWorld() {}

    /**
     * One pass.
     *
     * @param ids T of them, at least 1 and at most the context
     * @param cancelled asked now and then; a pass that hears true stops
     * @throws CancellationException when it stopped
     */
    Trace forward(int[] ids, Edits edits, Keep keep, BooleanSupplier cancelled);

    /** Lets go of memory outside the heap; weights asked for earlier must not be read any more. */
    @Override
    void close();
}
