package org.glassgpt.lesson;

import java.util.List;
import java.util.Optional;
import org.glassgpt.sampling.SamplingSettings;
import org.glassgpt.trace.Edits;

/**
 * What the stage shows, everything resolved to numbers. Immutable.
 *
 * @param prompt as typed
 * @param edits made in the pass
 * @param settings of the draw
 * @param panel id; empty for whatever the stage shows
 * @param beside id of a second panel
 * @param frames around numbers
 */
public record Scene(
        String prompt,
        Edits edits,
        SamplingSettings settings,
        Hand hand,
        Optional<String> panel,
        Optional<String> beside,
        List<Frame> frames) {
    public Scene {
        frames = List.copyOf(frames);
    }

    /**
     * Around every number of an activation or a weight whose index begins so.
     *
     * @param name of it
     */
    public record Frame(String name, List<Integer> index) {
        public Frame {
            index = List.copyOf(index);
        }
    }
}
