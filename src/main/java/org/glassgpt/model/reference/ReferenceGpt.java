package org.glassgpt.model.reference;

import static org.glassgpt.trace.TensorNames.LN_F_BIAS;
import static org.glassgpt.trace.TensorNames.LN_F_WEIGHT;
import static org.glassgpt.trace.TensorNames.WPE;
import static org.glassgpt.trace.TensorNames.WTE;
import static org.nd4j.linalg.indexing.NDArrayIndex.all;
import static org.nd4j.linalg.indexing.NDArrayIndex.interval;
import static org.nd4j.linalg.indexing.NDArrayIndex.point;

import java.util.ArrayList;
import java.util.List;
import org.glassgpt.model.GptConfig;
import org.glassgpt.model.Parameters;
import org.glassgpt.trace.Activation;
import org.glassgpt.trace.ActivationName;
import org.glassgpt.trace.Edit;
import org.glassgpt.trace.Edits;
import org.glassgpt.trace.Shape;
import org.glassgpt.trace.TensorNames.InBlock;
import org.glassgpt.trace.Trace;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.ops.transforms.Transforms;

/** A GPT-2 (Radford et al. 2019), one forward pass at a time. B is 1 and left out. */
public final class ReferenceGpt {
    private final GptConfig config;
    private final Parameters w;

    public ReferenceGpt(GptConfig config, Parameters parameters) {
        this.config = config;
        this.w = parameters;
    }

    /** Every activation of a pass over these token ids. */
    public Trace forward(int[] ids, Edits edits) {
        return new Pass(ids, edits).run();
    }

    private final class Pass {
        private final int[] ids;
        private final Edits edits;
        private final List<Activation> activations = new ArrayList<>();
        private final int T;
        private final int C = config.width();
        private final int nh = config.heads();
        private final int hs = config.headSize();

        Pass(int[] ids, Edits edits) {
            this.ids = ids;
            this.edits = edits;
            this.T = ids.length;
            edits.check(config.shape(), T);
        }

        Trace run() {
            INDArray tokens = w.get(WTE).getRows(ids).mul(edits.embedScale()); // (T, C)
            INDArray positions = w.get(WPE).get(interval(0, T), all()).mul(edits.positions() ? 1 : 0); // (T, C)
            tokens = tap(ActivationName.embed(), tokens);
            positions = tap(ActivationName.posEmbed(), positions);

            INDArray x = tokens.add(positions); // (T, C)
            for (int layer = 0; layer < config.layers(); layer++) x = block(layer, x); // (T, C)

            INDArray normed = layerNorm(x, w.get(LN_F_WEIGHT), w.get(LN_F_BIAS)); // (T, C)
            normed = tap(ActivationName.lnFinal(), normed);
            tap(ActivationName.logits(), normed.mmul(w.get(config.headTensor()).transpose())); // (T, V)
            return new Trace(config.shape(), ids, edits, activations);
        }

        private INDArray block(int layer, INDArray input) {
            INDArray x = tap(ActivationName.residPre(layer), input); // (T, C)
            INDArray normed = layerNorm(x, weight(layer, InBlock.LN_1_WEIGHT), weight(layer, InBlock.LN_1_BIAS));
            normed = tap(ActivationName.ln1(layer), normed); // (T, C)
            x = x.add(tap(ActivationName.attnOut(layer), attention(layer, normed)));
            x = tap(ActivationName.residMid(layer), x); // (T, C)

            normed = layerNorm(x, weight(layer, InBlock.LN_2_WEIGHT), weight(layer, InBlock.LN_2_BIAS));
            normed = tap(ActivationName.ln2(layer), normed); // (T, C)
            x = x.add(tap(ActivationName.mlpOut(layer), mlp(layer, normed)));
            return tap(ActivationName.residPost(layer), x); // (T, C)
        }

        private INDArray attention(int layer, INDArray normed) {
            INDArray qkv = linear(normed, layer, InBlock.ATTN_WEIGHT, InBlock.ATTN_BIAS); // (T, 3C)
            INDArray q = tap(ActivationName.q(layer), split(qkv, 0)); // (T, nh, hs)
            INDArray k = tap(ActivationName.k(layer), split(qkv, 1)); // (T, nh, hs)
            INDArray v = tap(ActivationName.v(layer), split(qkv, 2)); // (T, nh, hs)

            INDArray scores = Nd4j.create(nh, T, T); // (nh, T, T)
            for (int h = 0; h < nh; h++) {
                INDArray raw = head(q, h).mmul(head(k, h).transpose()); // (T, T)
                scores.putSlice(h, mask(raw.div(edits.scoreDivisor().orElse(Math.sqrt(hs)))));
            }
            scores = tap(ActivationName.attnScores(layer), scores);
            INDArray pattern = tap(ActivationName.pattern(layer), softmax(scores)); // (nh, T, T)

            INDArray z = Nd4j.create(T, nh, hs); // (T, nh, hs)
            for (int h = 0; h < nh; h++) {
                if (edits.headIsZero(layer, h)) continue;
                INDArray mixed = pattern.slice(h).mmul(head(v, h)); // (T, hs)
                z.get(all(), point(h), all()).assign(mixed);
            }
            z = tap(ActivationName.z(layer), z).reshape('c', T, C); // (T, C)
            return linear(z, layer, InBlock.ATTN_PROJ_WEIGHT, InBlock.ATTN_PROJ_BIAS); // (T, C)
        }

