package org.glassgpt.session;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where the model of a saved session may be. A session file names no place, so that one from a stranger reads nothing
 * that the reader did not open before or put beside it.
 */
public final class SessionFolders {
    private SessionFolders() {}

    /**
     * The likeliest first; the bundled model is always among them, the last resort.
     *
     * @param recent folders opened before
     * @param file of the session: the model's folder may stand beside it
     */
    public static List<Path> of(SavedSession saved, Optional<Path> bundled, List<Path> recent, Path file) {
        List<Path> folders = new ArrayList<>();
        if (saved.model().equals(CheckpointModels.BUNDLED)) bundled.ifPresent(folders::add);
        recent.stream()
                .filter(folder -> folder.getFileName() != null)
                .filter(folder -> folder.getFileName().toString().equals(saved.model()))
                .forEach(folders::add);
        beside(file, saved.model()).ifPresent(folders::add);
        bundled.ifPresent(folders::add);
        return folders.stream().distinct().toList();
    }

    /** A folder of that name beside the file; a name that leads elsewhere is no such name. */
    private static Optional<Path> beside(Path file, String name) {
        try {
            Path named = Path.of(name);
            boolean plain = !named.isAbsolute() && named.getNameCount() == 1 && named.equals(named.normalize());
            if (!plain || name.isBlank() || name.equals("..")) return Optional.empty();
            Path folder = file.toAbsolutePath().resolveSibling(named);
            return Files.isDirectory(folder) ? Optional.of(folder) : Optional.empty();
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }
}
