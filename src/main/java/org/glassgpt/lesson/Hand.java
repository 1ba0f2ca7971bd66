package org.glassgpt.lesson;

import java.util.Optional;

/**
 * What is in hand on the stage, all of it resolved to numbers. Immutable.
 *
 * @param token the query; {@link #LAST} follows the end of the text
 * @param key or {@link #NONE}
 * @param neuron or {@link #NONE}
 * @param line of a listing that is opened, from 0, or {@link #NONE}
 * @param operation where on the map, by its key; empty for the panel's own place
 */
public record Hand(
        int layer,
        int head,
        int token,
        int key,
        int position,
        int dimension,
        int neuron,
        int line,
        Optional<String> operation) {
    public static final int LAST = -1;
    public static final int NONE = -1;

    public static final Hand START = new Hand(0, 0, LAST, NONE, 0, 0, NONE, NONE, Optional.empty());

    /** The query's place in a text of T tokens. */
    public int query(int T) {
        return token == LAST ? T - 1 : Math.min(token, T - 1);
    }
}
