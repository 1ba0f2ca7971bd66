package org.glassgpt.training;

import org.bytedeco.javacpp.FloatPointer;
import org.glassgpt.model.Blas;
import org.glassgpt.model.GptConfig;
import org.glassgpt.model.Kernels;
import org.glassgpt.trace.TensorNames;
import org.glassgpt.trace.TensorNames.InBlock;

/**
 * The backward pass over one shard: the chain rule, last operation first. For a product y = x·W it is dx = dy·Wᵀ and
 * dW = xᵀ·dy; matrices' gradients are written by the products, vectors' by loops.
 */
final class ShardBackward {
    private final GptConfig config;
    private final NetworkView net;
    private final Batch batch;
    private final ShardMemory m;
    private final FlatTensors grads;
    private final int N;
    private final int C;

    private ShardBackward(GptConfig config, NetworkView net, Batch batch, ShardMemory memory, FlatTensors grads) {
        this.config = config;
        this.net = net;
        this.batch = batch;
        this.m = memory;
        this.grads = grads;
        this.N = batch.rows();
        this.C = config.width();
    }

    /**
     * @param memory as {@link ShardForward#run} left it, logits already turned into their gradient
     * @param grads overwritten with this shard's gradients, on the heap
     */
    static void run(GptConfig config, NetworkView net, Batch batch, ShardMemory memory, FlatTensors grads) {
        new ShardBackward(config, net, batch, memory, grads).run();
    }

    private void run() {
        VectorGradients vectors = new VectorGradients();
        head(vectors);
        for (int i = config.layers() - 1; i >= 0; i--) {
            mlp(i, vectors);
            attention(i, vectors);
        }
        grads.pull();
        clearSums();
        vectors.storeInto(grads);
        embeddings();
    }

    private void head(VectorGradients vectors) {
        int V = config.vocab();
        m.logits.put(m.logitsHeap, N * V);
        FloatPointer dLogits = m.logits.pointer(); // (N, V)
        Blas.transposedMultiply(
                V, C, N, 1, dLogits, V, m.lnFinal.pointer(), C, 0, grads.pointer(config.headTensor()), C);
        Blas.multiply(N, C, V, 1, dLogits, V, net.head, C, 0, m.width.pointer(), C);
        m.width.get(m.widthHeap, N * C);
        java.util.Arrays.fill(m.dResid, 0, N * C, 0);
        BackwardKernels.layerNorm(
                m.residFinal,
                m.meanFinal,
                m.rstdFinal,
                net.lnFinalWeight,
                m.widthHeap,
                N,
                m.dResid,
                vectors.of(TensorNames.LN_F_WEIGHT, C),
                vectors.of(TensorNames.LN_F_BIAS, C));
    }

    private void mlp(int i, VectorGradients vectors) {
        NetworkView.Block w = net.blocks.get(i);
        ShardMemory.Layer layer = m.layers.get(i);
        int F = config.neurons();
        m.dResidOut.put(m.dResid, N * C);
        FloatPointer dOut = m.dResidOut.pointer(); // (N, C)
        BackwardKernels.columnSums(m.dResid, N, vectors.of(InBlock.MLP_PROJ_BIAS.name(i), C));
        Blas.transposedMultiply(
                F, C, N, 1, layer.post.pointer(), F, dOut, C, 0, grads.pointer(InBlock.MLP_PROJ_WEIGHT.name(i)), C);
        Blas.multiplyTransposed(N, F, C, 1, dOut, C, w.mlpProjWeight(), C, 0, m.neurons.pointer(), F);
        m.neurons.get(m.neuronsHeap, N * F);
        Kernels.activateBackward(config.activation(), layer.pre, m.neuronsHeap, N * F);
        BackwardKernels.columnSums(m.neuronsHeap, N, vectors.of(InBlock.FC_BIAS.name(i), F));
        m.neurons.put(m.neuronsHeap, N * F);
        FloatPointer dPre = m.neurons.pointer(); // (N, F)
        Blas.transposedMultiply(
                C, F, N, 1, layer.ln2.pointer(), C, dPre, F, 0, grads.pointer(InBlock.FC_WEIGHT.name(i)), F);
        Blas.multiplyTransposed(N, C, F, 1, dPre, F, w.fcWeight(), F, 0, m.width.pointer(), C);
        m.width.get(m.widthHeap, N * C);
        BackwardKernels.layerNorm(
                layer.residMid,
                layer.mean2,
                layer.rstd2,
                w.ln2Weight(),
                m.widthHeap,
                N,
                m.dResid,
                vectors.of(InBlock.LN_2_WEIGHT.name(i), C),
                vectors.of(InBlock.LN_2_BIAS.name(i), C));
    }

