package org.glassgpt.lesson;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/** What the learner has to do on the stage. */
public sealed interface Deed {
    /** Takes these in hand. */
    record Select(Optional<Place> token, Optional<Place> key, OptionalInt layer, Optional<Setting.HeadChoice> head)
            implements Deed {}

    record Open(String panel) implements Deed {}

    /** Types a text of so many tokens at least. */
    record Ask(int tokens) implements Deed {}

    /** Draws so many tokens. */
    record Draw(int times) implements Deed {}

    /** Changes the pass; layer and head empty: any. */
    record Change(What what, OptionalInt layer, OptionalInt head) implements Deed {}

    /** What can be changed. */
    enum What {
        HEAD_OFF,
        MLP_OFF,
        MASK_OFF,
        POSITIONS_OFF,
        DIVISOR,
        OVERWRITE,
        RESTORE
    }

    /** Moves a setting of the draw beyond a value. */
    record Turn(Dial dial, OptionalDouble above, OptionalDouble below) implements Deed {}

    /** Settings of the draw. */
    enum Dial {
        TEMPERATURE,
        TOP_K,
        TOP_P,
        SEED
    }

    /** Until this is true of what the stage shows. */
    record Until(Expression that) implements Deed {}
}