        private INDArray mlp(int layer, INDArray normed) {
            INDArray pre = linear(normed, layer, InBlock.FC_WEIGHT, InBlock.FC_BIAS); // (T, F)
            pre = tap(ActivationName.mlpPre(layer), pre);
            INDArray post = tap(ActivationName.mlpPost(layer), activate(pre)); // (T, F)
            INDArray out = linear(post, layer, InBlock.MLP_PROJ_WEIGHT, InBlock.MLP_PROJ_BIAS); // (T, C)
            return edits.mlpIsZero(layer) ? Nd4j.zerosLike(out) : out;
        }

        /** q, k or v: a third of the columns, cut into heads. */
        private INDArray split(INDArray qkv, int third) {
            INDArray part = qkv.get(all(), interval((long) third * C, (third + 1L) * C)); // (T, C)
            return part.dup('c').reshape('c', T, nh, hs);
        }

        private INDArray head(INDArray x, int h) {
            return x.get(all(), point(h), all()).dup('c'); // (T, hs)
        }

        /** What a token may not see yet scores -inf. */
        private INDArray mask(INDArray scores) {
            if (!edits.masked()) return scores;
            INDArray masked = scores.dup('c'); // (T, T)
            for (int query = 0; query < T; query++) {
                for (int key = query + 1; key < T; key++) {
                    masked.putScalar(query, key, Double.NEGATIVE_INFINITY);
                }
            }
            return masked;
        }

        private INDArray linear(INDArray x, int layer, InBlock weight, InBlock bias) {
            return x.mmul(weight(layer, weight)).addRowVector(weight(layer, bias));
        }

        private INDArray weight(int layer, InBlock tensor) {
            return w.get(tensor.name(layer));
        }

        /** Notes an activation in the trace, with what the edits write into it. */
        private INDArray tap(ActivationName name, INDArray x) {
            Shape shape = name.shape(config.shape(), T);
            float[] data = x.dup('c').data().asFloat();
            for (Edit.Overwrite overwrite : edits.overwrites(name)) overwrite.apply(data, shape);
            activations.add(Activation.copyOf(name, shape, data));
            return Nd4j.create(data, x.shape(), 'c');
        }
    }

    /** (x − mean) / √(variance + ε) · weight + bias, for each row (Ba et al. 2016). */
    private INDArray layerNorm(INDArray x, INDArray weight, INDArray bias) {
        INDArray centred = x.subColumnVector(x.mean(true, 1)); // (T, C)
        INDArray variance = centred.mul(centred).mean(true, 1); // (T, 1)
        INDArray deviation = Transforms.sqrt(variance.add(config.epsilon())); // (T, 1)
        return centred.divColumnVector(deviation).mulRowVector(weight).addRowVector(bias);
    }

    /** Softmax over the last dimension, the maximum subtracted first so that nothing overflows. */
    private static INDArray softmax(INDArray x) {
        INDArray p = x.dup('c'); // (nh, T, T)
        INDArray rows = p.reshape('c', p.size(0) * p.size(1), p.size(2)); // (nh·T, T)
        rows.subiColumnVector(rows.max(true, 1));
        Transforms.exp(rows, false);
        rows.diviColumnVector(rows.sum(true, 1));
        return p;
    }

    private INDArray activate(INDArray x) {
        return switch (config.activation()) {
            case GELU_TANH -> {
                INDArray cubic = x.add(Transforms.pow(x, 3).mul(0.044715)); // (T, F)
                INDArray t = Transforms.tanh(cubic.mul(Math.sqrt(2 / Math.PI)));
                yield x.mul(t.add(1)).mul(0.5);
            }
            case GELU_ERF -> x.mul(Nd4j.math().erf(x.div(Math.sqrt(2))).add(1)).mul(0.5);
            case RELU -> Transforms.max(x, 0);
        };
    }
}
