package org.glassgpt.model;

import java.io.IOException;
import java.nio.file.Path;

/** A file of a checkpoint is not what it should be; the message is one sentence that names the file and what is wrong. */
public final class BadCheckpointException extends IOException {
    private static final long serialVersionUID = 1L;

    public BadCheckpointException(Path file, String what) {
        super(file + ": " + what);
    }
}