    private void attention(int i, VectorGradients vectors) {
        NetworkView.Block w = net.blocks.get(i);
        ShardMemory.Layer layer = m.layers.get(i);
        m.dResidOut.put(m.dResid, N * C);
        FloatPointer dOut = m.dResidOut.pointer(); // (N, C)
        BackwardKernels.columnSums(m.dResid, N, vectors.of(InBlock.ATTN_PROJ_BIAS.name(i), C));
        Blas.transposedMultiply(
                C, C, N, 1, layer.z.pointer(), C, dOut, C, 0, grads.pointer(InBlock.ATTN_PROJ_WEIGHT.name(i)), C);
        Blas.multiplyTransposed(N, C, C, 1, dOut, C, w.attnProjWeight(), C, 0, m.width.pointer(), C); // dz
        heads(layer);
        m.dQkv.get(m.qkvHeap, N * 3 * C);
        BackwardKernels.columnSums(m.qkvHeap, N, vectors.of(InBlock.ATTN_BIAS.name(i), 3 * C));
        FloatPointer dQkv = m.dQkv.pointer(); // (N, 3C)
        Blas.transposedMultiply(
                C,
                3 * C,
                N,
                1,
                layer.ln1.pointer(),
                C,
                dQkv,
                3 * C,
                0,
                grads.pointer(InBlock.ATTN_WEIGHT.name(i)),
                3 * C);
        Blas.multiplyTransposed(N, C, 3 * C, 1, dQkv, 3 * C, w.attnWeight(), 3 * C, 0, m.width.pointer(), C);
        m.width.get(m.widthHeap, N * C);
        BackwardKernels.layerNorm(
                layer.residPre,
                layer.mean1,
                layer.rstd1,
                w.ln1Weight(),
                m.widthHeap,
                N,
                m.dResid,
                vectors.of(InBlock.LN_1_WEIGHT.name(i), C),
                vectors.of(InBlock.LN_1_BIAS.name(i), C));
    }

    /** From dz (in {@code m.width}) to dq, dk, dv, each sequence and head where it stands. */
    private void heads(ShardMemory.Layer layer) {
        int nh = config.heads();
        int hs = config.headSize();
        int ld = 3 * C;
        FloatPointer dz = m.width.view();
        FloatPointer v = layer.qkv.view();
        FloatPointer p = layer.pattern.view();
        FloatPointer dp = m.dPattern.view();
        FloatPointer dv = m.dQkv.view();
        int square = 0;
        for (int s = 0; s < batch.sequences(); s++) {
            int T = batch.length(s);
            long row = batch.starts()[s];
            for (int h = 0; h < nh; h++) {
                long at = square + (long) h * T * T;
                dz.position(row * C + h * hs);
                v.position(row * ld + 2 * C + h * hs);
                Blas.multiplyTransposed(T, T, hs, 1, dz, C, v, ld, 0, dp.position(at), T); // (T, T)
                dv.position(row * ld + 2 * C + h * hs);
                Blas.transposedMultiply(T, hs, T, 1, p.position(at), T, dz, C, 0, dv, ld); // (T, hs)
            }
            square += nh * T * T;
        }
        m.dPattern.get(m.dPatternHeap, square);
        BackwardKernels.softmax(batch, nh, (float) (1 / Math.sqrt(hs)), layer.patternHeap, m.dPatternHeap);
        m.dPattern.put(m.dPatternHeap, square);
        FloatPointer q = layer.qkv.view();
        square = 0;
        for (int s = 0; s < batch.sequences(); s++) {
            int T = batch.length(s);
            long row = batch.starts()[s];
            for (int h = 0; h < nh; h++) {
                dp.position(square + (long) h * T * T);
                q.position(row * ld + C + h * hs); // the keys
                Blas.multiply(T, hs, T, 1, dp, T, q, ld, 0, dv.position(row * ld + h * hs), ld); // dq
                q.position(row * ld + h * hs);
                Blas.transposedMultiply(T, hs, T, 1, dp, T, q, ld, 0, dv.position(row * ld + C + h * hs), ld); // dk
            }
            square += nh * T * T;
        }
    }

    /** No product writes the positions' gradient, nor an untied embedding's: they begin at 0. */
    private void clearSums() {
        clear(TensorNames.WPE);
        if (!config.tied()) clear(TensorNames.WTE);
    }

    private void clear(String name) {
        FlatTensors.Slot slot = grads.slot(name);
        java.util.Arrays.fill(grads.heap(), slot.offset(), slot.offset() + slot.count(), 0);
    }

    private void embeddings() {
        float[] heap = grads.heap();
        int wte = grads.slot(TensorNames.WTE).offset();
        int wpe = grads.slot(TensorNames.WPE).offset();
        for (int s = 0; s < batch.sequences(); s++) {
            for (int t = 0; t < batch.length(s); t++) {
                int row = batch.starts()[s] + t;
                int token = wte + batch.ids()[row] * C;
                int position = wpe + t * C;
                for (int c = 0; c < C; c++) {
                    heap[token + c] += m.dResid[row * C + c];
                    heap[position + c] += m.dResid[row * C + c];
                }
            }
        }
    }
}
