package org.glassgpt.lesson;

import java.nio.file.Path;
import java.util.List;

/** Ends the reading of the part of a lesson that holds a mistake; the other parts are read on. */
final class MistakeException extends Exception {
    private final transient Mistake mistake;

    MistakeException(Path file, int line, String key, Object... args) {
        super(file + ":" + line + ": " + key);
        this.mistake = new Mistake(file, line, key, List.of(args));
    }

    Mistake mistake() {
        return mistake;
    }
}
