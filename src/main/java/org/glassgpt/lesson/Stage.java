package org.glassgpt.lesson;

import java.util.Optional;
import java.util.function.Consumer;

/**
 * What lessons play on. Everything is asked and answered on one thread; what takes time is answered later, and what is
 * asked for later makes earlier wishes to show something void.
 */
public interface Stage {
    /** Keeps what the learner has open, for {@link #restore}. */
    void remember();

    /** Gives the learner back what was kept, if anything was. */
    void restore();

    /** What is shown now; empty before anything is open. */
    Optional<Scene> scene();

    /** The pass that is shown now; empty before anything is open. */
    Optional<Reading> reading();

    /**
     * A pass without edits on a text, beside what is shown, which stays as it is. A stage on which nothing is open yet
     * answers when something is; one whose model cannot take the text does not answer.
     */
    void look(String prompt, Consumer<Reading> then);

    /** Shows something, and tells when it is there. */
    void show(Scene scene, Runnable then);

    /** Starts what a step runs. */
    void act(Action action);

    /** Hears whenever what is shown has changed, by a lesson or by the learner. */
    void listen(Runnable changed);
}
