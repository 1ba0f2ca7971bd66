package org.glassgpt.world;

import java.util.Locale;

/** The kinds of things the world has words for. */
public enum Kind {
    NAME,
    THING,
    PLACE,
    COLOUR;

    /** The kind in lower case: {@code name}, {@code thing}, {@code place}, {@code colour}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
