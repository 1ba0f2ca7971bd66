package org.glassgpt.session;

import java.nio.file.Path;
import java.util.Optional;

/** Hears what becomes of a session, on the screen's executor. */
public interface SessionListener {
    /** A run finished and is what is open now. */
    default void changed(Inputs inputs, Snapshot snapshot) {}

    /** More has been worked out beside what is open: the same pass, with what was not there yet. */
    default void enriched(Snapshot snapshot) {}

    /** Work began or ended. */
    default void busy(Optional<Activity> activity) {}

    /** What was asked for could not be done; what was open still is. */
    default void failed(Problem problem) {}

    /** The second side of a comparison changed, began or ended. */
    default void compared(Optional<Comparison> comparison) {}

    /** Something asked for was done, so that an earlier problem no longer stands. */
    default void recovered() {}

    /** A saved session is what is open now; heard after {@link #changed}. */
    default void restored(SavedSession saved, Inputs inputs) {}

    /** What was open when it was asked for is written. */
    default void saved(Path file, Inputs inputs) {}
}
