package org.glassgpt.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.glassgpt.session.CheckpointModels;
import org.glassgpt.tokenizer.Tokenizer;
import org.glassgpt.tokenizer.UnencodableTextException;
import org.glassgpt.trace.ModelShape;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** Which model, and what goes into it. */
final class PromptOptions {
    @Option(
            names = "--model",
            paramLabel = "DIR",
            description = "Checkpoint folder as Hugging Face's GPT2LMHeadModel saves it; the bundled model without it.")
    private Path model;

    @ArgGroup(multiplicity = "1")
    private Input input;

    /** One of the two. */
    static final class Input {
        @Option(
                names = "--prompt",
                paramLabel = "TEXT",
                required = true,
                description = {
                    "Text for the model's tokenizer; <|endoftext|> in it is the one token of that name. It goes before the",
                    "text by itself in the bundled model and where tokenizer_config.json says add_bos_token."
                })
        private String prompt;

        @Option(
                names = "--ids",
                paramLabel = "1,2,3",
                required = true,
                converter = IdList.Converter.class,
                description = "Token ids.")
        private IdList ids;

        /** Null when ids were given. */
        String prompt() {
            return prompt;
        }

        /** Null when text was given. */
        IdList ids() {
            return ids;
        }
    }

    /** The folder of the model asked for. */
    Path folder(BundledAssets assets) throws IOException {
        return folder(model, assets);
    }

    static Path folder(Path model, BundledAssets assets) throws IOException {
        if (model != null) return model;
        return assets.model()
                .orElseThrow(() -> new IOException("this build carries no bundled model; name one with --model DIR"));
    }

    /**
     * @return the ids that go into the model, one to n_positions of them, each in its vocabulary
     * @throws IOException in one sentence, when the model cannot take them
     */
    int[] ids(Path folder, Optional<Tokenizer> tokenizer, ModelShape shape, BundledAssets assets) throws IOException {
        int[] ids = input.ids != null ? input.ids.toArray() : encode(folder, tokenizer, assets);
        if (ids.length == 0) throw new IOException("the prompt is empty: the model needs at least one token");
        if (ids.length > shape.context()) {
            throw new IOException("the prompt has " + ids.length + " tokens, but the model's context holds "
                    + shape.context() + " (n_positions)");
        }
        for (int id : ids) {
            if (id >= shape.vocab()) {
                throw new IOException(
                        "there is no token " + id + ": the model's vocabulary has ids 0 to " + (shape.vocab() - 1));
            }
        }
        return ids;
    }

    private int[] encode(Path folder, Optional<Tokenizer> tokenizer, BundledAssets assets) throws IOException {
        Tokenizer known = tokenizer.orElseThrow(() -> noTokenizer(folder));
        int[] ids;
        try {
            ids = known.encode(input.prompt, true);
        } catch (UnencodableTextException e) {
            throw new IOException(e.getMessage(), e);
        }
        boolean marks = new CheckpointModels(assets.model()).marksStart(folder);
        OptionalInt start = known.id(Tokenizer.END_OF_TEXT);
        if (!marks || start.isEmpty() || (ids.length > 0 && ids[0] == start.getAsInt())) return ids;
        return IntStream.concat(start.stream(), IntStream.of(ids)).toArray();
    }

    static IOException noTokenizer(Path folder) {
        return new IOException(folder + ": no tokenizer files there (tokenizer.json, or vocab.json and merges.txt), so"
                + " --prompt cannot be read; give token ids with --ids");
    }
}
