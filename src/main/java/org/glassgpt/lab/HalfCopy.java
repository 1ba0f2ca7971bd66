package org.glassgpt.lab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.glassgpt.model.CheckpointWriter;
import org.glassgpt.model.Dtype;
import org.glassgpt.model.Gpt;
import org.glassgpt.tokenizer.BytePairEncoder;
import org.glassgpt.tokenizer.Tokenizer;
import org.glassgpt.tokenizer.TokenizerFiles;
import org.glassgpt.training.TrainingRecord;

/** A run's model in half precision with the record of the run, and nothing to go on with: what is given to others. */
public final class HalfCopy {
    private static final List<String> BESIDE = List.of(
            TrainingRecord.FILE,
            Baselines.FILE,
            "README.md",
            "tokenizer_config.json",
            "adapter_config.json",
            "adapter_model.safetensors");

    private HalfCopy() {}

    /**
     * @param run a folder of a run
     * @param out made when it is not there
     */
    public static void write(Path run, Path out) throws IOException {
        BytePairEncoder tokenizer = TokenizerFiles.loadBytePairs(run);
        try (Gpt gpt = Gpt.load(run)) {
            CheckpointWriter writer = CheckpointWriter.plain().as(Dtype.F16);
            if (tokenizer.id(Tokenizer.END_OF_TEXT).isPresent()) {
                int end = tokenizer.id(Tokenizer.END_OF_TEXT).getAsInt();
                writer = writer.specialTokens(end, end);
            }
            writer.write(out, gpt.config(), gpt.weights());
        }
        TokenizerFiles.save(tokenizer, out);
        for (String name : BESIDE) {
            if (Files.exists(run.resolve(name)))
                Files.copy(run.resolve(name), out.resolve(name), StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
