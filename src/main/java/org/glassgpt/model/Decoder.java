package org.glassgpt.model;

import java.util.Arrays;
import org.glassgpt.trace.Edit;
import org.glassgpt.trace.Edits;

/**
 * Reads a text token by token and gives the logits after each piece, the same as a pass over the whole text does.
 *
 * <p>Keys and values of earlier tokens are kept, as long as the edits leave them as they are when the text grows: without
 * a mask earlier tokens see later ones, and an overwrite names places in the whole text. Then every piece runs the whole
 * text anew. Belongs to one thread at a time.
 */
public final class Decoder implements AutoCloseable {
    private final Gpt gpt;
    private final Edits edits;
    private final KvCache cache;
    private int[] ids = {};
    private boolean closed;

    Decoder(Gpt gpt, Edits edits) {
        this.gpt = gpt;
        this.edits = edits;
        this.cache = leavesThePastAlone(edits) ? new KvCache(gpt.config()) : null;
    }

    private static boolean leavesThePastAlone(Edits edits) {
        return edits.masked() && edits.list().stream().noneMatch(Edit.Overwrite.class::isInstance);
    }

    /** The tokens read so far. */
    public int[] ids() {
        return ids.clone();
    }

    /**
     * Reads more tokens: the prompt first, in one piece, then one after another.
     *
     * @return logits of the last of them, (V)
     * @throws IllegalArgumentException when the text becomes longer than the model's context; nothing is read then
     */
    public float[] append(int... more) {
        if (closed) throw new IllegalStateException("the decoder is closed");
        int[] all = Arrays.copyOf(ids, ids.length + more.length);
        System.arraycopy(more, 0, all, ids.length, more.length);
        float[] logits = cache == null ? gpt.logits(all, edits) : gpt.append(more, edits, cache);
        ids = all;
        return logits;
    }

    @Override
    public void close() {
        if (closed) return;
        closed = true;
        if (cache != null) gpt.freeCache(cache);
    }
}
