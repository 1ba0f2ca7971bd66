package org.glassgpt.model;

import java.nio.file.Path;

/**
 * A model as it was read from a folder.
 *
 * @param parameters to be closed by whoever takes the checkpoint over
 * @param dir the folder, where tokenizer files may stand beside the model
 */
public record Checkpoint(GptConfig config, Parameters parameters, Path dir) {
    /** The sizes and choices, as Hugging Face names the file. */
    public static final String CONFIG = "config.json";
    /** The tensors. */
    public static final String MODEL = "model.safetensors";
}
