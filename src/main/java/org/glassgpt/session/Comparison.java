package org.glassgpt.session;

import java.util.Optional;

/**
 * The second side of a comparison. Immutable.
 *
 * @param rival what was asked for
 * @param snapshot of it; empty until there is one, and while what is shown cannot be compared with it
 * @param working whether a newer one is being made
 */
public record Comparison(Rival rival, Optional<Snapshot> snapshot, boolean working) {}
