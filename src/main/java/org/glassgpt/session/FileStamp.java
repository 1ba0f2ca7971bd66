package org.glassgpt.session;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Optional;

/**
 * By what is seen that a file was written again: files are replaced, not written over, so where the system has numbers for
 * them the number tells, however soon it happens.
 *
 * @param key the system's own, empty where it has none
 */
public record FileStamp(String key, long size, FileTime written) {
    /** Of what stands there now; empty where nothing does. */
    public static Optional<FileStamp> of(Path file) {
        try {
            BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
            String key = now.fileKey() == null ? "" : now.fileKey().toString();
            return Optional.of(new FileStamp(key, now.size(), now.lastModifiedTime()));
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
