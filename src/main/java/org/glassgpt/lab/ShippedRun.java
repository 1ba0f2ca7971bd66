package org.glassgpt.lab;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.glassgpt.assets.Assets;
import org.glassgpt.training.TrainingRecord;

/**
 * A run that comes with the application, as its files tell it: enough to draw the run without opening its model.
 *
 * @param baselines what its loss can be held against, nats per token
 */
public record ShippedRun(TrainingRecord record, Baselines baselines) {
    /** Folder of the model that comes with the application. */
    public static final String BUNDLED = "model";

    /** Folder of a preset's result. */
    public static String folder(Preset preset) {
        return "labs/" + preset.id();
    }

    /**
     * @param folder below the application's assets
     * @throws IllegalStateException when this build lacks it
     */
    public static ShippedRun read(String folder) {
        String record = folder + "/" + TrainingRecord.FILE;
        String lines = folder + "/" + Baselines.FILE;
        try {
            return new ShippedRun(TrainingRecord.read(text(record), record), Baselines.read(text(lines)));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the shipped run " + folder, e);
        }
    }

    private static String text(String name) throws IOException {
        try (InputStream in = Assets.open(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
