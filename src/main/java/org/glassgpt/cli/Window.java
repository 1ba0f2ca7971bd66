package org.glassgpt.cli;

import java.io.IOException;

/** The window, or what takes its place where there is no display. */
@FunctionalInterface
public interface Window {
    /**
     * Shows it and waits until it is closed.
     *
     * @throws IOException in one sentence, when it cannot be shown
     */
    void show(WindowOptions options, Console console) throws IOException;
}
