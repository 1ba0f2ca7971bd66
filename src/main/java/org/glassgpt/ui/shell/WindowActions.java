package org.glassgpt.ui.shell;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What only the window itself can do. */
public interface WindowActions {
    /** Asks the reader for a folder. */
    Optional<Path> chooseFolder(String title);

    void toggleFullScreen();

    /** Asks the reader for text files. */
    default List<Path> chooseFiles(String title) {
        return List.of();
    }

    /** Nothing of it, for pictures of the window. */
    static WindowActions none() {
        return new WindowActions() {
            @Override
            public Optional<Path> chooseFolder(String title) {
                return Optional.empty();
            }

            @Override
            public void toggleFullScreen() {}
        };
    }
}
