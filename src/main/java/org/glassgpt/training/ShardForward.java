package org.glassgpt.training;

import org.bytedeco.javacpp.FloatPointer;
import org.glassgpt.model.Blas;
import org.glassgpt.model.GptConfig;
import org.glassgpt.model.Kernels;
import org.glassgpt.trace.TensorNames;

/**
 * The forward pass over one shard's rows, all positions at once, leaving in {@link ShardMemory} what the backward pass
 * needs; the same arithmetic as {@link org.glassgpt.model.reference.ReferenceGpt}.
 */
final class ShardForward {
    private ShardForward() {}

    /**
     * Runs the network and turns the logits into the gradient of the loss.
     *
     * @param scale what each row's gradient is multiplied by: 1 / predictions of the whole batch
     * @return the sum over rows of −ln p(target)
     */
    static double run(
            GptConfig config, FlatTensors weights, NetworkView net, Batch batch, ShardMemory memory, float scale) {
        int N = batch.rows();
        int C = config.width();
        embed(weights, batch, C, memory.layers.get(0).residPre);
        for (int i = 0; i < config.layers(); i++) {
            float[] out = i + 1 < config.layers() ? memory.layers.get(i + 1).residPre : memory.residFinal;
            block(config, net.blocks.get(i), batch, memory, memory.layers.get(i), out);
        }
        Kernels.layerNorm(
                memory.residFinal,
                N,
                net.lnFinalWeight,
                net.lnFinalBias,
                config.epsilon(),
                memory.widthHeap,
                memory.meanFinal,
                memory.rstdFinal);
        memory.lnFinal.put(memory.widthHeap, N * C);
        int V = config.vocab();
        Blas.multiplyTransposed(
                N, V, C, 1, memory.lnFinal.pointer(), C, net.head, C, 0, memory.logits.pointer(), V); // (N, V)
        memory.logits.get(memory.logitsHeap, N * V);
        return loss(batch, V, memory.logitsHeap, scale);
    }

    private static void embed(FlatTensors weights, Batch batch, int C, float[] resid) {
        float[] heap = weights.heap();
        int wte = weights.slot(TensorNames.WTE).offset();
        int wpe = weights.slot(TensorNames.WPE).offset();
        for (int s = 0; s < batch.sequences(); s++) {
            for (int t = 0; t < batch.length(s); t++) {
                int row = batch.starts()[s] + t;
                int token = wte + batch.ids()[row] * C;
                int position = wpe + t * C;
                for (int c = 0; c < C; c++) resid[row * C + c] = heap[token + c] + heap[position + c];
            }
        }
    }

    private static void block(
            GptConfig config, NetworkView.Block w, Batch batch, ShardMemory m, ShardMemory.Layer layer, float[] out) {
        int N = batch.rows();
        int C = config.width();
        int F = config.neurons();
        Kernels.layerNorm(
                layer.residPre, N, w.ln1Weight(), w.ln1Bias(), config.epsilon(), m.widthHeap, layer.mean1, layer.rstd1);
        layer.ln1.put(m.widthHeap, N * C);
        layer.qkv.fillRows(w.attnBias(), N, m.qkvHeap);
        Blas.multiply(
                N,
                3 * C,
                C,
                1,
                layer.ln1.pointer(),
                C,
                w.attnWeight(),
                3 * C,
                1,
                layer.qkv.pointer(),
                3 * C); // (N, 3C)
        attention(config, batch, layer);
        Blas.multiply(N, C, C, 1, layer.z.pointer(), C, w.attnProjWeight(), C, 0, m.width.pointer(), C); // (N, C)
        addResidual(layer.residPre, m.width, w.attnProjBias(), N, m.widthHeap, layer.residMid);

        Kernels.layerNorm(
                layer.residMid, N, w.ln2Weight(), w.ln2Bias(), config.epsilon(), m.widthHeap, layer.mean2, layer.rstd2);
        layer.ln2.put(m.widthHeap, N * C);
        Blas.multiply(N, F, C, 1, layer.ln2.pointer(), C, w.fcWeight(), F, 0, m.neurons.pointer(), F); // (N, F)
        m.neurons.get(layer.pre, N * F);
        addRows(layer.pre, w.fcBias(), N);
        Kernels.activate(config.activation(), layer.pre, m.neuronsHeap, N * F);
        layer.post.put(m.neuronsHeap, N * F);
        Blas.multiply(N, C, F, 1, layer.post.pointer(), F, w.mlpProjWeight(), C, 0, m.width.pointer(), C); // (N, C)
        addResidual(layer.residMid, m.width, w.mlpProjBias(), N, m.widthHeap, out);
    }

