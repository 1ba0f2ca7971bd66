package org.glassgpt.lesson;

import java.util.Optional;

/** What a step runs. */
public sealed interface Action {
    /** Draws so many tokens. */
    record Generate(int tokens) implements Action {}

    /**
     * Plays the pass.
     *
     * @param to key of the operation where it stops; to the end without
     */
    record Walk(Optional<String> to) implements Action {}

    /** Opens a laboratory and starts it. */
    record Lab(String lab, Optional<String> preset) implements Action {}
}
