package org.glassgpt.tokenizer;

import java.io.IOException;
import java.nio.file.Path;

/** A tokenizer file is not what it should be; the message is one sentence that names the file and the place. */
public final class BadTokenizerFileException extends IOException {
    private static final long serialVersionUID = 1L;

    BadTokenizerFileException(Path file, String what) {
        super(file + ": " + what);
    }
}
