package org.glassgpt.lesson;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * What a step sets; what it leaves empty stays as the lesson found it. Immutable.
 *
 * @param prompt id of a prompt of the lesson, or {@link #OWN}
 * @param line of a listing to open, from 1
 * @param operation where on the map, by its key
 * @param edits changes to the pass; empty leaves them, an empty list takes them back
 */
public record Setting(
        Optional<String> prompt,
        Optional<Place> token,
        Optional<Place> key,
        OptionalInt layer,
        Optional<HeadChoice> head,
        OptionalInt position,
        OptionalInt dimension,
        OptionalInt neuron,
        OptionalInt line,
        Optional<String> operation,
        OptionalDouble temperature,
        OptionalInt topK,
        OptionalDouble topP,
        OptionalLong seed,
        Optional<List<EditLine>> edits) {
    /** The learner's own text. */
    public static final String OWN = "own";

    public static final Setting NONE = new Setting(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            OptionalInt.empty(),
            Optional.empty(),
            OptionalInt.empty(),
            OptionalInt.empty(),
            OptionalInt.empty(),
            OptionalInt.empty(),
            Optional.empty(),
            OptionalDouble.empty(),
            OptionalInt.empty(),
            OptionalDouble.empty(),
            OptionalLong.empty(),
            Optional.empty());

    public Setting {
        edits = edits.map(List::copyOf);
    }

    /** A head, by its number or by what it does. */
    public sealed interface HeadChoice {
        record Number(int head) implements HeadChoice {}

        record Found(Role role) implements HeadChoice {}
    }

    /** What a head does, found in the trace. */
    public enum Role {
        /** Gives the key in hand the most weight from the token in hand. */
        STRONGEST,
        /** Looks one token back, on average over the text. */
        PREVIOUS,
        /** Rests on the first token, on average. */
        FIRST,
        /** Looks at the token that asks, on average. */
        ITSELF
    }

    /** What this sets, and what the other sets over it. */
    public Setting plus(Setting over) {
        return new Setting(
                over.prompt.or(() -> prompt),
                over.token.or(() -> token),
                over.key.or(() -> key),
                or(over.layer, layer),
                over.head.or(() -> head),
                or(over.position, position),
                or(over.dimension, dimension),
                or(over.neuron, neuron),
                or(over.line, line),
                over.operation.or(() -> operation),
                over.temperature.isPresent() ? over.temperature : temperature,
                or(over.topK, topK),
                over.topP.isPresent() ? over.topP : topP,
                over.seed.isPresent() ? over.seed : seed,
                over.edits.or(() -> edits));
    }

    private static OptionalInt or(OptionalInt over, OptionalInt under) {
        return over.isPresent() ? over : under;
    }
}
