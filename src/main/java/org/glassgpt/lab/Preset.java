package org.glassgpt.lab;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.glassgpt.training.TrainConfig;

/** Runs that are ready to be started, from a resource file each. */
public enum Preset {
    /** Seconds, to see that it works. */
    TINY(false),
    /** Under three minutes on two cores, and most sentences are right. */
    SMALL(false),
    /** As large as the bundled model; a lesson long. */
    MEDIUM(false),
    TRANSLATE(true),
    SUMMARY(true),
    ANSWER(true),
    MOOD(true);

    private final boolean tunes;

    Preset(boolean tunes) {
        this.tunes = tunes;
    }

    /** Whether it tunes a model, rather than training a new one. */
    public boolean tunes() {
        return tunes;
    }

    /** As it is called on the command line. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Preset> named(String id) {
        return Arrays.stream(values()).filter(preset -> preset.id().equals(id)).findFirst();
    }

    public static List<Preset> all(boolean tunes) {
        return Arrays.stream(values()).filter(preset -> preset.tunes == tunes).toList();
    }

    public TrainConfig config() {
        String name = "presets/" + id() + ".json";
        try (InputStream in = Preset.class.getResourceAsStream(name)) {
            if (in == null) throw new IllegalStateException(name + " is missing from the application");
            return TrainConfig.read(new String(in.readAllBytes(), StandardCharsets.UTF_8), name);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + name, e);
        }
    }
}
