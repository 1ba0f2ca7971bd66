package org.glassgpt.ui.shell;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** What only the window itself can do. */
public interface WindowActions {
    /** Asks the reader for a folder. */
    Optional<Path> chooseFolder(String title);

    void toggleFullScreen();

    /** Asks the reader for text files. */
    default List<Path> chooseFiles(String title) {
        return List.of();
    }

    /**
     * Asks the reader for a file.
     *
     * @param suggested name of it; its ending is the only one offered
     * @param save whether it is to be written; else one that is there is asked for
     */
    default Optional<Path> chooseFile(String title, String suggested, boolean save) {
        return Optional.empty();
    }

    /**
     * Asked before the window closes.
     *
     * @param may false keeps it open
     */
    default void beforeClosing(BooleanSupplier may) {}

    /** Closes the window without asking. */
    default void close() {}

    /** Writes files for the reader. */
    default TakeAway takeAway() {
        return TakeAway.none();
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
