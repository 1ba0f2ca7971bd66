package org.glassgpt.session;

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

/** A model that can run. One pass at a time; weights and tokenizer may be asked from any thread. */
public interface OpenModel {
    /** As the window shows it. */
    String name();

    ModelShape shape();

    Weights weights();

    /** Empty when the checkpoint has none: then texts are ids. */
    Optional<Tokenizer> tokenizer();

    /** The token that stood at the beginning of every text in training, if there was one and the tokenizer has it. */
    OptionalInt startToken();

    /**
     * One pass.
     *
     * @param ids T of them, at least 1 and at most the context
     * @param cancelled asked now and then; a pass that hears true stops
     * @throws CancellationException when it stopped
     */
    Trace forward(int[] ids, Edits edits, Keep keep, BooleanSupplier cancelled);
}
