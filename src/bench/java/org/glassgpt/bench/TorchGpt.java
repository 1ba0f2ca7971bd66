package org.glassgpt.bench;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.jni.JniUtils;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.glassgpt.model.GptConfig;
import org.glassgpt.model.Parameters;
import org.glassgpt.trace.TensorNames;
import org.glassgpt.trace.TensorNames.InBlock;
import org.glassgpt.trace.ActivationName;

/**
 * GPT-2 in libtorch's fused operations, called as directly as DJL allows: weights as PyTorch's own
 * layers hold them, one tensor for embedding and output, heads as views, one product for all heads.
 */
final class TorchGpt implements AutoCloseable {
    /** How the MLP's non-linearity is written. */
    enum Gelu {
        /** GPT-2's, from elementary operations: DJL does not reach libtorch's fused one. */
        EXACT,
        /** libtorch's fused operation with erf: other numbers in the third decimal, but as little work as can be. */
        FUSED
    }

    /** One activation that a pass left behind. */
    record Kept(ActivationName name, PtNDArray array) {}

    private record Block(
            PtNDArray ln1Weight,
            PtNDArray ln1Bias,
            PtNDArray attnWeight,
            PtNDArray attnBias,
            PtNDArray attnProjWeight,
            PtNDArray attnProjBias,
            PtNDArray ln2Weight,
            PtNDArray ln2Bias,
            PtNDArray fcWeight,
            PtNDArray fcBias,
            PtNDArray mlpProjWeight,
            PtNDArray mlpProjBias) {}

    private final GptConfig config;
    private final Gelu gelu;
    private final PtNDManager manager = Torch.manager();
    private final List<Block> blocks = new ArrayList<>();
    private final PtNDArray wte;
    private final PtNDArray wpe;
    private final PtNDArray lnWeight;
    private final PtNDArray lnBias;
    private final Shape width;

    TorchGpt(GptConfig config, Parameters from, Gelu gelu) {
        this.config = config;
        this.gelu = gelu;
        int C = config.width();
        width = new Shape(C);
        wte = Torch.array(manager, from.values(TensorNames.WTE), config.vocab(), C);
        wpe = Torch.array(manager, from.values(TensorNames.WPE), config.context(), C);
        lnWeight = Torch.array(manager, from.values(TensorNames.LN_F_WEIGHT), C);
        lnBias = Torch.array(manager, from.values(TensorNames.LN_F_BIAS), C);
        for (int layer = 0; layer < config.layers(); layer++) {
            PtNDArray[] t = new PtNDArray[InBlock.values().length];
            for (InBlock tensor : InBlock.values()) {
                float[] values = from.values(tensor.name(layer));
                int[] shape = tensor.shape(C, config.neurons());
                t[tensor.ordinal()] = shape.length == 2
                        ? Torch.linear(manager, values, shape[0], shape[1])
                        : Torch.array(manager, values, shape[0]);
            }
            blocks.add(
                    new Block(t[0], t[1], t[2], t[3], t[4], t[5], t[6], t[7], t[8], t[9], t[10], t[11]));
        }
    }

    /** Ids, mask and positions of a text of T tokens, loaded before the clock starts. */
    record Prompt(PtNDArray ids, PtNDArray positions, PtNDArray mask) {}

    Prompt prompt(int[] ids) {
        int T = ids.length;
        float[] mask = new float[T * T];
        for (int t = 0; t < T; t++) Arrays.fill(mask, t * T + t + 1, (t + 1) * T, Float.NEGATIVE_INFINITY);
        return new Prompt(ids(ids), positions(0, T), Torch.array(manager, mask, T, T));
    }

    private PtNDArray ids(int... ids) {
        return (PtNDArray) manager.create(Arrays.stream(ids).asLongStream().toArray());
    }

    private PtNDArray positions(long from, long to) {
        return (PtNDArray) wpe.get(from + ":" + to);
    }

    /** The manager that holds all a pass makes, until the caller closes it. */
    PtNDManager newPass() {
        return (PtNDManager) manager.newSubManager();
    }

