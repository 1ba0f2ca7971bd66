package org.glassgpt.session;

import java.util.ArrayDeque;
import java.util.Deque;

/** Fingerprints of the models that are open, each worked out once: that reads every weight. On one thread at a time. */
final class Fingerprints {
    /** As many as are open at once: what is shown, and what it is compared with. */
    private static final int OPEN = 2;

    private final Deque<Known> known = new ArrayDeque<>();

    private record Known(OpenModel model, String fingerprint) {}

    /** As {@link Fingerprint#of} has it. */
    String of(OpenModel model) {
        for (Known one : known) if (one.model() == model) return one.fingerprint();
        Known made = new Known(model, Fingerprint.of(model));
        if (known.size() == OPEN) known.removeFirst();
        known.addLast(made);
        return made.fingerprint();
    }
}
