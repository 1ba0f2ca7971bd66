package org.glassgpt.session;

import java.nio.file.Path;
import org.glassgpt.sampling.SamplingSettings;

/** What is compared with what is shown: the same inputs but for one thing. Immutable. */
public sealed interface Rival {
    /** Another text; steps taken after the first one do not belong to it. */
    record OtherPrompt(String text) implements Rival {}

    /** Another way of choosing the next token, from the same pass. */
    record OtherSettings(SamplingSettings settings) implements Rival {}

    /**
     * Another checkpoint.
     *
     * @param folder of it
     */
    record OtherModel(Path folder) implements Rival {}

    /**
     * The model as it was at a moment of its training.
     *
     * @param folder of the copy that was kept
     * @param step of the training after which it was kept
     */
    record Moment(Path folder, int step) implements Rival {}

    /** The same without the edits: what there was before them. */
    record WithoutEdits() implements Rival {}
}
