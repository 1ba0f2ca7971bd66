package org.glassgpt.model;

import java.util.Arrays;
import org.bytedeco.javacpp.FloatPointer;
import org.glassgpt.trace.ActivationName;
import org.glassgpt.trace.Edits;

/**
 * Scaled dot-product attention of one layer (Vaswani et al. 2017, equation 1), head by head: from q, k and v, which stand
 * in the workspace, to z. Scores and patterns of all heads exist at once only when somebody looks at them.
 */
final class Attention {
    private final Workspace memory;
    private final Edits edits;
    private final Tap tap;
    private final ActivationName scoresName;
    private final ActivationName patternName;
    private final int layer;
    private final int T;
    private final int n;
    private final int nh;
    private final int hs;
    private final FloatPointer keys;
    private final FloatPointer values;
    private final int keyStride;
    private final int queryStride;

    /**
     * @param cache null when the T tokens are the whole text; otherwise it takes their keys and values over
     */
    Attention(GptConfig config, Workspace memory, int T, Edits edits, Tap tap, KvCache cache, int layer) {
        int C = config.width();
        this.memory = memory;
        this.edits = edits;
        this.tap = tap;
        this.scoresName = ActivationName.attnScores(layer);
        this.patternName = ActivationName.pattern(layer);
        this.layer = layer;
        this.T = T;
        this.nh = config.heads();
        this.hs = config.headSize();
        this.queryStride = 3 * C;
        if (cache == null) {
            n = T;
            keys = Blas.at(memory.qkv, C);
            values = Blas.at(memory.qkv, 2L * C);
            keyStride = queryStride;
        } else {
            cache.store(layer, memory.qkv, T);
            n = cache.length() + T;
            keys = cache.keys(layer);
            values = cache.values(layer);
            keyStride = C;
        }
    }

    void run() {
        boolean observed = tap.wants(scoresName) || tap.wants(patternName);
        int step = observed ? nh : 1;
        for (int head = 0; head < nh; head += step) {
            float[] scores = tap.array(scoresName, Math.multiplyExact(step, T * n));
            for (int h = 0; h < step; h++) score(head + h, scores, h * T * n);
            if (observed) scores = tap.of(scoresName, scores); // (nh, T, T)
            float[] pattern = observed ? scores.clone() : scores;
            for (int h = 0; h < step; h++) normalise(pattern, h * T * n);
            if (observed) pattern = tap.of(patternName, pattern); // (nh, T, T)
            for (int h = 0; h < step; h++) mix(head + h, pattern, h * T * n);
        }
    }

    /** scores (T, n) = q · kᵀ / divisor, -inf where the mask hides the key. */
    private void score(int head, float[] scores, int from) {
        FloatPointer q = Blas.at(memory.qkv, (long) head * hs);
        FloatPointer k = Blas.at(keys, (long) head * hs);
        if (T == 1) {
            Blas.timesColumn(n, hs, k, keyStride, q, memory.scores);
        } else {
            Blas.multiplyTransposed(T, n, hs, 1, q, queryStride, k, keyStride, 0, memory.scores, n);
        }
        memory.scores.get(scores, from, T * n);
        float divisor = (float) edits.scoreDivisor().orElse(Math.sqrt(hs));
        for (int t = 0; t < T; t++) {
            int row = from + t * n;
            int seen = seen(t);
            for (int i = row; i < row + seen; i++) scores[i] /= divisor;
            Arrays.fill(scores, row + seen, row + n, Float.NEGATIVE_INFINITY);
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
    private void mix(int head, float[] pattern, int from) {
        FloatPointer z = Blas.at(memory.z, (long) head * hs);
        FloatPointer v = Blas.at(values, (long) head * hs);
        int C = nh * hs;
        if (edits.headIsZero(layer, head)) {
            float[] zeros = new float[hs];
            for (int t = 0; t < T; t++) Blas.at(z, (long) t * C).put(zeros, 0, hs);
            return;
        }
        memory.scores.put(pattern, from, T * n);
        if (T == 1) {
            Blas.rowTimes(n, hs, memory.scores, v, keyStride, z);
        } else {
            Blas.multiply(T, hs, n, 1, memory.scores, n, v, keyStride, 0, z, C);
        }
    }
}
