package org.glassgpt.model;

import java.util.Arrays;
import org.bytedeco.javacpp.FloatPointer;
import org.glassgpt.trace.ActivationName;
import org.glassgpt.trace.Edits;

/**
 * Scaled dot-product attention of one layer (Vaswani et al. 2017, equation 1): from q, k and v, which stand in the
 * workspace, to z. Workers share out the heads. Scores and patterns of all heads exist at once only when somebody looks at
 * them.
 */
final class Attention {
    private final Workspace memory;
    private final Crew crew;
    private final Edits edits;
    private final Tap tap;
    private final ActivationName scoresName;
    private final ActivationName patternName;
    private final int layer;
    private final int T;
    private final int n;
    private final int nh;
    private final int hs;
    private final int C;
    private final float scale;
    private final FloatPointer keys;
    private final FloatPointer values;

    /**
     * @param cache null when the T tokens are the whole text; otherwise it has taken their keys and values over
     */
    Attention(GptConfig config, Workspace memory, Crew crew, int T, Edits edits, Tap tap, KvCache cache, int layer) {
        this.memory = memory;
        this.crew = crew;
        this.edits = edits;
        this.tap = tap;
        this.scoresName = ActivationName.attnScores(layer);
        this.patternName = ActivationName.pattern(layer);
        this.layer = layer;
        this.T = T;
        this.nh = config.heads();
        this.hs = config.headSize();
        this.C = config.width();
        this.scale = (float) (1 / edits.scoreDivisor().orElse(Math.sqrt(hs)));
        this.n = T + (cache == null ? 0 : cache.length());
        this.keys = cache == null ? memory.k : cache.keys(layer);
        this.values = cache == null ? memory.v : cache.values(layer);
    }

    /** Leaves z (T, nh, hs) in the workspace. */
    void run() {
        if (!tap.wants(scoresName) && !tap.wants(patternName)) {
            crew.each(nh, (worker, head) -> {
                Workspace.Bench bench = memory.bench(worker);
                float[] pattern = bench.scoresHeap(T * n);
                score(head, bench.scores, pattern, 0);
                normalise(pattern, 0);
                mix(head, bench.scores, pattern, 0);
            });
            return;
        }
        int square = T * n;
        float[] raw = tap.array(scoresName, Math.multiplyExact(nh, square));
        crew.each(nh, (worker, head) -> score(head, memory.bench(worker).scores, raw, head * square));
        float[] scores = tap.of(scoresName, raw); // (nh, T, T)
        float[] shares = tap.array(patternName, nh * square);
        crew.each(nh, (worker, head) -> {
            System.arraycopy(scores, head * square, shares, head * square, square);
            normalise(shares, head * square);
        });
        float[] pattern = tap.of(patternName, shares); // (nh, T, T)
        crew.each(nh, (worker, head) -> mix(head, memory.bench(worker).scores, pattern, head * square));
    }

    /** scores (T, n) = q · kᵀ / divisor, -inf where the mask hides the key. */
    private void score(int head, FloatPointer product, float[] scores, int from) {
        FloatPointer q = Blas.at(memory.q, (long) head * hs);
        FloatPointer k = Blas.at(keys, (long) head * hs);
        Blas.multiplyTransposed(T, n, hs, scale, q, C, k, C, 0, product, n);
        product.get(scores, from, T * n);
        for (int t = 0; t < T; t++) {
            Arrays.fill(scores, from + t * n + seen(t), from + (t + 1) * n, Float.NEGATIVE_INFINITY);
        }
    }

    /** How many keys the query of new token t may look at. */
    private int seen(int t) {
        return edits.masked() ? n - T + t + 1 : n;
    }

    /** Softmax of each row; where an edit wrote a score above the diagonal, that counts too. */
    private void normalise(float[] rows, int from) {
        boolean wholeRow = tap.overwrites(scoresName);
        for (int t = 0; t < T; t++) {
            int row = from + t * n;
            int count = wholeRow ? n : seen(t);
            Kernels.softmax(rows, row, count);
            Arrays.fill(rows, row + count, row + n, 0);
        }
    }

    /** z (T, hs) = pattern (T, n) · v, into this head's columns. */
    private void mix(int head, FloatPointer product, float[] pattern, int from) {
        FloatPointer z = Blas.at(memory.z, (long) head * hs);
        FloatPointer v = Blas.at(values, (long) head * hs);
        if (edits.headIsZero(layer, head)) {
            float[] zeros = new float[hs];
            for (int t = 0; t < T; t++) Blas.at(z, (long) t * C).put(zeros, 0, hs);
            return;
        }
        product.put(pattern, from, T * n);
        Blas.multiply(T, hs, n, 1, product, n, v, C, 0, z, C);
    }
}
