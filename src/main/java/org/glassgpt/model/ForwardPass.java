package org.glassgpt.model;

import static org.glassgpt.trace.TensorNames.InBlock.ATTN_BIAS;
import static org.glassgpt.trace.TensorNames.InBlock.ATTN_PROJ_BIAS;
import static org.glassgpt.trace.TensorNames.InBlock.ATTN_PROJ_WEIGHT;
import static org.glassgpt.trace.TensorNames.InBlock.ATTN_WEIGHT;
import static org.glassgpt.trace.TensorNames.InBlock.FC_BIAS;
import static org.glassgpt.trace.TensorNames.InBlock.FC_WEIGHT;
import static org.glassgpt.trace.TensorNames.InBlock.LN_1_BIAS;
import static org.glassgpt.trace.TensorNames.InBlock.LN_1_WEIGHT;
import static org.glassgpt.trace.TensorNames.InBlock.LN_2_BIAS;
import static org.glassgpt.trace.TensorNames.InBlock.LN_2_WEIGHT;
import static org.glassgpt.trace.TensorNames.InBlock.MLP_PROJ_BIAS;
import static org.glassgpt.trace.TensorNames.InBlock.MLP_PROJ_WEIGHT;

import java.util.Arrays;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.Pointer;
import org.glassgpt.trace.ActivationName;
import org.glassgpt.trace.Edits;
import org.glassgpt.trace.TensorNames;

/**
 * One pass of T tokens, which may stand behind others that a KV cache holds. GPT-2's arithmetic (Radford et al. 2019):
 * pre-norm blocks of causal attention and an MLP on a residual stream.
 */
final class ForwardPass {
    private final GptConfig config;
    private final Parameters parameters;
    private final Workspace memory;
    private final Edits edits;
    private final Tap tap;
    private final KvCache cache;
    private final BooleanSupplier cancelled;
    private final int T;
    private final int C;

    /**
     * @param memory large enough for T tokens
     * @param cache null when the T tokens are the whole text
     * @param cancelled asked before every layer
     */
    ForwardPass(
            GptConfig config,
            Parameters parameters,
            Workspace memory,
            int T,
            Edits edits,
            Tap tap,
            KvCache cache,
            BooleanSupplier cancelled) {
        this.config = config;
        this.parameters = parameters;
        this.memory = memory;
        this.edits = edits;
        this.tap = tap;
        this.cache = cache;
        this.cancelled = cancelled;
        this.T = T;
        this.C = config.width();
    }

    /** From ids to the last norm, whose rows {@link #logits} and {@link #lastLogits} take. */
    float[] run(int[] ids) {
        float[] x = embed(ids); // (T, C)
        for (int layer = 0; layer < config.layers(); layer++) {
            if (cancelled.getAsBoolean()) throw new CancellationException("the pass was cancelled");
            x = block(layer, x); // (T, C)
        }
        if (cancelled.getAsBoolean()) throw new CancellationException("the pass was cancelled");
        return norm(ActivationName.lnFinal(), x, TensorNames.LN_F_WEIGHT, TensorNames.LN_F_BIAS); // (T, C)
    }

    private float[] embed(int[] ids) {
        int past = cache == null ? 0 : cache.length();
        FloatPointer wte = parameters.pointer(TensorNames.WTE);
        float[] tokens = tap.array(ActivationName.embed(), T * C);
        for (int t = 0; t < T; t++) Blas.at(wte, (long) ids[t] * C).get(tokens, t * C, C);
        float scale = (float) edits.embedScale();
        if (scale != 1) {
            for (int i = 0; i < tokens.length; i++) tokens[i] *= scale;
        }
        tokens = tap.of(ActivationName.embed(), tokens); // (T, C)

        float[] positions = tap.array(ActivationName.posEmbed(), T * C);
        if (edits.positions()) {
            Blas.at(parameters.pointer(TensorNames.WPE), (long) past * C).get(positions, 0, T * C);
        } else {
            Arrays.fill(positions, 0);
        }
        positions = tap.of(ActivationName.posEmbed(), positions); // (T, C)
        return sum(tokens, positions, new float[T * C]);
    }

    private float[] block(int layer, float[] input) {
        float[] x = tap.of(ActivationName.residPre(layer), input); // (T, C)
        float[] normed = norm(ActivationName.ln1(layer), x, LN_1_WEIGHT.name(layer), LN_1_BIAS.name(layer)); // (T, C)
        memory.normed.put(normed, 0, T * C);
        linear(memory.normed, C, ATTN_WEIGHT.name(layer), ATTN_BIAS.name(layer), memory.qkv, 3 * C);
        tapPart(ActivationName.q(layer), memory.qkv, 0, 3 * C);
        tapPart(ActivationName.k(layer), memory.qkv, C, 3 * C);
        tapPart(ActivationName.v(layer), memory.qkv, 2 * C, 3 * C);
        new Attention(config, memory, T, edits, tap, cache, layer).run(); // z (T, nh, hs)
        tapPart(ActivationName.z(layer), memory.z, 0, C);
        linear(memory.z, C, ATTN_PROJ_WEIGHT.name(layer), ATTN_PROJ_BIAS.name(layer), memory.out, C);
        float[] attention = fetch(ActivationName.attnOut(layer)); // (T, C)
        x = sum(x, attention, tap.array(ActivationName.residMid(layer), T * C));
        x = tap.of(ActivationName.residMid(layer), x); // (T, C)

        float[] mlp = mlp(layer, x); // (T, C)
        x = sum(x, mlp, tap.array(ActivationName.residPost(layer), T * C));
        return tap.of(ActivationName.residPost(layer), x); // (T, C)
    }