    /** Scores, causal softmax and the weighted sum of values, each sequence and head where it stands in q, k, v. */
    private static void attention(GptConfig config, Batch batch, ShardMemory.Layer layer) {
        int C = config.width();
        int nh = config.heads();
        int hs = config.headSize();
        float scale = (float) (1 / Math.sqrt(hs));
        FloatPointer q = layer.qkv.view();
        FloatPointer k = layer.qkv.view();
        FloatPointer p = layer.pattern.view();
        FloatPointer z = layer.z.view();
        int square = 0;
        for (int s = 0; s < batch.sequences(); s++) {
            int T = batch.length(s);
            long row = batch.starts()[s];
            for (int h = 0; h < nh; h++) {
                q.position(row * 3 * C + h * hs);
                k.position(row * 3 * C + C + h * hs);
                Blas.multiplyTransposed(
                        T, T, hs, scale, q, 3 * C, k, 3 * C, 0, p.position(square + (long) h * T * T), T); // (T, T)
            }
            square += nh * T * T;
        }
        layer.pattern.get(layer.patternHeap, square);
        causalSoftmax(batch, nh, layer.patternHeap);
        layer.pattern.put(layer.patternHeap, square);
        square = 0;
        for (int s = 0; s < batch.sequences(); s++) {
            int T = batch.length(s);
            long row = batch.starts()[s];
            for (int h = 0; h < nh; h++) {
                k.position(row * 3 * C + 2 * C + h * hs); // the values
                p.position(square + (long) h * T * T);
                Blas.multiply(T, hs, T, 1, p, T, k, 3 * C, 0, z.position(row * C + h * hs), C); // (T, hs)
            }
            square += nh * T * T;
        }
    }

    private static void causalSoftmax(Batch batch, int nh, float[] pattern) {
        int from = 0;
        for (int s = 0; s < batch.sequences(); s++) {
            int T = batch.length(s);
            for (int h = 0; h < nh; h++) {
                Kernels.causalSoftmax(pattern, from, T);
                from += T * T;
            }
        }
    }

    /** out = resid + (branch + bias), rows of C. */
    private static void addResidual(float[] resid, Floats branch, float[] bias, int N, float[] scratch, float[] out) {
        int C = bias.length;
        branch.get(scratch, N * C);
        for (int r = 0; r < N; r++) {
            int o = r * C;
            for (int c = 0; c < C; c++) out[o + c] = resid[o + c] + scratch[o + c] + bias[c];
        }
    }

    private static void addRows(float[] x, float[] row, int N) {
        int width = row.length;
        for (int r = 0; r < N; r++) {
            int o = r * width;
            for (int c = 0; c < width; c++) x[o + c] += row[c];
        }
    }

    /** Cross-entropy; logits become scale · (softmax − one-hot), 0 where there is nothing to predict. */
    private static double loss(Batch batch, int V, float[] logits, float scale) {
        double loss = 0;
        for (int r = 0; r < batch.rows(); r++) {
            int from = r * V;
            int target = batch.targets()[r];
            if (target == Batch.IGNORE) {
                java.util.Arrays.fill(logits, from, from + V, 0);
                continue;
            }
            float x = logits[from + target];
            loss += Kernels.softmax(logits, from, V) - x;
            logits[from + target] -= 1;
            for (int i = from; i < from + V; i++) logits[i] *= scale;
        }
        return loss;
    }
}
