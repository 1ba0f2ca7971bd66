package org.glassgpt.ui.panel.training;

import java.util.Optional;
import org.glassgpt.lab.Baselines;
import org.glassgpt.training.RunReport;

/**
 * What a picture of runs shows.
 *
 * @param name of the run in hand
 * @param report of it
 * @param steps it is to take
 * @param baselines what its loss can be held against
 * @param other another run on the same plot
 */
public record Compared(String name, RunReport report, int steps, Optional<Baselines> baselines, Optional<Named> other) {
    /** Another run. */
    public record Named(String name, RunReport report) {}
}
