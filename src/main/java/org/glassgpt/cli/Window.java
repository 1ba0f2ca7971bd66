package org.glassgpt.cli;

import java.io.IOException;
import java.util.Optional;

/** The window, which this package cannot make itself. */
public interface Window {
    /** Why it cannot be shown here, in a few words; empty when it can. */
    Optional<String> problem();

    /**
     * Shows it and waits until it is closed.
     *
     * @param assets what travels with the application
     */
    void show(WindowOptions options, BundledAssets assets) throws IOException;
}
