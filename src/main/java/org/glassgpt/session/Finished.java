package org.glassgpt.session;

import java.util.Optional;

/**
 * A run that ended well, and what could not be done all the same.
 *
 * @param problem what is not as it was asked for, if anything
 * @param restored what was opened from a file, where that was asked for
 */
record Finished(Inputs inputs, Snapshot snapshot, Optional<Problem> problem, Optional<FromFile> restored) {
    /**
     * What was opened from a file.
     *
     * @param rival what it is compared with
     */
    record FromFile(SavedSession saved, Optional<Rival> rival) {}

    /** As it was asked for. */
    static Finished of(Inputs inputs, Snapshot snapshot) {
        return new Finished(inputs, snapshot, Optional.empty(), Optional.empty());
    }
}
