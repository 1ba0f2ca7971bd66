package org.glassgpt.model;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** The two small checkpoints, packed with the application, whose every activation was computed by another program. */
public enum GoldenFixture {
    TINY_TIED,
    TINY_UNTIED;

    /** The activations that stand beside a checkpoint, computed by the reference program and never by this engine. */
    public static final String EXPECTED = "expected.safetensors";

    private static final String RESOURCES = "/org/glassgpt/fixtures/";

    /** For instance {@code tiny-tied}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * Copies the fixture's files out of the application.
     *
     * @param into an existing folder, in which a folder of the fixture's name is made
     * @return that folder: a checkpoint with {@link #EXPECTED} beside it
     */
    public Path unpack(Path into) throws IOException {
        Path dir = Files.createDirectories(into.resolve(id()));
        for (String file : List.of(Checkpoint.CONFIG, Checkpoint.MODEL, EXPECTED)) {
            String resource = RESOURCES + id() + "/" + file;
            try (InputStream in = GoldenFixture.class.getResourceAsStream(resource)) {
                if (in == null) throw new IOException("the application lacks its own file " + resource);
                Files.write(dir.resolve(file), in.readAllBytes());
            }
        }
        return dir;
    }
}
