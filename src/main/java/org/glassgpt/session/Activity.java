package org.glassgpt.session;

/** What the session is busy with. */
public enum Activity {
    /** A checkpoint is being read; the first time, the engine starts too. */
    OPENING,
    /** A pass is running. */
    RUNNING
}
