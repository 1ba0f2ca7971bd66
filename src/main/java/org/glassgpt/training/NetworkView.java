package org.glassgpt.training;

import java.util.ArrayList;
import java.util.List;
import org.bytedeco.javacpp.FloatPointer;
import org.glassgpt.model.GptConfig;
import org.glassgpt.trace.TensorNames;
import org.glassgpt.trace.TensorNames.InBlock;

/**
 * The tensors of a {@link FlatTensors} by their part in the network: matrices as pointers, vectors as copies on the heap
 * (refreshed by making a new view after each step; they are small).
 */
final class NetworkView {
    record Block(
            float[] ln1Weight,
            float[] ln1Bias,
            FloatPointer attnWeight,
            float[] attnBias,
            FloatPointer attnProjWeight,
            float[] attnProjBias,
            float[] ln2Weight,
            float[] ln2Bias,
            FloatPointer fcWeight,
            float[] fcBias,
            FloatPointer mlpProjWeight,
            float[] mlpProjBias) {}

    final List<Block> blocks = new ArrayList<>();
    final float[] lnFinalWeight;
    final float[] lnFinalBias;
    final FloatPointer head;

    NetworkView(GptConfig config, FlatTensors tensors) {
        for (int i = 0; i < config.layers(); i++) {
            blocks.add(new Block(
                    tensors.copy(InBlock.LN_1_WEIGHT.name(i)),
                    tensors.copy(InBlock.LN_1_BIAS.name(i)),
                    tensors.pointer(InBlock.ATTN_WEIGHT.name(i)),
                    tensors.copy(InBlock.ATTN_BIAS.name(i)),
                    tensors.pointer(InBlock.ATTN_PROJ_WEIGHT.name(i)),
                    tensors.copy(InBlock.ATTN_PROJ_BIAS.name(i)),
                    tensors.copy(InBlock.LN_2_WEIGHT.name(i)),
                    tensors.copy(InBlock.LN_2_BIAS.name(i)),
                    tensors.pointer(InBlock.FC_WEIGHT.name(i)),
                    tensors.copy(InBlock.FC_BIAS.name(i)),
                    tensors.pointer(InBlock.MLP_PROJ_WEIGHT.name(i)),
                    tensors.copy(InBlock.MLP_PROJ_BIAS.name(i))));
        }
        lnFinalWeight = tensors.copy(TensorNames.LN_F_WEIGHT);
        lnFinalBias = tensors.copy(TensorNames.LN_F_BIAS);
        head = tensors.pointer(config.headTensor());
    }
}
