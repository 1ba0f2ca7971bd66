package org.glassgpt.cli;

import java.io.FileNotFoundException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;

/** One line for a failure, for a person. */
final class Sentence {
    private Sentence() {}

    static String of(Throwable failure) {
        return words(failure).strip().replaceAll("\\s*\\R\\s*", " ");
    }

    private static String words(Throwable failure) {
        if (failure instanceof UncheckedIOException wrapped) return words(wrapped.getCause());
        if (failure instanceof OutOfMemoryError) {
            return "not enough memory for this; GLASSGPT_OPTS=-Xmx8g allows Java more (" + message(failure) + ")";
        }
        if (failure instanceof FileSystemException file) return file.getFile() + ": " + reason(file);
        if (failure instanceof FileNotFoundException) return message(failure);
        if (failure instanceof LinkageError) return "a library cannot be loaded: " + message(failure);
        return message(failure);
    }

    /** These carry nothing but the file's name. */
    private static String reason(FileSystemException failure) {
        if (failure instanceof NoSuchFileException) return "there is no such file or folder";
        if (failure instanceof AccessDeniedException) return "this may not be read or written";
        if (failure instanceof FileAlreadyExistsException) return "there is something of that name already";
        if (failure instanceof NotDirectoryException) return "is not a folder";
        return failure.getReason() == null ? failure.getClass().getSimpleName() : failure.getReason();
    }

    private static String message(Throwable failure) {
        String message = failure.getMessage();
        return message == null || message.isBlank() ? failure.getClass().getSimpleName() : message;
    }
}
