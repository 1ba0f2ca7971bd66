package org.glassgpt.training;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.glassgpt.model.AtomicFile;
import org.glassgpt.model.CheckpointWriter;
import org.glassgpt.model.Dtype;
import org.glassgpt.model.Safetensors;
import org.glassgpt.model.SafetensorsWriter;
import org.glassgpt.tokenizer.BytePairEncoder;
import org.glassgpt.tokenizer.Tokenizer;
import org.glassgpt.tokenizer.TokenizerFiles;

/**
 * A run on disk: a checkpoint folder that opens like any other, {@value #STATE} beside it with all that is needed to go
 * on, and {@code moments/} with the copies kept for ever.
 *
 * <p>{@value #STATE} holds weights, moments, step and losses in one file that is replaced in one step, and going on reads
 * nothing else: whenever the process dies, what is there belongs together.
 */
final class TrainingFolder implements Trainer.Saver {
    static final String STATE = "training.safetensors";
    static final String MOMENTS = "moments";
    static final String CARD = "README.md";
    static final String TOKENIZER_CONFIG = "tokenizer_config.json";

    private static final String WEIGHT = "weight/";
    private static final String FIRST = "first_moment/";
    private static final String SECOND = "second_moment/";
    private static final String CONFIG = "config";
    private static final String PROGRESS = "progress";
    private static final ObjectMapper JSON = new JsonMapper();

    private final Path dir;
    private final BytePairEncoder tokenizer;

    /** What stands beside the tensors. */
    private record Progress(RunReport report, double lossSum, double normSum, int sinceMeasured) {}

    TrainingFolder(Path dir, BytePairEncoder tokenizer) {
        this.dir = dir;
        this.tokenizer = tokenizer;
    }

    /** The folder of the moment after so many steps. */
    static Path moment(Path dir, int step) {
        return dir.resolve(MOMENTS).resolve(String.format(Locale.ROOT, "step-%06d", step));
    }

    @Override
    public void save(Trainer trainer) throws IOException {
        writeModel(dir, trainer, Dtype.F32);
        new TrainingRecord(trainer.config(), trainer.report()).write(dir);
        String card = ModelCard.text(trainer.config(), trainer.network(), trainer.tokens(), trainer.report());
        AtomicFile.write(dir.resolve(CARD), card);
        state(trainer).write(dir.resolve(STATE));
    }

    @Override
    public void moment(Trainer trainer) throws IOException {
        writeModel(moment(dir, trainer.report().step()), trainer, Dtype.F16);
    }

    private void writeModel(Path folder, Trainer trainer, Dtype dtype) throws IOException {
        Files.createDirectories(folder);
        TokenizerFiles.save(tokenizer, folder);
        if (trainer.config().isStoryWorld())
            AtomicFile.write(folder.resolve(TOKENIZER_CONFIG), tokenizerConfig(trainer));
        int end = StoryCorpus.endOfText(tokenizer);
        CheckpointWriter.plain().as(dtype).specialTokens(end, end).write(folder, trainer.network(), trainer.weights());
    }

    /** Tells {@code transformers} that {@code <|endoftext|>} stood before every story, so that it goes before a prompt too. */
    private static String tokenizerConfig(Trainer trainer) throws JsonProcessingException {
        Map<String, Object> config = new LinkedHashMap<>();
        config.put("tokenizer_class", "GPT2Tokenizer");
        config.put("add_bos_token", true);
        config.put("add_prefix_space", false);
        for (String role : List.of("bos_token", "eos_token", "unk_token")) config.put(role, Tokenizer.END_OF_TEXT);
        config.put("model_max_length", trainer.config().context());
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(config) + "\n";
    }

    private static SafetensorsWriter state(Trainer trainer) throws JsonProcessingException {
        Progress progress =
                new Progress(trainer.report(), trainer.lossSum(), trainer.normSum(), trainer.sinceMeasured());
        SafetensorsWriter writer = new SafetensorsWriter()
                .metadata(CONFIG, trainer.config().toJson())
                .metadata(PROGRESS, JSON.writeValueAsString(progress));
        add(writer, WEIGHT, trainer, trainer.weights().heap());
        add(writer, FIRST, trainer, trainer.optimizer().first());
        add(writer, SECOND, trainer, trainer.optimizer().second());
        return writer;
    }

    private static void add(SafetensorsWriter writer, String prefix, Trainer trainer, float[] flat) {
        for (FlatTensors.Slot slot : trainer.weights().slots()) {
            writer.floats(
                    prefix + slot.name(),
                    Dtype.F32,
                    slot.shape(),
                    (from, count) ->
                            java.util.Arrays.copyOfRange(flat, slot.offset() + from, slot.offset() + from + count));
        }
    }

    /** The configuration of the run in a folder. */
    static TrainConfig config(Path dir) throws IOException {
        try (Safetensors file = Safetensors.open(dir.resolve(STATE))) {
            return TrainConfig.read(metadata(file, CONFIG), file.file().toString());
        }
    }

    /** Brings a fresh trainer to where the saved run stopped. */
    static void restore(Path dir, Trainer trainer) throws IOException {
        try (Safetensors file = Safetensors.open(dir.resolve(STATE))) {
            copy(file, WEIGHT, trainer, trainer.weights().heap());
            copy(file, FIRST, trainer, trainer.optimizer().first());
            copy(file, SECOND, trainer, trainer.optimizer().second());
            Progress progress = JSON.readValue(metadata(file, PROGRESS), Progress.class);
            trainer.restore(progress.report(), progress.lossSum(), progress.normSum(), progress.sinceMeasured());
        } catch (JsonProcessingException e) {
            throw new TrainingException(dir.resolve(STATE) + " holds no readable progress of a run", e);
        }
    }

    private static void copy(Safetensors file, String prefix, Trainer trainer, float[] flat) throws IOException {
        for (FlatTensors.Slot slot : trainer.weights().slots()) {
            float[] values = file.floats(prefix + slot.name());
            if (values.length != slot.count()) {
                throw new TrainingException(file.file() + " has " + values.length + " numbers for " + slot.name()
                        + " where the configuration wants " + slot.count());
            }
            System.arraycopy(values, 0, flat, slot.offset(), values.length);
        }
    }

    private static String metadata(Safetensors file, String key) {
        String value = file.metadata().get(key);
        if (value == null)
            throw new TrainingException(file.file() + " has no " + key + ": it is no saved training run");
        return value;
    }
}
