package org.glassgpt.session;

import org.glassgpt.i18n.Language;
import org.glassgpt.i18n.Messages;

/** What was asked for cannot be done; carries the sentence for the reader, and as its message says it in English. */
public final class ProblemException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    ProblemException(String key, Object... arguments) {
        super(Problem.of(key, arguments).in(Messages.of(Language.EN)));
        problem = Problem.of(key, arguments);
    }

    public Problem problem() {
        return problem;
    }
}
