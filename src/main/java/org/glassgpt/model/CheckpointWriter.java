package org.glassgpt.model;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalInt;
import org.glassgpt.trace.TensorNames;
import org.glassgpt.trace.Weights;

/**
 * Writes a folder as Hugging Face's {@code GPT2LMHeadModel.save_pretrained} does, so that {@code transformers} opens it.
 *
 * <p>Both files are complete on the disk before either is renamed into place, and a folder that holds a model of other
 * sizes is refused: whenever the process ends, even between the two renames, configuration and tensors in the folder
 * belong together.
 */
public final class CheckpointWriter {
    private final Dtype dtype;
    private final OptionalInt bos;
    private final OptionalInt eos;

    private CheckpointWriter(Dtype dtype, OptionalInt bos, OptionalInt eos) {
        this.dtype = dtype;
        this.bos = bos;
        this.eos = eos;
    }

    /** Writes float32 and names no special tokens. */
    public static CheckpointWriter plain() {
        return new CheckpointWriter(Dtype.F32, OptionalInt.empty(), OptionalInt.empty());
    }

    /**
     * @param dtype F32, F16 or BF16
     */
    public CheckpointWriter as(Dtype dtype) {
        return new CheckpointWriter(dtype, bos, eos);
    }

    /** The ids of the tokens at the beginning and the end of a text; they may be the same one. */
    public CheckpointWriter specialTokens(int bos, int eos) {
        return new CheckpointWriter(dtype, OptionalInt.of(bos), OptionalInt.of(eos));
    }

    /**
     * @param dir made when it is not there
     * @param weights all tensors of {@link GptConfig#tensors()}
     */
    public void write(Path dir, GptConfig config, Weights weights) throws IOException {
        Files.createDirectories(dir);
        Path configFile = dir.resolve(Checkpoint.CONFIG);
        refuseAnotherModel(configFile, config);
        SafetensorsWriter tensors = new SafetensorsWriter().metadata("format", "pt");
        config.tensors()
                .forEach((name, shape) -> tensors.floats(
                        nameInFile(name), dtype, shape, (from, count) -> weights.slice(name, from, count)));
        String text = ConfigJson.text(config, dtype, bos, eos);
        try (AtomicFile newConfig = AtomicFile.prepare(configFile, AtomicFile.textBody(text));
                AtomicFile newModel = tensors.prepare(dir.resolve(Checkpoint.MODEL))) {
            newConfig.commit();
            newModel.commit();
        }
    }

    private static String nameInFile(String name) {
        return name.equals(TensorNames.LM_HEAD) ? name : "transformer." + name;
    }

    private static void refuseAnotherModel(Path configFile, GptConfig config) throws IOException {
        if (!Files.exists(configFile) || !Files.exists(configFile.resolveSibling(Checkpoint.MODEL))) return;
        GptConfig there;
        try {
            there = ConfigJson.read(configFile);
        } catch (BadCheckpointException e) {
            throw new BadCheckpointException(
                    configFile,
                    "belongs to something that is not a GPT-2 and is not overwritten; choose another folder");
        }
        if (!there.equals(config)) {
            throw new BadCheckpointException(
                    configFile, "belongs to a model of another shape and is not overwritten; choose another folder");
        }
    }
}
