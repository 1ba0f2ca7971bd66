package org.glassgpt.export;

import java.util.Locale;

/** Kinds of picture files. */
public enum Format {
    PNG,
    SVG;

    /** Without the dot. */
    public String extension() {
        return name().toLowerCase(Locale.ROOT);
    }
}
