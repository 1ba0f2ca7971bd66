package org.glassgpt.session;

import java.io.IOException;
import java.nio.file.Path;

/** Opens checkpoint folders. */
@FunctionalInterface
public interface ModelOpener {
    /**
     * Reads the checkpoint in a folder.
     *
     * @throws IOException with one sentence that says what is wrong with which file
     */
    OpenModel open(Path folder) throws IOException;
}
