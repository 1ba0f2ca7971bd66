package org.glassgpt.ui.shell;

import javafx.util.Duration;

/** How long things move. */
final class Motion {
    /** A move from one place to the next. */
    static final Duration QUICK = Duration.millis(200);

    /** From one operation to the next while playing: a move, then stillness. */
    static final Duration STEP = Duration.millis(1400);

    /** From one token to the next, when an operation is done for all of them. */
    static final Duration TOKEN = Duration.millis(350);

    private Motion() {}
}
