package org.glassgpt.session;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import org.glassgpt.model.Gpt;
import org.glassgpt.model.JsonTree;
import org.glassgpt.model.Utf8Text;
import org.glassgpt.tokenizer.Tokenizer;
import org.glassgpt.tokenizer.TokenizerFiles;

/**
 * Opens checkpoint folders on the engine.
 *
 * <p>A model has a start token when its tokenizer knows {@code <|endoftext|>} and the checkpoint names it as the
 * beginning of texts ({@code bos_token_id} in {@code config.json}). It goes before the prompt from the start when the
 * checkpoint was trained so: {@code "add_bos_token": true} in {@code tokenizer_config.json}, as {@code transformers}
 * reads it, and as training on the story world writes it.
 */
public final class CheckpointModels implements ModelOpener {
    /** Name of the bundled model. */
    static final String BUNDLED = "GlassGPT";

    private final Optional<Path> bundled;

    /** @param bundled folder of the model that comes with the application */
    public CheckpointModels(Optional<Path> bundled) {
        this.bundled = bundled;
    }

    @Override
    public OpenModel open(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            throw new IOException(folder + " is not a folder with config.json and model.safetensors in it");
        }
        boolean ours = bundled.filter(folder::equals).isPresent();
        Gpt gpt = Gpt.load(folder);
        try {
            Optional<Tokenizer> tokenizer = fitting(TokenizerFiles.load(folder), gpt, folder);
            OptionalInt end =
                    tokenizer.map(known -> known.id(Tokenizer.END_OF_TEXT)).orElse(OptionalInt.empty());
            boolean marked = marksStart(folder);
            int bos = json(folder, "config.json").path("bos_token_id").asInt(-1);
            boolean known = end.isPresent() && (marked || bos == end.getAsInt());
            String name = ours ? BUNDLED : nameOf(folder);
            Optional<Tokenizer> teller = ours || toldStories(folder) ? tokenizer : Optional.empty();
            return new CheckpointModel(
                    name, gpt, tokenizer, known ? end : OptionalInt.empty(), marked, new WorldKnowledge(teller));
        } catch (IOException | RuntimeException e) {
            gpt.close();
            throw e;
        }
    }

    /**
     * A model that is in memory already: one that is being trained.
     *
     * @param gpt closed with what is returned
     * @param marksStart whether the start token stands before every text that it learns from
     */
    public static OpenModel of(String name, Gpt gpt, Tokenizer tokenizer, boolean marksStart) {
        return new CheckpointModel(
                name,
                gpt,
                Optional.of(tokenizer),
                tokenizer.id(Tokenizer.END_OF_TEXT),
                marksStart,
                new WorldKnowledge(Optional.empty()));
    }

    /** Whether the start token stood before every text in training, so that it goes before a prompt too. */
    public boolean marksStart(Path folder) throws IOException {
        return json(folder, "tokenizer_config.json").path("add_bos_token").asBoolean();
    }

    /** Whether a model was trained here on the world's stories alone: its record stands beside it. */
    private static boolean toldStories(Path folder) throws IOException {
        JsonNode config = json(folder, "training.json").path("config");
        return config.path("stories").asInt() > 0 && config.path("corpus").isEmpty();
    }

    /** A tokenizer may know fewer tokens than the model has rows (padding), never more. */
    private static Optional<Tokenizer> fitting(Optional<Tokenizer> tokenizer, Gpt gpt, Path folder) throws IOException {
        int rows = gpt.shape().vocab();
        if (tokenizer.isPresent() && tokenizer.get().vocabSize() > rows) {
            throw new IOException("the tokenizer in " + folder + " has "
                    + tokenizer.get().vocabSize() + " tokens, and the model only " + rows + " (vocab_size)");
        }
        return tokenizer;
    }

    private static JsonNode json(Path folder, String name) throws IOException {
        Path file = folder.resolve(name);
        if (!Files.exists(file)) return MissingNode.getInstance();
        try {
            return JsonTree.of(Utf8Text.of(Files.readAllBytes(file))
                    .orElseThrow(() -> new IOException(file + " is not UTF-8 text")));
        } catch (JsonProcessingException e) {
            throw new IOException(file + " is not JSON: " + Utf8Text.quotable(e.getOriginalMessage()), e);
        }
    }

    private static String nameOf(Path folder) {
        Path last = folder.toAbsolutePath().normalize().getFileName();
        return last == null ? folder.toString() : last.toString();
    }
}
