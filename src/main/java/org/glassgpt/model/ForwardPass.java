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
    private final Crew crew;
    private final Linear linear;
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
            Crew crew,
            int T,
            Edits edits,
            Tap tap,
            KvCache cache,
            BooleanSupplier cancelled) {
        this.config = config;
        this.parameters = parameters;
        this.memory = memory;
        this.crew = crew;
        this.linear = new Linear(memory, crew);
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
        Strips wte = parameters.matrix(TensorNames.WTE); // (V, C) in the checkpoint
        float[] tokens = tap.array(ActivationName.embed(), T * C);
        for (int t = 0; t < T; t++) wte.read((long) ids[t] * C, C, tokens, t * C);
        float scale = (float) edits.embedScale();
        if (scale != 1) {
            for (int i = 0; i < tokens.length; i++) tokens[i] *= scale;
        }
        tokens = tap.of(ActivationName.embed(), tokens); // (T, C)

        float[] positions = tap.array(ActivationName.posEmbed(), T * C);
        if (edits.positions()) {
            System.arraycopy(parameters.vector(TensorNames.WPE), past * C, positions, 0, T * C);
        } else {
            Arrays.fill(positions, 0);
        }
        positions = tap.of(ActivationName.posEmbed(), positions); // (T, C)
        return sum(tokens, positions, new float[T * C]);
    }

    private float[] block(int layer, float[] input) {
        float[] x = tap.of(ActivationName.residPre(layer), input); // (T, C)
        memory.in.put(norm(ActivationName.ln1(layer), x, LN_1_WEIGHT.name(layer), LN_1_BIAS.name(layer)), 0, T * C);
        float[] attention = attention(layer); // (T, C)
        x = sum(x, attention, tap.array(ActivationName.residMid(layer), T * C));
        x = tap.of(ActivationName.residMid(layer), x); // (T, C)

        memory.in.put(norm(ActivationName.ln2(layer), x, LN_2_WEIGHT.name(layer), LN_2_BIAS.name(layer)), 0, T * C);
        float[] mlp = mlp(layer); // (T, C)
        x = sum(x, mlp, tap.array(ActivationName.residPost(layer), T * C));
        return tap.of(ActivationName.residPost(layer), x); // (T, C)
    }

    private float[] attention(int layer) {
        float[] q = tap.array(ActivationName.q(layer), T * C);
        float[] k = tap.array(ActivationName.k(layer), T * C);
        float[] v = tap.array(ActivationName.v(layer), T * C);
        linear(ATTN_WEIGHT.name(layer), ATTN_BIAS.name(layer), q, k, v);
        memory.q.put(tap.of(ActivationName.q(layer), q), 0, T * C);
        k = tap.of(ActivationName.k(layer), k); // (T, nh, hs)
        v = tap.of(ActivationName.v(layer), v); // (T, nh, hs)
        if (cache == null) {
            memory.k.put(k, 0, T * C);
            memory.v.put(v, 0, T * C);
        } else {
            cache.store(layer, T, k, v);
        }
        new Attention(config, memory, crew, T, edits, tap, cache, layer).run();
        float[] z = tap.array(ActivationName.z(layer), T * C);
        memory.z.get(z, 0, T * C);
        memory.in.put(tap.of(ActivationName.z(layer), z), 0, T * C); // (T, nh, hs)
        float[] out = tap.array(ActivationName.attnOut(layer), T * C);
        linear(ATTN_PROJ_WEIGHT.name(layer), ATTN_PROJ_BIAS.name(layer), out);
        return tap.of(ActivationName.attnOut(layer), out); // (T, C)
    }

    private float[] mlp(int layer) {
        int F = config.neurons();
        float[] raw = tap.array(ActivationName.mlpPre(layer), T * F);
        linear(FC_WEIGHT.name(layer), FC_BIAS.name(layer), raw);
        float[] pre = tap.of(ActivationName.mlpPre(layer), raw); // (T, F)
        float[] post = tap.array(ActivationName.mlpPost(layer), T * F);
        crew.ranges(T, (from, to) -> Kernels.activate(config.activation(), pre, post, from * F, to * F));
        memory.in.put(tap.of(ActivationName.mlpPost(layer), post), 0, T * F); // (T, F)
        float[] out = tap.array(ActivationName.mlpOut(layer), T * C);
        linear(MLP_PROJ_WEIGHT.name(layer), MLP_PROJ_BIAS.name(layer), out);
        if (edits.mlpIsZero(layer)) Arrays.fill(out, 0);
        return tap.of(ActivationName.mlpOut(layer), out); // (T, C)
    }

    /** Of what stands in {@code memory.in}. */
    private void linear(String weight, String bias, float[]... outs) {
        linear.run(parameters.matrix(weight), parameters.vector(bias), T, outs);
    }

    private float[] norm(ActivationName name, float[] x, String weight, String bias) {
        float[] out = tap.array(name, T * C);
        float[] w = parameters.vector(weight);
        float[] b = parameters.vector(bias);
        crew.ranges(T, (from, to) -> Kernels.layerNorm(x, from, to, w, b, config.epsilon(), out, null, null));
        return tap.of(name, out);
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
        float[] logits = tap.array(ActivationName.logits(), Math.multiplyExact(T, config.vocab()));
        memory.in.put(normed, 0, T * C);
        linear.run(parameters.matrix(config.headTensor()), null, T, logits);
        return tap.of(ActivationName.logits(), logits); // (T, V)
    }

    /** Those of the last token. */
    float[] lastLogits(float[] normed) {
        int V = config.vocab();
        if (tap.wants(ActivationName.logits())) return Arrays.copyOfRange(logits(normed), (T - 1) * V, T * V);
        float[] last = new float[V];
        memory.in.put(normed, (T - 1) * C, C);
        linear.run(parameters.matrix(config.headTensor()), null, 1, last);
        return last; // (V)
    }
}
