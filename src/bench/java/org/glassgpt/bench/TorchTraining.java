package org.glassgpt.bench;

import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.jni.JniUtils;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.glassgpt.model.GptConfig;
import org.glassgpt.model.Parameters;
import org.glassgpt.trace.TensorNames;
import org.glassgpt.trace.TensorNames.InBlock;
import org.glassgpt.training.TrainConfig;

/** A training step in libtorch: the network in fused operations, autograd, clipping, and AdamW in place. */
final class TorchTraining implements AutoCloseable {
    /** A weight or bias with what AdamW remembers of it. */
    private record Parameter(PtNDArray value, PtNDArray first, PtNDArray second, boolean decays) {}

    private static final double ADAM_EPSILON = 1e-8;

    private final GptConfig network;
    private final TrainConfig config = TrainConfig.defaults();
    private final TorchGpt.Gelu gelu;
    private final PtNDManager manager = Torch.manager();
    private final Map<String, Parameter> parameters = new LinkedHashMap<>();
    private final PtNDArray one;
    private final Shape width;

    TorchTraining(GptConfig network, Parameters from, TorchGpt.Gelu gelu) {
        this.network = network;
        this.gelu = gelu;
        width = new Shape(network.width());
        one = Torch.array(manager, new float[] {1});
        for (String name : from.names()) {
            float[] values = from.values(name);
            int[] shape = from.shape(name);
            boolean linear = name.startsWith("h.") && shape.length == 2;
            PtNDArray value = linear
                    ? Torch.linear(manager, values, shape[0], shape[1])
                    : Torch.array(manager, values, Arrays.stream(shape).asLongStream().toArray());
            PtNDArray first = (PtNDArray) value.zerosLike();
            PtNDArray second = (PtNDArray) value.zerosLike();
            value.setRequiresGradient(true);
            parameters.put(name, new Parameter(value, first, second, shape.length == 2));
        }
    }

    /** Ids, targets and mask of a batch of equally long texts, loaded before the clock starts. */
    record Batch(PtNDArray ids, PtNDArray targets, PtNDArray mask, int B, int T) {}

    Batch batch(List<int[]> texts) {
        int B = texts.size();
        int T = texts.get(0).length - 1;
        long[] ids = new long[B * T];
        long[] targets = new long[B * T];
        for (int b = 0; b < B; b++) {
            for (int t = 0; t < T; t++) {
                ids[b * T + t] = texts.get(b)[t];
                targets[b * T + t] = texts.get(b)[t + 1];
            }
        }
        float[] mask = new float[T * T];
        for (int t = 0; t < T; t++) Arrays.fill(mask, t * T + t + 1, (t + 1) * T, Float.NEGATIVE_INFINITY);
        return new Batch(
                (PtNDArray) manager.create(ids, new Shape(B, T)),
                (PtNDArray) manager.create(targets, new Shape((long) B * T, 1)),
                Torch.array(manager, mask, T, T),
                B,
                T);
    }

    PtNDManager newPass() {
        return (PtNDManager) manager.newSubManager();
    }

    /**
     * @param step from 0
     * @return the loss before it
     */
    double run(Batch batch, int step, PtNDManager pass) {
        JniUtils.setGradMode(true);
        PtNDArray loss = loss(batch, pass);
        JniUtils.backward(loss, one, false, false);
        JniUtils.setGradMode(false);
        update(step, pass);
        return loss.getFloat();
    }

    private PtNDArray loss(Batch batch, PtNDManager pass) {
        int B = batch.B();
        int T = batch.T();
        PtNDArray ids = in(pass, JniUtils.reshape(batch.ids(), new long[] {B, T}));
        PtNDArray positions = in(pass, JniUtils.slice(of(TensorNames.WPE), 0, 0, T, 1)); // (T, C)
        PtNDArray x = JniUtils.add(JniUtils.embedding(ids, of(TensorNames.WTE), false), positions); // (B, T, C)
        for (int layer = 0; layer < network.layers(); layer++) x = block(layer, x, batch);
        x = norm(x, TensorNames.LN_F_WEIGHT, TensorNames.LN_F_BIAS);
        PtNDArray logits = JniUtils.linear(x, of(network.headTensor()), null); // (B, T, V)
        PtNDArray rows = JniUtils.reshape(logits, new long[] {(long) B * T, network.vocab()});
        PtNDArray chosen = JniUtils.gather(JniUtils.logSoftmax(rows, 1, DataType.FLOAT32), batch.targets(), 1);
        return JniUtils.neg(JniUtils.mean(chosen));
    }

