package org.glassgpt.model;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.bytedeco.javacpp.Pointer;

/**
 * Opens a folder as Hugging Face's {@code GPT2LMHeadModel.save_pretrained} writes it.
 *
 * <p>Tensor names may begin with {@code transformer.} or not; tensors that the network does not have are ignored (the
 * published files carry their causal masks along). Everything is checked before memory is taken.
 */
public final class CheckpointReader {
    private static final String PREFIX = "transformer.";

    private final GptConfig config;
    private final Safetensors file;

    CheckpointReader(GptConfig config, Safetensors file) {
        this.config = config;
        this.file = file;
    }

    /**
     * @throws BadCheckpointException in one sentence, when this is not such a model
     */
    public static Checkpoint read(Path dir) throws IOException {
        if (!Files.isDirectory(dir)) {
            throw new BadCheckpointException(
                    dir, Files.exists(dir) ? "is a file, not a folder with a model in it" : "there is no such folder");
        }
        GptConfig config = ConfigJson.read(dir.resolve(Checkpoint.CONFIG));
        try (Safetensors file = Safetensors.open(dir.resolve(Checkpoint.MODEL))) {
            return new Checkpoint(config, new CheckpointReader(config, file).parameters(), dir);
        }
    }

    private Parameters parameters() throws IOException {
        for (Map.Entry<String, int[]> tensor : config.tensors().entrySet()) {
            check(tensor.getKey(), tensor.getValue());
        }
        NativeSetup.prepare();
        long limit = Pointer.maxPhysicalBytes();
        if (limit > 0) refuseBeyond(limit - Pointer.physicalBytes());
        Parameters parameters = Parameters.allocate(config);
        try {
            for (String name : parameters.names()) load(name, parameters);
            return parameters;
        } catch (IOException | RuntimeException | Error e) {
            parameters.close();
            throw e;
        }
    }

    /** Better one sentence than a process that the system ends. */
    void refuseBeyond(long availableBytes) throws IOException {
        long needed = config.parameterCount() * Float.BYTES;
        if (needed > availableBytes) {
            throw refusal(String.format(
                    Locale.ROOT,
                    "the model needs %.1f GB of memory, more than the %.1f GB that are left of the limit which"
                            + " -Dorg.bytedeco.javacpp.maxphysicalbytes sets",
                    needed / 1e9,
                    availableBytes / 1e9));
        }
    }

    private void check(String name, int[] expected) throws IOException {
        List<Long> sizes = new ArrayList<>();
        for (int n : expected) sizes.add((long) n);
        Safetensors.Tensor tensor = file.tensors().get(nameInFile(name));
        if (!tensor.shape().equals(sizes)) {
            throw refusal("tensor " + tensor.name() + " has shape " + tensor.shape() + ", but " + Checkpoint.CONFIG
                    + " asks for " + sizes);
        }
    }

    private String nameInFile(String name) throws IOException {
        boolean bare = file.tensors().containsKey(name);
        boolean prefixed = file.tensors().containsKey(PREFIX + name);
        if (bare && prefixed) throw refusal("tensor " + name + " stands there twice, with " + PREFIX + " and without");
        if (!bare && !prefixed) throw refusal("tensor " + name + " is missing");
        return bare ? name : PREFIX + name;
    }

    private void load(String name, Parameters parameters) throws IOException {
        String inFile = nameInFile(name);
        file.read(inFile, (at, numbers, count) -> {
            for (int i = 0; i < count; i++) {
                if (!Float.isFinite(numbers[i])) {
                    throw refusal("tensor " + inFile + " holds " + numbers[i] + " at position " + (at + i)
                            + "; weights are finite numbers");
                }
            }
            parameters.write(name, at, numbers, count);
        });
    }

    private BadCheckpointException refusal(String what) {
        return new BadCheckpointException(file.file(), what);
    }
}
