package org.glassgpt.ui.shell;

import java.util.Locale;

/** The places of the network that the stage can show. */
public enum Place {
    /** The text beside how much each token surprised the model. */
    TOKENS(50),
    /** The token's row beside the map of all rows. */
    EMBEDDING(50),
    /** All heads beside the one in hand; the overview is smaller than what it leads to. */
    ATTENTION(42),
    /** As the model learned them beside sine and cosine. */
    POSITIONS(50),
    NORM(100),
    MLP(100),
    /** What was written beside what the model would say of it. */
    STREAM(50),
    NEXT(100),
    SAMPLING(100),
    /** The tree of steps beside the branch in hand, step by step. */
    HISTORY(62),
    COST(56),
    MERGES(100),
    QKV(100),
    STEPS(100),
    ARCS(100),
    ROLES(100),
    OUTPUT(100),
    SIMILARITY(100),
    ARTICLE(100);

    private final double firstShare;

    Place(double firstShare) {
        this.firstShare = firstShare;
    }

    /** What the first of two panels beside each other gets of the width, in percent. */
    double firstShare() {
        return firstShare;
    }

    /** Key of its name. */
    String key() {
        return "place." + name().toLowerCase(Locale.ROOT);
    }
}
