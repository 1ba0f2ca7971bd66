package org.glassgpt.trace;

import java.util.Collection;
import java.util.Set;

/** Which activations a pass keeps in its trace. */
public sealed interface Keep {
    boolean wants(ActivationName name);

    /** Everything. */
    static Keep all() {
        return new All();
    }

    /** Everything but what grows with the square of the context (scores and patterns). */
    static Keep linear() {
        return new Linear();
    }

    /** These only. */
    static Keep only(ActivationName... names) {
        return new Only(Set.of(names));
    }

    /** These only. */
    static Keep only(Collection<ActivationName> names) {
        return new Only(Set.copyOf(names));
    }

    record All() implements Keep {
        @Override
        public boolean wants(ActivationName name) {
            return true;
        }
    }

    record Linear() implements Keep {
        @Override
        public boolean wants(ActivationName name) {
            return !name.kind().quadratic();
        }
    }

    record Only(Set<ActivationName> names) implements Keep {
        @Override
        public boolean wants(ActivationName name) {
            return names.contains(name);
        }
    }
}