    /** Runs a text; every named activation is in the list, alive until {@code pass} is closed. */
    List<Kept> forward(Prompt prompt, PtNDManager pass) {
        List<Kept> kept = new ArrayList<>();
        PtNDArray ids = in(pass, prompt.ids());
        PtNDArray tokens = keep(kept, ActivationName.embed(), JniUtils.embedding(ids, wte, false));
        PtNDArray positions = keep(kept, ActivationName.posEmbed(), prompt.positions());
        PtNDArray x = JniUtils.add(tokens, positions); // (T, C)
        for (int layer = 0; layer < config.layers(); layer++) x = block(layer, x, prompt.mask(), kept);
        PtNDArray normed = JniUtils.layerNorm(x, width, lnWeight, lnBias, config.epsilon());
        keep(kept, ActivationName.lnFinal(), normed); // (T, C)
        keep(kept, ActivationName.logits(), JniUtils.linear(normed, wte, null)); // (T, V)
        return kept;
    }

    /** Results belong to the manager of their first operand. */
    private static PtNDArray in(PtNDManager pass, PtNDArray array) {
        PtNDArray view = JniUtils.reshape(array, array.getShape().getShape());
        view.attach(pass);
        return view;
    }

    private static PtNDArray keep(List<Kept> kept, ActivationName name, PtNDArray array) {
        kept.add(new Kept(name, array));
        return array;
    }

    private PtNDArray block(int layer, PtNDArray x, PtNDArray mask, List<Kept> kept) {
        Block b = blocks.get(layer);
        long T = x.getShape().get(0);
        int C = config.width();
        keep(kept, ActivationName.residPre(layer), x);
        PtNDArray ln1 = JniUtils.layerNorm(x, width, b.ln1Weight, b.ln1Bias, config.epsilon()); // (T, C)
        keep(kept, ActivationName.ln1(layer), ln1);
        PtNDArray qkv = JniUtils.linear(ln1, b.attnWeight, b.attnBias); // (T, 3C)
        PtNDArray parts = JniUtils.permute(
                JniUtils.reshape(qkv, new long[] {T, 3, config.heads(), config.headSize()}), new long[] {1, 2, 0, 3});
        PtNDArray q = keep(kept, ActivationName.q(layer), part(parts, 0)); // (nh, T, hs)
        PtNDArray k = keep(kept, ActivationName.k(layer), part(parts, 1));
        PtNDArray v = keep(kept, ActivationName.v(layer), part(parts, 2));
        PtNDArray scores = JniUtils.bmm(q, JniUtils.transpose(k, 1, 2)); // (nh, T, T)
        scores.muli(1 / Math.sqrt(config.headSize()));
        JniUtils.addi(scores, mask);
        keep(kept, ActivationName.attnScores(layer), scores);
        PtNDArray pattern = JniUtils.softmax(scores, 2, DataType.FLOAT32);
        keep(kept, ActivationName.pattern(layer), pattern); // (nh, T, T)
        PtNDArray z = JniUtils.reshape(
                JniUtils.permute(JniUtils.bmm(pattern, v), new long[] {1, 0, 2}), new long[] {T, C});
        keep(kept, ActivationName.z(layer), z); // (T, C)
        PtNDArray attention = JniUtils.linear(z, b.attnProjWeight, b.attnProjBias);
        keep(kept, ActivationName.attnOut(layer), attention); // (T, C)
        PtNDArray mid = keep(kept, ActivationName.residMid(layer), JniUtils.add(x, attention)); // (T, C)
        PtNDArray mlp = mlp(layer, b, mid, kept); // (T, C)
        return keep(kept, ActivationName.residPost(layer), JniUtils.add(mid, mlp));
    }

    private static PtNDArray part(PtNDArray parts, long index) {
        return JniUtils.getItem(parts, new long[] {index}, parts.getManager());
    }

    private PtNDArray mlp(int layer, Block b, PtNDArray mid, List<Kept> kept) {
        PtNDArray ln2 = JniUtils.layerNorm(mid, width, b.ln2Weight, b.ln2Bias, config.epsilon()); // (T, C)
        keep(kept, ActivationName.ln2(layer), ln2);
        PtNDArray pre = JniUtils.linear(ln2, b.fcWeight, b.fcBias); // (T, F)
        keep(kept, ActivationName.mlpPre(layer), pre);
        PtNDArray post = keep(kept, ActivationName.mlpPost(layer), gelu(gelu, pre)); // (T, F)
        return keep(kept, ActivationName.mlpOut(layer), JniUtils.linear(post, b.mlpProjWeight, b.mlpProjBias));
    }

