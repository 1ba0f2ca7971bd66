package org.glassgpt.session;

import java.util.List;
import org.glassgpt.i18n.Messages;

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

    /** Both, one sentence after the other. */
    public Problem and(Problem other) {
        return of("figure.sentences", this, other);
    }

    /** As it is said in a language. */
    public String in(Messages words) {
        Object[] said = arguments.stream()
                .map(argument -> argument instanceof Problem part ? part.in(words) : argument)
                .toArray();
        return words.text(key, said);
    }
}
