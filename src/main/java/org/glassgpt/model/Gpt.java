package org.glassgpt.model;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.glassgpt.trace.Activation;
import org.glassgpt.trace.ActivationName;
import org.glassgpt.trace.Edits;
import org.glassgpt.trace.Keep;
import org.glassgpt.trace.LogitLens;
import org.glassgpt.trace.ModelShape;
import org.glassgpt.trace.Trace;
import org.glassgpt.trace.Weights;

/**
 * A GPT-2, ready to run. May be called from any thread; passes run one after another, and what they give back is
 * immutable. It holds memory outside the heap until it is closed.
 *
 * <p>Every method that runs a pass throws {@link IllegalArgumentException}, in one sentence, when the ids or the edits do
 * not fit the model; {@link java.util.concurrent.CancellationException} when the pass was cancelled; and {@link
 * IllegalStateException} once the model is closed.
 */
public final class Gpt implements AutoCloseable {
    private static final BooleanSupplier NEVER = () -> false;

    private final GptConfig config;
    private final Parameters parameters;
    private final Crew crew = new Crew();
    private final ReentrantLock lock = new ReentrantLock();
    private Workspace workspace;
    private boolean closed;

    /** Takes the checkpoint's parameters over. */
    public Gpt(Checkpoint checkpoint) {
        this(checkpoint.config(), checkpoint.parameters());
    }

    /** Takes the parameters over: they are closed with the model. */
    public Gpt(GptConfig config, Parameters parameters) {
        this.config = config;
        this.parameters = parameters;
    }

    /**
     * @param dir a folder as {@link CheckpointReader} opens it
     * @throws BadCheckpointException in one sentence, when it holds no such model
     */
    public static Gpt load(Path dir) throws IOException {
        return new Gpt(CheckpointReader.read(dir));
    }

    public GptConfig config() {
        return config;
    }

    public ModelShape shape() {
        return config.shape();
    }

    /** Valid until the model is closed. */
    public Weights weights() {
        return parameters;
    }

    /** Runs one pass and keeps what is asked for. */
    public Trace forward(int[] ids, Edits edits, Keep keep) {
        return forward(ids, edits, keep, NEVER);
    }

    /**
     * @param cancelled asked before every layer, on the calling thread
     */
    public Trace forward(int[] ids, Edits edits, Keep keep, BooleanSupplier cancelled) {
        List<Activation> kept = new ArrayList<>();
        forward(ids, edits, keep, cancelled, kept::add);
        return new Trace(config.shape(), ids, edits, kept);
    }

    /**
     * Runs one pass and hands over each kept activation as it arises, in the order of the pass, for traces too large to
     * hold.
     */
    public void forward(int[] ids, Edits edits, Keep keep, BooleanSupplier cancelled, Consumer<Activation> sink) {
        Tap tap = new Tap(config.shape(), ids.length, edits, keep, sink);
        run(ids, edits, tap, null, cancelled, false);
    }

    /** Only the logits of the last token, (V). */
    public float[] logits(int[] ids, Edits edits) {
        return run(ids, edits, silentTap(ids.length, edits), null, NEVER, true);
    }

    /**
     * The logit lens for some tokens of one of this model's traces.
     *
     * @param trace holds the residual stream before and after every block
     * @param tokens places in its text
     * @param top guesses at each depth
     */
    public LogitLens lens(Trace trace, int[] tokens, int top) {
        lock.lock();
        try {
            if (closed) throw new IllegalStateException("the model is closed");
            int rows = Math.max(1, tokens.length);
            return new LensPass(config, parameters, workspace(rows, rows), crew, trace, tokens.clone(), top).run();
        } finally {
            lock.unlock();
        }
    }

    /** Takes tokens one after another under one set of edits, and remembers what it need not work out again. */
    public Decoder decoder(Edits edits) {
        return new Decoder(this, edits);
    }

    /** Logits of the last of some new tokens, (V), given those that the cache holds; then the cache holds them too. */
    float[] append(int[] ids, Edits edits, KvCache cache) {
        return run(ids, edits, silentTap(ids.length, edits), cache, NEVER, true);
    }

    private Tap silentTap(int T, Edits edits) {
        return new Tap(config.shape(), T, edits, Keep.only(), activation -> {});
    }

    private float[] run(
            int[] ids, Edits edits, Tap tap, KvCache cache, BooleanSupplier cancelled, boolean wantsLastLogits) {
        int T = ids.length;
        int n = T + (cache == null ? 0 : cache.length());
        checkIds(ids, n);
        edits.check(config.shape(), n);
        lock.lock();
        try {
            if (closed) throw new IllegalStateException("the model is closed");
            if (cache != null) cache.reserve(T);
            ForwardPass pass =
                    new ForwardPass(config, parameters, workspace(T, n), crew, T, edits, tap, cache, cancelled);
            float[] normed = pass.run(ids); // (T, C)
            float[] result = null;
            if (wantsLastLogits) {
                result = pass.lastLogits(normed);
            } else if (tap.wants(ActivationName.logits())) {
                pass.logits(normed);
            }
            if (cache != null) cache.advance(T);
            return result;
        } finally {
            lock.unlock();
        }
    }

    private void checkIds(int[] ids, int tokens) {
        if (ids.length == 0) throw new IllegalArgumentException("there is no token to run the model on");
        if (tokens > config.context()) {
            throw new IllegalArgumentException(
                    "the text has " + tokens + " tokens, more than the model's context of " + config.context());
        }
        for (int id : ids) {
            if (id < 0 || id >= config.vocab()) {
                throw new IllegalArgumentException(
                        "there is no token " + id + ": the model's ids go from 0 to " + (config.vocab() - 1));
            }
        }
    }

    /** The workspace, made larger when this pass does not fit; sizes are rounded up so that a growing text seldom asks. */
    private Workspace workspace(int T, int n) {
        if (workspace == null || !workspace.fits(T, n)) {
            int tokens = Math.max(T, workspace == null ? 0 : workspace.tokens);
            int keys = Math.max(n, workspace == null ? 0 : workspace.keys);
            if (workspace != null) workspace.close();
            workspace = null;
            workspace = new Workspace(config, roundUp(tokens), roundUp(keys), crew.workers());
        }
        return workspace;
    }

    private int roundUp(int tokens) {
        int step = tokens == 1 ? 1 : 64;
        return Math.min(config.context(), (tokens + step - 1) / step * step);
    }

    void freeCache(KvCache cache) {
        lock.lock();
        try {
            cache.close();
        } finally {
            lock.unlock();
        }
    }

    /** Waits for the pass that runs, then frees the memory outside the heap. */
    @Override
    public void close() {
        lock.lock();
        try {
            if (closed) return;
            closed = true;
            crew.close();
            if (workspace != null) workspace.close();
            parameters.close();
        } finally {
            lock.unlock();
        }
    }
}
