package org.glassgpt.ui.shell;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Where lessons stand.
 *
 * @param ours those that come with the application
 * @param own those of the user
 * @param progress where it is kept what the learner has read and answered
 */
public record LessonFolders(Optional<Path> ours, Optional<Path> own, Optional<Path> progress) {
    public static final LessonFolders NONE = new LessonFolders(Optional.empty(), Optional.empty(), Optional.empty());
}
