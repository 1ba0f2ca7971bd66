package org.glassgpt.training;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.glassgpt.model.AtomicFile;
import org.glassgpt.model.Dtype;
import org.glassgpt.model.SafetensorsWriter;

/**
 * The low-rank factors as Python's {@code peft} writes them: {@code lora_A} [r, in] and {@code lora_B} [out, r], each the
 * transpose of ours, since {@code peft} thinks in columns.
 */
final class AdapterFiles {
    static final String MODEL = "adapter_model.safetensors";
    static final String CONFIG = "adapter_config.json";

    private AdapterFiles() {}

    static void write(Path dir, LowRank low) throws IOException {
        SafetensorsWriter writer = new SafetensorsWriter().metadata("format", "pt");
        for (String name : low.names()) {
            String module = "base_model.model.transformer." + name.substring(0, name.lastIndexOf('.'));
            add(writer, module + ".lora_A.weight", low.tensors(), name + LowRank.A);
            add(writer, module + ".lora_B.weight", low.tensors(), name + LowRank.B);
        }
        Map<String, Object> config = new LinkedHashMap<>();
        config.put("peft_type", "LORA");
        config.put("task_type", "CAUSAL_LM");
        config.put("r", low.rank());
        config.put("lora_alpha", LowRank.SCALE * low.rank());
        config.put("lora_dropout", 0.0);
        config.put("bias", "none");
        config.put("fan_in_fan_out", true);
        config.put("target_modules", List.of("c_attn", "attn.c_proj", "c_fc", "mlp.c_proj"));
        writer.write(dir.resolve(MODEL));
        AtomicFile.write(
                dir.resolve(CONFIG),
                new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(config) + "\n");
    }

    private static void add(SafetensorsWriter writer, String inFile, FlatTensors tensors, String name) {
        int[] shape = tensors.shape(name);
        float[] ours = tensors.copy(name);
        float[] turned = new float[ours.length];
        for (int i = 0; i < shape[0]; i++) {
            for (int j = 0; j < shape[1]; j++) turned[j * shape[0] + i] = ours[i * shape[1] + j];
        }
        writer.floats(
                inFile,
                Dtype.F32,
                new int[] {shape[1], shape[0]},
                (from, count) -> java.util.Arrays.copyOfRange(turned, from, from + count));
    }
}
