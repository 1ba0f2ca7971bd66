package org.glassgpt.lab;

import org.glassgpt.session.FileProblem;
import org.glassgpt.session.Problem;
import org.glassgpt.training.TrainingException;

/** What went wrong, as a sentence that each language has. */
public final class Problems {
    private Problems() {}

    /** An error whose own message is one sentence is said as it is where the messages do not have it. */
    public static Problem of(Exception e) {
        return e instanceof TrainingException known && known.key().isPresent()
                ? new Problem(known.key().get(), known.arguments())
                : Problem.of("training.other", FileProblem.of(e));
    }
}
