package org.glassgpt.ui.panel.map;

/** How much of the network the map shows. */
public enum Zoom {
    WHOLE,
    /** The block in hand, or what comes before or after the blocks. */
    BLOCK,
    OPERATION;

    public Zoom in() {
        return this == WHOLE ? BLOCK : OPERATION;
    }

    public Zoom out() {
        return this == OPERATION ? BLOCK : WHOLE;
    }
}
