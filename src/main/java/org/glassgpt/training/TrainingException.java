package org.glassgpt.training;

import java.util.List;
import java.util.Optional;
import org.glassgpt.i18n.Language;
import org.glassgpt.i18n.Messages;

/**
 * A training run that can't begin or go on; the message is one sentence for the user, in English. What readers of the
 * training room meet has a key too, by which the messages have it in each language.
 */
public final class TrainingException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient Optional<String> key;
    private final transient List<Object> arguments;

    public TrainingException(String message) {
        this(message, null);
    }

    public TrainingException(String message, Throwable cause) {
        super(message, cause);
        key = Optional.empty();
        arguments = List.of();
    }

    private TrainingException(Throwable cause, String key, Object... arguments) {
        super(Messages.of(Language.EN).text(key, arguments), cause);
        this.key = Optional.of(key);
        this.arguments = List.of(arguments);
    }

    /**
     * @param key of the sentence among the messages
     * @param arguments that fill its places
     */
    public static TrainingException said(String key, Object... arguments) {
        return new TrainingException(null, key, arguments);
    }

    static TrainingException said(Throwable cause, String key, Object... arguments) {
        return new TrainingException(cause, key, arguments);
    }

    /** Where the messages have the sentence, if they do. */
    public Optional<String> key() {
        return key;
    }

    public List<Object> arguments() {
        return arguments;
    }
}