    private float[] mlp(int layer, float[] x) {
        int F = config.neurons();
        float[] normed = norm(ActivationName.ln2(layer), x, LN_2_WEIGHT.name(layer), LN_2_BIAS.name(layer)); // (T, C)
        memory.normed.put(normed, 0, T * C);
        linear(memory.normed, C, FC_WEIGHT.name(layer), FC_BIAS.name(layer), memory.hidden, F);
        float[] pre = tap.array(ActivationName.mlpPre(layer), T * F);
        memory.hidden.get(pre, 0, T * F);
        pre = tap.of(ActivationName.mlpPre(layer), pre); // (T, F)
        float[] post = tap.array(ActivationName.mlpPost(layer), T * F);
        Kernels.activate(config.activation(), pre, post, T * F);
        post = tap.of(ActivationName.mlpPost(layer), post); // (T, F)
        memory.hidden.put(post, 0, T * F);
        linear(memory.hidden, F, MLP_PROJ_WEIGHT.name(layer), MLP_PROJ_BIAS.name(layer), memory.out, C);
        if (edits.mlpIsZero(layer)) Pointer.memset(memory.out, 0, (long) Float.BYTES * T * C);
        return fetch(ActivationName.mlpOut(layer));
    }

    /** The output of a block's half, (T, C). */
    private float[] fetch(ActivationName name) {
        float[] data = tap.array(name, T * C);
        memory.out.get(data, 0, T * C);
        return tap.of(name, data);
    }

    private float[] norm(ActivationName name, float[] x, String weight, String bias) {
        float[] out = tap.array(name, T * C);
        Kernels.layerNorm(x, T, parameters.values(weight), parameters.values(bias), config.epsilon(), out, null, null);
        return tap.of(name, out);
    }

    /** Shows the tap T rows of C numbers inside a wider buffer, and writes back what it changed. */
    private void tapPart(ActivationName name, FloatPointer rows, int column, int width) {
        if (!tap.wants(name)) return;
        float[] data = tap.array(name, T * C);
        for (int t = 0; t < T; t++) Blas.at(rows, (long) t * width + column).get(data, t * C, C);
        float[] result = tap.of(name, data);
        if (result == data) return;
        for (int t = 0; t < T; t++) Blas.at(rows, (long) t * width + column).put(result, t * C, C);
    }

    /** out (T, N) = in (T, K) · weight (K, N) + bias, the bias laid into the rows before the product is added. */
    private void linear(FloatPointer in, int K, String weight, String bias, FloatPointer out, int N) {
        FloatPointer b = parameters.pointer(bias);
        for (int t = 0; t < T; t++) Blas.copy(N, b, Blas.at(out, (long) t * N));
        FloatPointer w = parameters.pointer(weight);
        if (T == 1) {
            Blas.rowTimes(K, N, in, w, N, 1, out);
        } else {
            Blas.multiply(T, N, K, 1, in, K, w, N, 1, out, N);
        }
    }

    private static float[] sum(float[] a, float[] b, float[] out) {
        for (int i = 0; i < out.length; i++) out[i] = a[i] + b[i];
        return out;
    }

    /**
     * All logits, when the trace keeps them or an edit changes them.
     *
     * @param normed the last norm, (T, C)
     */
    float[] logits(float[] normed) {
        int V = config.vocab();
        float[] logits = tap.array(ActivationName.logits(), Math.multiplyExact(T, V));
        for (int row = 0; row < T; row += Workspace.LOGIT_ROWS) {
            multiplyByHead(normed, row, Math.min(Workspace.LOGIT_ROWS, T - row), logits, row * V);
        }
        return tap.of(ActivationName.logits(), logits); // (T, V)
    }

    /** Those of the last token. */
    float[] lastLogits(float[] normed) {
        int V = config.vocab();
        if (tap.wants(ActivationName.logits())) return Arrays.copyOfRange(logits(normed), (T - 1) * V, T * V);
        float[] last = new float[V];
        multiplyByHead(normed, T - 1, 1, last, 0);
        return last; // (V)
    }

    private void multiplyByHead(float[] normed, int row, int rows, float[] out, int outFrom) {
        int V = config.vocab();
        FloatPointer head = parameters.pointer(config.headTensor()); // (V, C)
        memory.normed.put(normed, row * C, rows * C);
        if (rows == 1) {
            Blas.timesColumn(V, C, head, C, memory.normed, memory.logits);
        } else {
            Blas.multiplyTransposed(rows, V, C, 1, memory.normed, C, head, C, 0, memory.logits, V);
        }
        memory.logits.get(out, outFrom, rows * V);
    }
}
