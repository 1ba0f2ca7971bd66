package org.glassgpt.lesson;

import java.util.List;
import java.util.Optional;

/**
 * What the stage shows.
 *
 * @param panel id
 * @param beside id of a second panel
 * @param setting all that is set
 * @param targets that are framed
 */
public record Staging(Optional<String> panel, Optional<String> beside, Setting setting, List<Target> targets) {
    public Staging {
        targets = List.copyOf(targets);
    }
}
