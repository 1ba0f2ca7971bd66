package org.glassgpt.session;

import java.util.Optional;

/**
 * The second side of a comparison. Immutable.
 *
 * @param rival what was asked for
 * @param snapshot of it; empty until there is one, and while what is shown cannot be compared with it
 * @param model opened for it, where it is another than the first side's
 * @param working whether a newer one is being made
 */
public record Comparison(Rival rival, Optional<Snapshot> snapshot, Optional<OpenModel> model, boolean working) {
    /** One that stands still. */
    public static Comparison of(Rival rival, Snapshot snapshot) {
        return new Comparison(rival, Optional.of(snapshot), Optional.empty(), false);
    }
}
