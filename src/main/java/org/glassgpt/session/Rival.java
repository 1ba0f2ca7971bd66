package org.glassgpt.session;

import java.nio.file.Path;
import java.util.Optional;
import org.glassgpt.sampling.SamplingSettings;
import org.glassgpt.trace.Edits;

/** What is compared with what is shown: the same inputs but for one thing. Immutable. */
public sealed interface Rival {
    /** The folder of another model, where it is one. */
    default Optional<Path> folder() {
        return Optional.empty();
    }

    /**
     * The inputs of the second side.
     *
     * @param first side's
     * @param model of the folder; the first side's where there is none
     */
    Inputs beside(Inputs first, OpenModel model);

    /** Another text; steps taken after the first one do not belong to it. */
    record OtherPrompt(String text) implements Rival {
        @Override
        public Inputs beside(Inputs first, OpenModel model) {
            return first.withPrompt(text);
        }
    }

    /** Another way of choosing the next token, from the same pass. */
    record OtherSettings(SamplingSettings settings) implements Rival {
        @Override
        public Inputs beside(Inputs first, OpenModel model) {
            return first.withSettings(settings);
        }
    }

    /** Another checkpoint. */
    record OtherModel(Path where) implements Rival {
        @Override
        public Optional<Path> folder() {
            return Optional.of(where);
        }

        @Override
        public Inputs beside(Inputs first, OpenModel model) {
            return first.on(model);
        }
    }

    /**
     * The model as it was at a moment of its training.
     *
     * @param where the copy that was kept stands
     * @param step of the training after which it was kept
     */
    record Moment(Path where, int step) implements Rival {
        @Override
        public Optional<Path> folder() {
            return Optional.of(where);
        }

        @Override
        public Inputs beside(Inputs first, OpenModel model) {
            return first.on(model);
        }
    }

    /** The same without the edits: what there was before them. */
    record WithoutEdits() implements Rival {
        @Override
        public Inputs beside(Inputs first, OpenModel model) {
            return first.withEdits(Edits.NONE);
        }
    }
}