    /** x · σ(2 √(2/π) (x + 0.044715 x³)), which equals GPT-2's form with tanh. */
    static PtNDArray gelu(Gelu form, PtNDArray x) {
        if (form == Gelu.FUSED) return JniUtils.gelu(x);
        double root = 2 * Math.sqrt(2 / Math.PI);
        NDArray inner = x.square().mul(0.044715 * root).add(root).mul(x);
        return JniUtils.mul(JniUtils.sigmoid((PtNDArray) inner), x);
    }

    /** Keys and values of the tokens before, with room for one more, and everything for that one. */
    final class Cache implements AutoCloseable {
        private final int past;
        private final PtNDManager held = newPass();
        private final List<PtNDArray> keys = new ArrayList<>();
        private final List<PtNDArray> values = new ArrayList<>();
        private final PtNDArray position;

        Cache(int[] past) {
            this.past = past.length;
            position = positions(this.past, this.past + 1L);
            try (PtNDManager pass = newPass()) {
                for (Kept kept : forward(prompt(past), pass)) {
                    if (kept.name().kind() == ActivationName.Kind.K) keys.add(withRoom(kept.array()));
                    if (kept.name().kind() == ActivationName.Kind.V) values.add(withRoom(kept.array()));
                }
            }
        }

        /** (nh, past + 1, hs), the last still empty. */
        private PtNDArray withRoom(PtNDArray past) {
            long[] room = {config.heads(), 1, config.headSize()};
            PtNDArray all = (PtNDArray) past.concat(past.getManager().zeros(new Shape(room)), 1);
            all.attach(held);
            return all;
        }

        PtNDArray next(int id) {
            return ids(id);
        }

        /** Logits of the next token, (1, V); leaves the cache as it was, so that it can be asked again. */
        PtNDArray append(PtNDArray id, PtNDManager pass) {
            PtNDArray x = JniUtils.add(JniUtils.embedding(in(pass, id), wte, false), position); // (1, C)
            for (int layer = 0; layer < config.layers(); layer++) x = block(layer, x);
            PtNDArray normed = JniUtils.layerNorm(x, width, lnWeight, lnBias, config.epsilon());
            return JniUtils.linear(normed, wte, null);
        }

        private PtNDArray block(int layer, PtNDArray x) {
            Block b = blocks.get(layer);
            PtNDArray ln1 = JniUtils.layerNorm(x, width, b.ln1Weight, b.ln1Bias, config.epsilon()); // (1, C)
            PtNDArray qkv = JniUtils.reshape(
                    JniUtils.linear(ln1, b.attnWeight, b.attnBias),
                    new long[] {3, config.heads(), 1, config.headSize()});
            PtNDArray q = part(qkv, 0); // (nh, 1, hs)
            PtNDArray k = stored(keys.get(layer), part(qkv, 1)); // (nh, n, hs)
            PtNDArray v = stored(values.get(layer), part(qkv, 2));
            PtNDArray scores = JniUtils.bmm(q, JniUtils.transpose(k, 1, 2)); // (nh, 1, n)
            scores.muli(1 / Math.sqrt(config.headSize()));
            PtNDArray pattern = JniUtils.softmax(scores, 2, DataType.FLOAT32);
            PtNDArray z = JniUtils.reshape(JniUtils.bmm(pattern, v), new long[] {1, config.width()}); // (1, C)
            PtNDArray mid = JniUtils.add(x, JniUtils.linear(z, b.attnProjWeight, b.attnProjBias)); // (1, C)
            PtNDArray ln2 = JniUtils.layerNorm(mid, width, b.ln2Weight, b.ln2Bias, config.epsilon());
            PtNDArray post = gelu(gelu, JniUtils.linear(ln2, b.fcWeight, b.fcBias)); // (1, F)
            return JniUtils.add(mid, JniUtils.linear(post, b.mlpProjWeight, b.mlpProjBias));
        }

        /** Writes the new token's row behind the others, in place. */
        private PtNDArray stored(PtNDArray all, PtNDArray row) {
            JniUtils.indexSet(
                    all,
                    row,
                    new long[] {0, past, 0},
                    new long[] {config.heads(), past + 1L, config.headSize()},
                    new long[] {1, 1, 1});
            return all;
        }

        @Override
        public void close() {
            held.close();
        }
    }

    @Override
    public void close() {
        manager.close();
    }
}
