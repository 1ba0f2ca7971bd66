package org.glassgpt.ui.shell;

import java.util.Locale;

/** The places of the network that the stage can show. */
public enum Place {
    TOKENS,
    ATTENTION,
    POSITIONS,
    NEXT,
    HISTORY;

    /** Key of its name. */
    String key() {
        return "place." + name().toLowerCase(Locale.ROOT);
    }
}
