package org.glassgpt.session;

import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.Locale;

/** What an error says of itself, as a part of a sentence: of files the system gives little more than a name. */
public final class FileProblem {
    /** How Linux, macOS and Windows begin to say that a disk is full, and that it takes nothing at all. */
    private static final List<String> FULL = List.of("no space left", "there is not enough space");

    private static final List<String> READ_ONLY = List.of("read-only file system", "the media is write protected");

    private FileProblem() {}

    /** A text, or a problem to be said in the reader's language. */
    public static Object of(Throwable e) {
        if (e instanceof FileSystemException failed && failed.getFile() != null) return ofFile(failed);
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }

    private static Problem ofFile(FileSystemException e) {
        if (e instanceof AccessDeniedException) return Problem.of("problem.file-denied", e.getFile());
        if (e instanceof NoSuchFileException) return Problem.of("problem.file-missing", e.getFile());
        String reason = e.getReason() == null ? e.getClass().getSimpleName() : e.getReason();
        if (begins(reason, FULL)) return Problem.of("problem.file-full", e.getFile());
        if (begins(reason, READ_ONLY)) return Problem.of("problem.file-read-only", e.getFile());
        return Problem.of("problem.file", e.getFile(), reason);
    }

    private static boolean begins(String reason, List<String> beginnings) {
        String small = reason.toLowerCase(Locale.ROOT);
        return beginnings.stream().anyMatch(small::startsWith);
    }
}
