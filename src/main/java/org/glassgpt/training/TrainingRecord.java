package org.glassgpt.training;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.glassgpt.model.AtomicFile;

/**
 * How a checkpoint was made, beside it in {@value #FILE}: enough to train it again, to generate its training set again,
 * and to draw its loss curve.
 */
public record TrainingRecord(TrainConfig config, RunReport report) {
    public static final String FILE = "training.json";

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    /**
     * The record beside a checkpoint, if there is one.
     *
     * @throws TrainingException when there is one that can't be read
     */
    public static Optional<TrainingRecord> read(Path dir) throws IOException {
        Path file = dir.resolve(FILE);
        return Files.exists(file) ? Optional.of(read(Files.readString(file), file.toString())) : Optional.empty();
    }

    /**
     * @param source named in messages
     * @throws TrainingException when it can't be read
     */
    public static TrainingRecord read(String json, String source) {
        try {
            return JSON.readValue(json, TrainingRecord.class);
        } catch (JsonProcessingException e) {
            throw new TrainingException(source + " is no record of a training run: " + e.getOriginalMessage(), e);
        }
    }

    void write(Path dir) throws IOException {
        AtomicFile.write(dir.resolve(FILE), JSON.writeValueAsString(this) + "\n");
    }
}
