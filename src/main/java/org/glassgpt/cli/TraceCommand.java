package org.glassgpt.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.glassgpt.model.EditsJson;
import org.glassgpt.model.Gpt;
import org.glassgpt.tokenizer.Tokenizer;
import org.glassgpt.tokenizer.TokenizerFiles;
import org.glassgpt.trace.Edits;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "trace",
        description = {
            "Run one pass and write every activation.",
            "The file holds input_ids (I64) and the activations (F32) by TransformerLens's names."
        },
        mixinStandardHelpOptions = true)
final class TraceCommand implements Callable<Integer> {
    @Mixin
    private PromptOptions prompt;

    @Option(
            names = "--edits",
            paramLabel = "FILE.json",
            description =
                    "What to change on the way, for instance [{\"edit\": \"zero_head\", \"layer\": 0, \"head\": 1}].")
    private Path edits;

    @Option(names = "--out", paramLabel = "FILE.safetensors", required = true, description = "The file to write.")
    private Path out;

    private final BundledAssets assets;

    TraceCommand(BundledAssets assets) {
        this.assets = assets;
    }

    @Override
    public Integer call() throws IOException {
        Path folder = prompt.folder(assets);
        Edits changes = edits == null ? Edits.NONE : EditsJson.read(edits);
        try (Gpt gpt = Gpt.load(folder)) {
            Optional<Tokenizer> tokenizer = TokenizerFiles.load(folder);
            int[] ids = prompt.ids(folder, tokenizer, gpt.shape(), assets);
            changes.check(gpt.shape(), ids.length);
            Path file = out.toAbsolutePath();
            if (Files.isDirectory(file)) throw new IOException(out + ": is a folder, not a file to write");
            Files.createDirectories(file.getParent());
            StreamedTrace.write(file, gpt, ids, changes);
        }
        return 0;
    }
}
