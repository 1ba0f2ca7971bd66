package org.glassgpt.session;

import java.util.List;

/**
 * Why something asked for could not be done, for the reader.
 *
 * @param key of the sentence among the messages
 * @param arguments that fill its places
 */
public record Problem(String key, List<Object> arguments) {
    public Problem {
        arguments = List.copyOf(arguments);
    }

    public static Problem of(String key, Object... arguments) {
        return new Problem(key, List.of(arguments));
    }
}
