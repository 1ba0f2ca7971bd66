package org.glassgpt.assets;

import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The folder {@code assets}. A package has it beside its jar, else it is on the class path. */
public final class Assets {
    private static final String FOLDER = "assets";

    private Assets() {}

    /** Where the application's code was loaded from: a folder of classes or a jar. */
    public static Path code() {
        try {
            return Path.of(Assets.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException("the place of the application's own code cannot be told", e);
        }
    }

    /**
     * A file that lies beside the jar, to be read where it is; empty where there is none.
     *
     * @param name below the folder, with slashes
     */
    public static Optional<Path> beside(String name) {
        return Optional.of(code().resolveSibling(FOLDER).resolve(name)).filter(Files::isRegularFile);
    }

    /**
     * Opens a file wherever it is.
     *
     * @param name below the folder, with slashes
     * @throws IllegalStateException when this build lacks it
     */
    public static InputStream open(String name) throws IOException {
        Optional<Path> file = beside(name);
        if (file.isPresent()) return Files.newInputStream(file.get());
        InputStream packed = Assets.class.getResourceAsStream("/" + FOLDER + "/" + name);
        if (packed == null) {
            throw new IllegalStateException(FOLDER + "/" + name + " is missing from the application");
        }
        return packed;
    }
}