    private PtNDArray of(String name) {
        return parameters.get(name).value();
    }

    private PtNDArray norm(PtNDArray x, String weight, String bias) {
        return JniUtils.layerNorm(x, width, of(weight), of(bias), network.epsilon());
    }

    private PtNDArray linear(int layer, PtNDArray x, InBlock weight, InBlock bias) {
        return JniUtils.linear(x, of(weight.name(layer)), of(bias.name(layer)));
    }

    private PtNDArray block(int layer, PtNDArray x, Batch batch) {
        int B = batch.B();
        int T = batch.T();
        int nh = network.heads();
        int hs = network.headSize();
        PtNDArray ln1 = norm(x, InBlock.LN_1_WEIGHT.name(layer), InBlock.LN_1_BIAS.name(layer));
        PtNDArray qkv = linear(layer, ln1, InBlock.ATTN_WEIGHT, InBlock.ATTN_BIAS); // (B, T, 3C)
        PtNDArray parts = JniUtils.permute(
                JniUtils.reshape(qkv, new long[] {B, T, 3, nh, hs}), new long[] {2, 0, 3, 1, 4}); // (3, B, nh, T, hs)
        PtNDArray q = (PtNDArray) part(parts, 0).mul(1 / Math.sqrt(hs)); // smaller than the scores
        PtNDArray scores = JniUtils.matmul(q, JniUtils.transpose(part(parts, 1), 2, 3)); // (B, nh, T, T)
        JniUtils.addi(scores, batch.mask());
        PtNDArray z = JniUtils.matmul(JniUtils.softmax(scores, 3, DataType.FLOAT32), part(parts, 2));
        z = JniUtils.reshape(JniUtils.permute(z, new long[] {0, 2, 1, 3}), new long[] {B, T, network.width()});
        PtNDArray mid = JniUtils.add(x, linear(layer, z, InBlock.ATTN_PROJ_WEIGHT, InBlock.ATTN_PROJ_BIAS));
        PtNDArray ln2 = norm(mid, InBlock.LN_2_WEIGHT.name(layer), InBlock.LN_2_BIAS.name(layer));
        PtNDArray post = TorchGpt.gelu(gelu, linear(layer, ln2, InBlock.FC_WEIGHT, InBlock.FC_BIAS)); // (B, T, F)
        return JniUtils.add(mid, linear(layer, post, InBlock.MLP_PROJ_WEIGHT, InBlock.MLP_PROJ_BIAS));
    }

    private static PtNDArray part(PtNDArray parts, long index) {
        return JniUtils.getItem(parts, new long[] {index}, parts.getManager());
    }

    /** Clips all gradients together, then AdamW as ours has it. */
    private void update(int step, PtNDManager pass) {
        Map<Parameter, PtNDArray> gradients = new LinkedHashMap<>();
        for (Parameter p : parameters.values()) gradients.put(p, in(pass, JniUtils.getGradient(p.value())));
        PtNDArray[] norms = gradients.values().stream()
                .map(gradient -> JniUtils.norm(gradient, 2, new int[] {}, false))
                .toArray(PtNDArray[]::new);
        double norm = JniUtils.norm(JniUtils.stack(norms, 0), 2, new int[] {}, false).getFloat();
        double clip = Math.min(1, config.clip() / norm);
        double correction1 = 1 - Math.pow(config.beta1(), step + 1.0);
        double correction2 = Math.sqrt(1 - Math.pow(config.beta2(), step + 1.0));
        double rate = config.learningRate();
        gradients.forEach((p, gradient) -> {
            JniUtils.adamUpdate(
                    p.value(),
                    gradient,
                    p.first(),
                    p.second(),
                    (float) rate,
                    (float) (rate * correction2 / correction1),
                    p.decays() ? config.weightDecay().floatValue() : 0,
                    (float) clip,
                    -1,
                    config.beta1().floatValue(),
                    config.beta2().floatValue(),
                    (float) (ADAM_EPSILON * correction2),
                    true);
            JniUtils.zeroGrad(p.value());
        });
    }

    private static PtNDArray in(PtNDManager pass, PtNDArray array) {
        array.attach(pass);
        return array;
    }

    @Override
    public void close() {
        manager.close();
    }
}
